package org.undersigned.letter;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.pdf.BaseFont;

/** The faces we ship, each read once a process and only when a text needs it. */
final class Fonts {

    /** The size at which text is measured: lengths come out in thousandths of the em, as PDF counts them. */
    static final float EM = 1000;

    static final FontRenderContext EXACT;

    private static final Path FOLDER;
    private static final Map<Face, Font> SCREEN = new ConcurrentHashMap<>();
    private static final Map<Face, BaseFont> PAPER = new ConcurrentHashMap<>();
    private static final Map<Face, Map<Integer, Integer>> FIGURES = new ConcurrentHashMap<>();

    static {
        FOLDER = temporaryFolder();
        // The JDK asks libfontconfig for the system's fonts, and a server may have neither; this file answers in its
        // place.
        setUnlessSet("sun.awt.fontconfig", unpacked("fontconfig.properties").toString());
        setUnlessSet("java.awt.headless", "true");
        EXACT = new FontRenderContext(null, true, true);
    }

    private Fonts() {}

    static Font screen(Face face) {
        return SCREEN.computeIfAbsent(face, Fonts::readForScreen);
    }

    static BaseFont paper(Face face) {
        return PAPER.computeIfAbsent(face, Fonts::readForPaper);
    }

    /** A glyph's stand-in where figures sit in a sentence; none for faces without such figures. */
    static Map<Integer, Integer> oldStyleFigures(Face face) {
        return FIGURES.computeIfAbsent(face, f -> f.hasOldStyleFigures() ? OldStyleFigures.of(f) : Map.of());
    }

    /** One table of a font file, as OpenType lays it out. */
    static ByteBuffer table(Face face, String tag) {
        try {
            var font = ByteBuffer.wrap(Files.readAllBytes(file(face)));
            for (var i = 0; i < font.getShort(4); i++) {
                var record = 12 + 16 * i;
                if (font.getInt(record)
                        == ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII))
                                .getInt()) {
                    return font.slice(font.getInt(record + 8), font.getInt(record + 12));
                }
            }
            throw new IllegalStateException(face.file() + " has no table " + tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts back what a cleaner of temporary files took away: fonts are opened again long after they were read. */
    static void restore() {
        for (var face : SCREEN.keySet()) {
            file(face);
        }
    }

    private static Font readForScreen(Face face) {
        try {
            var attributes = Map.of(
                    TextAttribute.SIZE, EM,
                    TextAttribute.KERNING, TextAttribute.KERNING_ON,
                    TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);
            return Font.createFont(Font.TRUETYPE_FONT, file(face).toFile()).deriveFont(attributes);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("cannot read the font " + face.file(), e);
        }
    }

    private static BaseFont readForPaper(Face face) {
        try {
            var font = BaseFont.createFont(file(face).toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            font.setSubset(true);
            return font;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the font " + face.file(), e);
        }
    }

    private static Path file(Face face) {
        var file = FOLDER.resolve(face.file());
        synchronized (Fonts.class) {
            return Files.exists(file) ? file : unpacked(face.file());
        }
    }

    private static Path unpacked(String name) {
        var file = FOLDER.resolve(name);
        try (var in = Fonts.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " on the class path");
            }
            Files.createDirectories(FOLDER);
            Files.copy(in, file);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("undersigned-fonts");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
