package org.undersigned.document;

import java.util.List;
import java.util.Optional;

/** The title as the text gives it, and the lines that follow it. */
record Headline(Optional<Line> title, List<Line> rest) {

    private static final int LONGEST_UNMARKED = 150;

    /** Without a sign of it, a first line of its own is the title, unless the front matter gives another. */
    static Headline in(List<Line> lines, Optional<String> given, Findings findings) {
        var above = Line.trimmed(lines);
        if (above.isEmpty()) {
            return new Headline(Optional.empty(), above);
        }
        var first = above.getFirst();
        var rest = above.subList(1, above.size());
        var heading = Heading.of(first);
        var cue = Cues.title(heading.text());
        if (cue.isPresent()) {
            return cued(first.with(cue.get().rest()), rest, findings);
        }
        if (heading.top()) {
            return new Headline(Optional.of(first.with(heading.text())), rest);
        }
        if (isUnderlined(rest)) {
            return new Headline(Optional.of(first.with(heading.text())), rest.subList(1, rest.size()));
        }
        boolean meant = given.map(heading.text()::equalsIgnoreCase)
                .orElse(heading.text().length() <= LONGEST_UNMARKED);
        return isAlone(rest) && meant && Cues.call(heading.text()).isEmpty()
                ? new Headline(Optional.of(first.with(heading.text())), rest)
                : new Headline(Optional.empty(), above);
    }

    /** The title follows its cue, or stands below it. */
    private static Headline cued(Line beside, List<Line> rest, Findings findings) {
        var below = Line.trimmed(rest);
        if (beside.isBlank() && below.isEmpty()) {
            return new Headline(Optional.empty(), below);
        }
        var title = beside.isBlank()
                ? below.getFirst().with(Heading.of(below.getFirst()).text())
                : beside;
        var after = beside.isBlank() ? below.subList(1, below.size()) : rest;
        if (!isAlone(after)) {
            findings.fault(
                    after.getFirst().number(), "title-runs-on", after.getFirst().text());
        }
        return new Headline(Optional.of(title).filter(line -> !line.isBlank()), after);
    }

    private static boolean isAlone(List<Line> rest) {
        return rest.isEmpty() || rest.getFirst().isBlank();
    }

    private static boolean isUnderlined(List<Line> rest) {
        return !rest.isEmpty()
                && rest.getFirst().isRule()
                && "=-".indexOf(rest.getFirst().text().charAt(0)) >= 0;
    }
}
