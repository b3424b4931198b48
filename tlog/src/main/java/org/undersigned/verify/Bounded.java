package org.undersigned.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.Unproven;

/** Files of strangers, of which never more than a bound is held in memory. */
final class Bounded {

    private static final int LONGEST_LINE = 64 * 1024;

    private Bounded() {}

    static byte[] bytes(Path file, int most) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Unproven("file.long", file.getFileName());
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new Unproven("file.unreadable", file);
        }
    }

    static String text(Path file, int most) {
        return Encoded.utf8(bytes(file, most)).orElseThrow(() -> new Unproven("file.text", file.getFileName()));
    }

    /** Hands on each line; says in which line something did not hold. */
    static void lines(Path file, Consumer<String> each) {
        var number = 0L;
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            for (var line = line(in, file); line.isPresent(); line = line(in, file)) {
                number++;
                each.accept(line.get());
            }
        } catch (IOException unreadable) {
            throw new Unproven("file.unreadable", file);
        } catch (Unproven reason) {
            throw new Unproven("file.line", file.getFileName(), number, reason.reason());
        }
    }

    private static Optional<String> line(InputStream in, Path file) throws IOException {
        var line = new ByteArrayOutputStream(512);
        var c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new Unproven("file.long", file.getFileName());
            }
            line.write(c);
        }
        return Optional.of(
                Encoded.utf8(line.toByteArray()).orElseThrow(() -> new Unproven("file.text", file.getFileName())));
    }
}
