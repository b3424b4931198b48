package org.undersigned.letter;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Seals for paper: the checkpoint to hold files against, in print, and byte for byte in a code, so that nobody has to type it. */
final class Seals {

    private Seals() {}

    /** @param headings what stands before the checkpoint, and before the key */
    static Seal of(List<String> headings, String checkpoint, String key) {
        var lines = Stream.of(
                        Stream.of(headings.getFirst()),
                        checkpoint.lines().filter(line -> !line.isBlank()),
                        Stream.of(headings.getLast(), key))
                .flatMap(part -> part)
                .toList();
        return code(lines, checkpoint);
    }

    private static Seal code(List<String> lines, String checkpoint) {
        try {
            var hints = Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
            var matrix =
                    Encoder.encode(checkpoint, ErrorCorrectionLevel.M, hints).getMatrix();
            var dark = new BitSet();
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    dark.set(y * matrix.getWidth() + x, matrix.get(x, y) == 1);
                }
            }
            return new Seal(lines, matrix.getWidth(), dark);
        } catch (WriterException tooLong) {
            throw new IllegalStateException("a checkpoint fits into a code", tooLong);
        }
    }
}
