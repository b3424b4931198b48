package org.undersigned.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashIndexTest {

    private final HashIndex index = new HashIndex(200_000);

    @Test
    void hashes_are_found_again_with_their_numbers_and_never_put_twice() {
        var hashes = hashes(100_000);
        for (var i = 0; i < hashes.size(); i++) {
            assertThat(index.put(hashes.get(i), 2 * i)).isTrue();
        }

        for (var i = 0; i < hashes.size(); i++) {
            assertThat(index.holds(hashes.get(i), 2 * i)).isTrue();
            assertThat(index.holds(hashes.get(i), 2 * i + 1)).isFalse();
            assertThat(index.put(hashes.get(i), 7)).isFalse();
        }
        assertThat(index.holds(new byte[32], 0)).isFalse();
    }

    @Test
    void a_full_table_still_finds_everything() {
        for (var most : new int[] {1, 2, 3, 4, 7, 100}) {
            var full = new HashIndex(most);
            var hashes = hashes(most);
            for (var i = 0; i < most; i++) {
                assertThat(full.put(hashes.get(i), i)).isTrue();
            }
            for (var i = 0; i < most; i++) {
                assertThat(full.holds(hashes.get(i), i)).isTrue();
                assertThat(full.put(hashes.get(i), i)).isFalse();
            }
            assertThat(full.put(new byte[32], 0)).isTrue();
        }
    }

    @Test
    void a_table_serves_again_and_keeps_each_hash_until_another_takes_its_place() {
        var hashes = hashes(3);
        index.put(hashes.get(0), 0);
        index.put(hashes.get(1), 1);

        index.forget();

        assertThat(index.holds(hashes.get(1), 1)).isTrue();
        assertThat(index.put(hashes.get(1), 0)).isTrue();
        assertThat(index.put(hashes.get(1), 1)).isFalse();
        assertThat(index.holds(hashes.get(0), 0)).isFalse();
        index.replace(hashes.get(2), 1);
        assertThat(index.holds(hashes.get(2), 1)).isTrue();
    }

    @Test
    void hashes_that_differ_in_their_last_bit_are_different() {
        var one = new byte[32];
        var other = new byte[32];
        other[31] = 1;

        assertThat(index.put(one, 1)).isTrue();
        assertThat(index.put(other, 2)).isTrue();
        assertThat(index.holds(one, 1)).isTrue();
        assertThat(index.holds(other, 2)).isTrue();
    }

    private static List<byte[]> hashes(int count) {
        var random = new Random(5);
        var hashes = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            var hash = new byte[32];
            random.nextBytes(hash);
            hashes.add(hash);
        }
        return hashes;
    }
}
