package org.undersigned.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.GrowingTree;
import org.undersigned.tlog.TileFile;

/** A nation's ledger on an auditor's small machine. */
class MillionTest {

    private static final int ENTRIES = 1_000_000;
    private static final long MOST_KILOBYTES = 512 * 1024;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    @TempDir
    Path folder;

    @BeforeEach
    void write_the_ledger() throws IOException {
        var tree = new GrowingTree();
        tree.append(new Entry.Genesis(Example.TEXT_HASH, new byte[32]).bytes(), this::write);
        for (var number = 1L; number < ENTRIES; number++) {
            tree.append(new Entry.Signature(commitment(number)).bytes(), this::write);
        }
        tree.unfinished().forEach(this::write);
        Files.writeString(
                folder.resolve("checkpoint"),
                new Checkpoint(Example.ORIGIN, ENTRIES, tree.root())
                        .sign(Example.KEY)
                        .note());
    }

    @Test
    @Timeout(120)
    void a_million_entries_are_verified_whole_within_half_a_gibibyte() {
        assumeTrue(Files.exists(Measured.STATUS));

        var said = Child.with("-Xmx448m").runs(Measured.class, "verify", "log", folder.toString(), "--key", Pack.VKEY);

        assertThat(said).startsWith("OK: ").contains("all %d entries".formatted(ENTRIES), "given key");
        var peak = PEAK.matcher(said);
        assertThat(peak.find()).as(said).isTrue();
        assertThat(Long.parseLong(peak.group(1))).isLessThan(MOST_KILOBYTES);
    }

    private void write(TileFile file) {
        try {
            var place = folder.resolve(file.tile().path());
            Files.createDirectories(place.getParent());
            Files.write(place, file.bytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As scattered as a hash is, without being one. */
    private static byte[] commitment(long number) {
        return ByteBuffer.allocate(32)
                .putLong(number * 0x9E3779B97F4A7C15L)
                .putLong(number)
                .array();
    }
}
