package org.undersigned.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.vault.Tokens.Purpose;
import org.undersigned.vault.Tokens.Subject;

class VaultTest {

    private static final byte[] NAME = "Sam".getBytes(StandardCharsets.UTF_8);
    private final UUID row = UUID.randomUUID();

    @TempDir
    private Path keys;

    @Test
    void what_was_sealed_opens_in_its_place_alone() {
        var vault = vault(1, 2);
        var sealed = vault.keys(1).seal("request.personal", row, NAME);

        assertThat(vault.keys(1).open("request.personal", row, sealed)).isEqualTo(NAME);
        assertThatThrownBy(() -> vault.keys(1).open("signature.personal", row, sealed))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.keys(1).open("request.personal", UUID.randomUUID(), sealed))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.keys(2).open("request.personal", row, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void the_next_start_finds_the_same_keys() {
        var sealed = vault(1).keys(1).seal("request.personal", row, NAME);

        var again = vault(1);

        assertThat(again.keys(1).open("request.personal", row, sealed)).isEqualTo(NAME);
        again.mustMatch(again.mark());
    }

    @Test
    void other_keys_do_not_match(@TempDir Path others) {
        var mark = vault().mark();

        assertThatThrownBy(() -> new Vault(new VaultSettings(others)).mustMatch(mark))
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining(others.toString());
    }

    @Test
    void key_files_are_for_the_owner_alone() throws Exception {
        vault(1);

        try (var files = Files.list(keys)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_lost_key_file_is_named() throws Exception {
        vault(1);
        Files.delete(keys.resolve("campaign-1.key"));

        assertThatThrownBy(() -> new Vault(new VaultSettings(keys)).keys(1))
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("campaign-1.key");
    }

    @Test
    void destroyed_keys_open_nothing_and_are_not_made_again() throws Exception {
        var vault = vault(1, 2);
        var sealed = vault.keys(1).seal("request.personal", row, NAME);

        vault.destroy(1);
        vault.destroy(1);
        vault.create(1);

        assertThat(vault.find(1)).isEmpty();
        assertThat(vault.find(2)).isPresent();
        assertThatThrownBy(() -> vault.keys(1)).isInstanceOf(KeysUnusable.class).hasMessageContaining("destroyed");
        assertThatThrownBy(() -> vault(1).keys(1)).isInstanceOf(KeysUnusable.class);
        assertThat(Files.readString(keys.resolve("campaign-1.key"))).isEqualTo("destroyed\n");
        assertThat(sealed).isNotEmpty();
    }

    @Test
    void the_hosts_own_keys_are_never_destroyed() {
        var vault = vault();

        assertThatThrownBy(() -> vault.destroy(Vault.HOST)).isInstanceOf(IllegalArgumentException.class);

        assertThat(vault.find(Vault.HOST)).isPresent();
    }

    @Test
    void an_address_has_one_tag_in_a_campaign_and_another_elsewhere() {
        var vault = vault(1, 2);

        assertThat(vault.keys(1).tag("sam@example.org"))
                .hasSize(32)
                .isEqualTo(vault.keys(1).tag("sam@example.org"))
                .isNotEqualTo(vault.keys(2).tag("sam@example.org"));
    }

    @Test
    void a_token_is_read_back_for_its_own_purpose_only() {
        var tokens = new Tokens(vault());
        var token = tokens.issue(Purpose.CONFIRMATION, 300, row);

        assertThat(tokens.read(Purpose.CONFIRMATION, token.text())).contains(new Subject(300, row));
        assertThat(tokens.read(Purpose.RECEIPT, token.text())).isEmpty();
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void a_token_with_any_character_changed_is_no_token() {
        var tokens = new Tokens(vault());
        var text = tokens.issue(Purpose.RECEIPT, 1, row).text();

        for (var position = 0; position < text.length(); position++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(position, text.charAt(position) == 'A' ? 'B' : 'A');
            assertThat(tokens.read(Purpose.RECEIPT, changed.toString())).isEmpty();
        }
        assertThat(tokens.read(Purpose.RECEIPT, text + "=")).isEmpty();
        assertThat(tokens.read(Purpose.RECEIPT, "")).isEmpty();
        assertThat(tokens.read(Purpose.RECEIPT, "x".repeat(10_000))).isEmpty();
    }

    private Vault vault(long... campaigns) {
        var vault = new Vault(new VaultSettings(keys));
        for (var campaign : campaigns) {
            vault.create(campaign);
        }
        return vault;
    }
}
