package org.undersigned.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** From a document's characters to its lines, cleaned of what word processors and web pages leave behind. */
final class Lines {

    private static final int LONGEST = 20_000;
    private static final int TAB = 4;
    private static final Pattern END = Pattern.compile("\r\n|\r|\n");
    /** Ends that a word processor writes where an editor sees none; a paragraph's end becomes a blank line. */
    private static final Pattern SOFT_END = Pattern.compile("[\u000B\f\u0085\u2028]");

    private static final Pattern PARAGRAPH_END = Pattern.compile("\u2029");

    private final Findings findings;

    private Lines(Findings findings) {
        this.findings = findings;
    }

    static List<Line> of(String document, Findings findings) {
        var lines = new Lines(findings);
        var cleaned = new ArrayList<Line>();
        int number = 1;
        for (var raw : END.split(document, -1)) {
            lines.addTo(cleaned, raw, number++);
        }
        return cleaned;
    }

    private void addTo(List<Line> lines, String raw, int number) {
        if (raw.length() > LONGEST) {
            findings.fault(number, "long-line", LONGEST);
            return;
        }
        var paragraphs = PARAGRAPH_END.split(raw, -1);
        for (int at = 0; at < paragraphs.length; at++) {
            if (at > 0) {
                lines.add(new Line(number, 0, ""));
            }
            for (var part : SOFT_END.split(paragraphs[at], -1)) {
                lines.add(cleaned(part, number));
            }
        }
    }

    private Line cleaned(String raw, int number) {
        var typed = bulletsTyped(raw);
        Characters.unreadable(typed)
                .ifPresent(character -> findings.fault(
                        number, character == 0xFFFD ? "lost-character" : "unreadable", "U+%04X".formatted(character)));
        return new Line(number, indent(raw), Characters.plain(typed));
    }

    private static int indent(String raw) {
        int columns = 0;
        for (int at = 0; at < start(raw); at++) {
            columns += raw.charAt(at) == '\t' ? TAB - columns % TAB : 1;
        }
        return columns;
    }

    /** Where the first thing stands that anyone sees; a no-break space is indentation too. */
    private static int start(String raw) {
        int at = 0;
        while (at < raw.length() && (raw.charAt(at) == '\t' || Character.isSpaceChar(raw.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** A list's sign from a symbol font, or Word's "o" and a tab, as the sign it is meant to be. */
    private static String bulletsTyped(String raw) {
        var start = raw.substring(start(raw));
        if (start.startsWith("o\t")) {
            return "\u25E6 " + start.substring(2);
        }
        boolean symbol = !start.isEmpty() && start.charAt(0) >= '\uF020' && start.charAt(0) <= '\uF0FF';
        return symbol ? "\u2022 " + start.substring(1) : raw;
    }
}
