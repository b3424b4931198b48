package org.undersigned.letter;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Seals for paper: the checkpoint to hold files against, and a code that leads a telephone to the page which explains it. */
final class Seals {

    private Seals() {}

    /** @param headings what stands before the checkpoint, and before the key */
    static Seal of(List<String> headings, String checkpoint, String key, String address) {
        var lines = Stream.of(
                        Stream.of(headings.getFirst()),
                        checkpoint.lines().filter(line -> !line.isBlank()),
                        Stream.of(headings.getLast(), key))
                .flatMap(part -> part)
                .toList();
        return code(lines, address);
    }

    private static Seal code(List<String> lines, String address) {
        try {
            var matrix = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
            var dark = new BitSet();
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    dark.set(y * matrix.getWidth() + x, matrix.get(x, y) == 1);
                }
            }
            return new Seal(lines, matrix.getWidth(), dark);
        } catch (WriterException tooLong) {
            throw new IllegalStateException("an address fits into a code", tooLong);
        }
    }
}
