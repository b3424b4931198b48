package org.undersigned.letter;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** One line of text, shaped and in place: runs in the order of reading, each with its distance from the line's left end. */
record Line(List<Placed> runs, float width, int substitutes) {

    /** A run and where it starts, in thousandths of the em. */
    record Placed(Glyphs glyphs, float x, int start) {}

    /** A line by itself, such as a name: its first letter gives its direction. */
    static Line of(Voice voice, String raw) {
        return of(voice, raw, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    }

    static Line of(Voice voice, String raw, int direction) {
        var legible = Legible.in(voice, raw);
        return of(voice, legible.text(), new Bidi(legible.text(), direction)).having(legible.substitutes());
    }

    /** The whole of a text whose directions are known. */
    static Line of(Voice voice, String text, Bidi bidi) {
        var runs = new ArrayList<Placed>();
        for (var i = 0; i < bidi.getRunCount(); i++) {
            shape(runs, voice, text, bidi.getRunStart(i), bidi.getRunLimit(i), bidi.getRunLevel(i) % 2 == 1);
        }
        return new Line(runs, 0, 0).placed(levels(runs, bidi));
    }

    private static void shape(List<Placed> runs, Voice voice, String text, int start, int limit, boolean rightToLeft) {
        var from = start;
        while (from < limit) {
            var face = Faces.at(voice, text, from, limit);
            var to = Faces.endOf(face, voice, text, from, limit);
            runs.add(new Placed(Glyphs.of(face, text.substring(from, to), rightToLeft), 0, from));
            from = to;
        }
    }

    private static byte[] levels(List<Placed> runs, Bidi bidi) {
        var levels = new byte[runs.size()];
        for (var i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(runs.get(i).start());
        }
        return levels;
    }

    private Line placed(byte[] levels) {
        var seen = new Integer[runs.size()];
        for (var i = 0; i < seen.length; i++) {
            seen[i] = i;
        }
        if (seen.length > 0) {
            Bidi.reorderVisually(levels, 0, seen, 0, seen.length);
        }
        var placed = new ArrayList<>(runs);
        var x = 0f;
        for (var i : seen) {
            var run = runs.get(i);
            placed.set(i, new Placed(run.glyphs(), x, run.start()));
            x += run.glyphs().width();
        }
        return new Line(List.copyOf(placed), x, 0);
    }

    private Line having(int substitutes) {
        return new Line(runs, width, substitutes);
    }
}
