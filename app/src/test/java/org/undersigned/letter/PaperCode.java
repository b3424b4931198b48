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
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a camera reads out of the square code on the last page of a PDF. */
public final class PaperCode {

    private static final float DPI = 200;

    private PaperCode() {}

    public static String read(Path file) {
        try (var document = Loader.loadPDF(file.toFile())) {
            var image = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, DPI);
            var width = image.getWidth();
            var height = image.getHeight();
            var light = new RGBLuminanceSource(
                    width, height, image.getRGB(0, 0, width, height, new int[width * height], 0, width));
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ReaderException unreadable) {
            throw new AssertionError("no code can be read in " + file, unreadable);
        }
    }
}
