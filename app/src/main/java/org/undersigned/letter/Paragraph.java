package org.undersigned.letter;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undersigned.letter.Breaks.Ending;

/** A text broken into lines of a width, so that their ends are as even as they can be; it runs as most of its words do. */
record Paragraph(List<Line> lines, boolean rightToLeft, int substitutes) {

    /** A text may hold breaks of its own. */
    static Paragraph of(Voice voice, String raw, float size, float width, Ending ending, Locale locale) {
        var lines = new ArrayList<Line>();
        var substitutes = 0;
        var rightToLeft = runsRightToLeft(raw, locale);
        for (var part : raw.strip().split("\\R", -1)) {
            var legible = Legible.in(voice, part.strip());
            substitutes += legible.substitutes();
            lines.addAll(
                    new Breaker(voice, legible.text(), rightToLeft, locale).lines(width / size * Fonts.EM, ending));
        }
        return new Paragraph(List.copyOf(lines), rightToLeft, substitutes);
    }

    /** The language's own direction, unless no letter of the text goes that way. */
    private static boolean runsRightToLeft(String text, Locale locale) {
        var language = Direction.of(locale);
        var letters = text.codePoints()
                .mapToObj(Direction::of)
                .flatMap(java.util.Optional::stream)
                .toList();
        return (letters.isEmpty() || letters.contains(language) ? language : letters.getFirst())
                == Direction.RIGHT_TO_LEFT;
    }

    /** Finds the breaks of one text. */
    private static final class Breaker {

        private final Voice voice;
        private final String text;
        private final Locale locale;
        private final Bidi bidi;
        private final float[] ends;

        Breaker(Voice voice, String text, boolean rightToLeft, Locale locale) {
            this.voice = voice;
            this.text = text;
            this.locale = locale;
            this.bidi = new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
            this.ends = measured(Line.of(voice, text, bidi));
        }

        List<Line> lines(float width, Ending ending) {
            var lines = new ArrayList<Line>();
            var start = 0;
            for (var end : new Breaks(ends, this::trimmed, width, ending).best(opportunities(width, ending))) {
                var shown = trimmed(start, end);
                lines.add(Line.of(voice, text.substring(start, shown), bidi.createLineBidi(start, shown)));
                start = end;
            }
            return lines;
        }

        /** Where each character ends, were the text one line. */
        private float[] measured(Line whole) {
            var ends = new float[text.length() + 1];
            for (var run : whole.runs()) {
                var glyphs = run.glyphs();
                for (var i = 0; i < glyphs.count(); i++) {
                    ends[run.start() + glyphs.characters()[i] + 1] += glyphs.x()[i + 1] - glyphs.x()[i];
                }
            }
            for (var i = 0; i < text.length(); i++) {
                ends[i + 1] += ends[i];
            }
            return ends;
        }

        private List<Integer> opportunities(float width, Ending ending) {
            var places = new ArrayList<Integer>(List.of(0));
            var words = BreakIterator.getLineInstance(locale);
            words.setText(text);
            for (var end = words.next(); end != BreakIterator.DONE; end = words.next()) {
                if (isWithinAddress(end) || ending == Ending.EVEN && isAfterHyphen(end)) {
                    continue;
                }
                var start = places.getLast();
                if (ends[trimmed(start, end)] - ends[start] > width) {
                    withinWord(places, start, end);
                }
                places.add(end);
            }
            return places;
        }

        /** Such as after the dot of a host name, which a line break would make two. */
        private boolean isWithinAddress(int place) {
            var before = text.charAt(place - 1);
            return place < text.length()
                    && before < 0x80
                    && before != '-'
                    && before != ' '
                    && text.charAt(place) < 0x80;
        }

        private boolean isAfterHyphen(int place) {
            return place < text.length() && text.charAt(place - 1) == '-';
        }

        /** A word wider than the line, such as a long address, breaks anywhere. */
        private void withinWord(List<Integer> places, int start, int end) {
            var characters = BreakIterator.getCharacterInstance(locale);
            characters.setText(text);
            for (var place = characters.following(start); place < end; place = characters.next()) {
                places.add(place);
            }
        }

        private int trimmed(int start, int end) {
            var last = end;
            while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            return last;
        }
    }
}
