package org.undersigned.letter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.undersigned.letter.Breaks.Ending;

/** The picture that social networks and messengers show beside a link to a campaign: the letter's title on paper. */
public final class ShareImage {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final float EDGE = 36;
    private static final float MARGIN = 104;
    private static final float MEASURE = WIDTH - 2 * MARGIN;
    private static final float LARGEST = 76;
    private static final float SMALLEST = 34;
    private static final int LINES = 4;
    private static final int LONGEST_TITLE = 400;
    private static final float ROOM = 330;
    private static final float LEADING = 1.18f;

    private final Graphics2D canvas;
    private final Locale locale;
    private final boolean rightToLeft;

    private ShareImage(Graphics2D canvas, Locale locale) {
        this.canvas = canvas;
        this.locale = locale;
        this.rightToLeft = Direction.of(locale) == Direction.RIGHT_TO_LEFT;
    }

    /**
     * A PNG of 1200 by 630.
     *
     * @param addressed such as "An open letter to the Minister of Agriculture"
     */
    public static byte[] png(Locale locale, String addressed, String title, String organisation) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Fonts.restore();
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new ShareImage(canvas, locale).draw(addressed, title, organisation);
        canvas.dispose();
        return encoded(image);
    }

    private void draw(String addressed, String title, String organisation) {
        fill(Ink.PAGE, 0, 0, WIDTH, HEIGHT);
        fill(Ink.RULE, EDGE - 1, EDGE - 1, WIDTH - 2 * EDGE + 2, HEIGHT - 2 * EDGE + 2);
        fill(Ink.PAPER, EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE);
        fill(Ink.WAX, EDGE, EDGE, WIDTH - 2 * EDGE, 8);
        line(Voice.SANS, addressed, 27, Ink.SOFT, 128);
        title(title);
        fill(Ink.WAX, rightToLeft ? WIDTH - MARGIN - 72 : MARGIN, 506, 72, 3);
        line(Voice.SERIF_BOLD, organisation, 28, Ink.BLACK, 550);
    }

    private void line(Voice voice, String text, float size, Color colour, float y) {
        var fitted = Fitted.of(voice, text, size, MEASURE);
        write(fitted.line(), fitted.size(), colour, y);
    }

    private void title(String text) {
        var size = LARGEST;
        while (!fits(set(text, size).size(), size) && size > SMALLEST) {
            size -= 2;
        }
        var lines = set(cut(text, size), size);
        var y = 150 + (ROOM - lines.size() * size * LEADING) / 2 + size;
        for (var line : lines) {
            write(line, size, Ink.BLACK, y);
            y += size * LEADING;
        }
    }

    private String cut(String text, float size) {
        var shown = text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + '…' : text;
        while (set(shown, size).size() > LINES) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -8))
                            .stripTrailing()
                    + '…';
        }
        return shown;
    }

    private List<Line> set(String text, float size) {
        return Paragraph.of(Voice.SERIF_BOLD, text, size, MEASURE, Ending.EVEN, locale)
                .lines();
    }

    private static boolean fits(int lines, float size) {
        return lines <= LINES && lines * size * LEADING <= ROOM;
    }

    private void write(Line line, float size, Color colour, float y) {
        canvas.setColor(colour);
        var left = rightToLeft ? WIDTH - MARGIN - line.width() * size / Fonts.EM : MARGIN;
        for (var run : line.runs()) {
            var place = AffineTransform.getTranslateInstance(left + run.x() * size / Fonts.EM, y);
            place.scale(size / Fonts.EM, size / Fonts.EM);
            canvas.fill(place.createTransformedShape(run.glyphs().outline()));
        }
    }

    private void fill(Color colour, float x, float y, float width, float height) {
        canvas.setColor(colour);
        canvas.fill(new Rectangle2D.Float(x, y, width, height));
    }

    private static byte[] encoded(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
