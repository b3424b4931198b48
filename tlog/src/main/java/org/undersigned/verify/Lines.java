package org.undersigned.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.Unproven;

/** The lines of a text file of any length, of which one is held at a time. */
final class Lines implements AutoCloseable {

    private static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int start;
    private int end;

    private Lines(InputStream in) {
        this.in = in;
    }

    /** Hands on each line without its newline; says in which one something did not hold. */
    static void each(Path file, Consumer<String> each) {
        var number = 1L;
        try (var lines = new Lines(Files.newInputStream(file))) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                each.accept(line.get());
                number++;
            }
        } catch (IOException unreadable) {
            throw new Unproven("file.unreadable", file);
        } catch (Unproven reason) {
            throw new Unproven("file.line", file.getFileName(), number, reason.reason());
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Optional<String> next() throws IOException {
        for (var at = start; ; at++) {
            if (at == end) {
                at -= start;
                if (!fill()) {
                    return start == end ? Optional.empty() : Optional.of(take(end));
                }
            }
            if (buffer[at] == '\n') {
                var line = take(at);
                start = at + 1;
                return Optional.of(line);
            }
        }
    }

    /** Moves the line begun to the front and reads on; false at the end of the file. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == LONGEST) {
            throw new Unproven("line.long");
        }
        var read = in.read(buffer, end, LONGEST - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private String take(int to) {
        var line = Encoded.utf8(Arrays.copyOfRange(buffer, start, to)).orElseThrow(() -> new Unproven("line.text"));
        start = to;
        return line;
    }
}
