package org.undersigned.letter;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a camera reads out of the square code on the last page of a PDF. */
public final class PaperCode {

    /** From how near a camera looks, one after the other: of a hundred codes it misses one or none from each. */
    private static final List<Integer> DOTS_PER_INCH = List.of(200, 250, 300, 400);

    private PaperCode() {}

    public static String read(Path file) {
        try (var document = Loader.loadPDF(file.toFile())) {
            var renderer = new PDFRenderer(document);
            for (var dots : DOTS_PER_INCH) {
                var read = read(renderer, document.getNumberOfPages() - 1, dots);
                if (read.isPresent()) {
                    return read.get();
                }
            }
            throw new AssertionError("no code can be read in " + file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<String> read(PDFRenderer renderer, int page, int dots) throws IOException {
        var image = renderer.renderImageWithDPI(page, dots);
        var width = image.getWidth();
        var height = image.getHeight();
        var light = new RGBLuminanceSource(
                width, height, image.getRGB(0, 0, width, height, new int[width * height], 0, width));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException missed) {
            return Optional.empty();
        }
    }
}
