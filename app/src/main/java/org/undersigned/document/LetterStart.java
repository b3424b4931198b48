package org.undersigned.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the letter starts in a document's lines: the line that announces it, and the line from which it runs. They are
 * one when nothing announces it and it starts with its salutation.
 */
record LetterStart(int announced, int from, Optional<String> name, String language) {

    private static final int LONGEST = 250;

    /** Empty when there is no letter, or when two lines could start it: then the fault is found. */
    static Optional<LetterStart> in(List<Line> lines, boolean titled, Findings findings) {
        int first = titled ? 0 : secondLine(lines);
        var announced = IntStream.range(first, lines.size())
                .mapToObj(at -> announcement(lines, at))
                .flatMap(Optional::stream)
                .toList();
        var greeted =
                announced.stream().filter(start -> start.meetsSalutation(lines)).findFirst();
        return greeted.or(() -> announced.stream().findFirst()).or(() -> unannounced(lines, first, findings));
    }

    /** The first line that says anything is the title's, unless the front matter has one. */
    private static int secondLine(List<Line> lines) {
        int at = next(lines, 0);
        return at < lines.size()
                        && lines.get(at).text().endsWith(":")
                        && Cues.title(lines.get(at).text()).isEmpty()
                ? at
                : Math.min(at + 1, lines.size());
    }

    private static Optional<LetterStart> announcement(List<Line> lines, int at) {
        var heading = Heading.of(lines.get(at));
        if (heading.text().length() > LONGEST) {
            return Optional.empty();
        }
        return Cues.letterTo(heading.text())
                .map(met -> new LetterStart(at, at + 1, Optional.of(PlainText.of(met.rest())), met.language()))
                .or(() -> Cues.letter(heading.text())
                        .map(met -> new LetterStart(at, at + 1, Optional.empty(), met.language())))
                .filter(_ -> heading.marked() || heading.text().endsWith(":") || standsAlone(lines, at));
    }

    boolean isAnnounced() {
        return from > announced;
    }

    private boolean meetsSalutation(List<Line> lines) {
        int at = next(lines, from);
        return at < lines.size() && Cues.salutation(unquoted(lines.get(at))).isPresent();
    }

    private static Optional<LetterStart> unannounced(List<Line> lines, int first, Findings findings) {
        var salutations = IntStream.range(first, lines.size())
                .mapToObj(at -> salutation(lines, at))
                .flatMap(Optional::stream)
                .toList();
        if (salutations.size() > 1) {
            var second = lines.get(salutations.get(1).from());
            var one = lines.get(salutations.getFirst().from());
            findings.fault(second.number(), "two-starts", one.text(), String.valueOf(one.number()), second.text());
        }
        return salutations.stream().findFirst();
    }

    private static Optional<LetterStart> salutation(List<Line> lines, int at) {
        var text = lines.get(at).text();
        boolean begins = at == 0 || lines.get(at - 1).isBlank();
        boolean greets = text.endsWith(",") || (text.endsWith(":") && standsAlone(lines, at));
        return begins && greets && text.length() <= LONGEST
                ? Cues.salutation(text).map(met -> new LetterStart(at, at, Optional.empty(), met.language()))
                : Optional.empty();
    }

    private static boolean standsAlone(List<Line> lines, int at) {
        boolean before = at == 0 || lines.get(at - 1).isBlank();
        boolean after = at + 1 == lines.size()
                || lines.get(at + 1).isBlank()
                || Cues.salutation(lines.get(at + 1).text()).isPresent();
        return before && after && !lines.get(at).text().endsWith(".");
    }

    private static int next(List<Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static String unquoted(Line line) {
        return line.text().startsWith("> ") ? line.text().substring(2) : line.text();
    }
}
