package org.undersigned.document;

import java.util.List;
import java.util.stream.IntStream;

/** Which lines are the letter's, and which come after its end: a rule, a place for a name, or a last line that asks to sign. */
record LetterLines(List<Line> letter, List<Line> after) {

    static LetterLines of(List<Line> lines, Findings findings) {
        var all = withoutRulesAbove(unquoted(Line.trimmed(lines)));
        int end = IntStream.range(0, all.size())
                .filter(at -> ends(all.get(at)))
                .findFirst()
                .orElseGet(() -> beforeACall(all));
        var below = all.subList(end, all.size());
        below.stream()
                .filter(line -> Cues.isPlaceholder(line.text()))
                .forEach(line -> findings.remark(line.number(), "placeholder", line.text()));
        var after =
                below.stream().map(line -> ends(line) ? line.with("") : line).toList();
        return new LetterLines(Line.trimmed(all.subList(0, end)), Line.trimmed(after));
    }

    private static boolean ends(Line line) {
        return line.isRule() || Cues.isPlaceholder(line.text());
    }

    private static int beforeACall(List<Line> lines) {
        int last = lines.size() - 1;
        boolean asks = last > 0 && lines.get(last - 1).isBlank() && Plea.asksOnItsOwn(lines.get(last));
        return asks ? last : lines.size();
    }

    /** A letter quoted as Markdown quotes: every line begins with the sign. */
    private static List<Line> unquoted(List<Line> lines) {
        boolean quoted =
                lines.stream().allMatch(line -> line.isBlank() || line.text().startsWith(">"));
        return quoted ? lines.stream().map(LetterLines::unquoted).toList() : lines;
    }

    private static Line unquoted(Line line) {
        return line.isBlank() ? line : line.with(line.text().substring(1).strip());
    }

    private static List<Line> withoutRulesAbove(List<Line> lines) {
        int at = 0;
        while (at < lines.size() && (lines.get(at).isBlank() || lines.get(at).isRule())) {
            at++;
        }
        return lines.subList(at, lines.size());
    }
}
