package org.undersigned.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undersigned.document.Passage.Item;
import org.undersigned.document.Passage.Listing;
import org.undersigned.document.Passage.Prose;

/** Reads the letter's lines: salutation, opening paragraphs, demands, closing paragraphs, in plain text. */
final class LetterReader {

    private static final int LONGEST_SALUTATION = 250;
    private static final int LONGEST_UNKNOWN_SALUTATION = 100;
    private static final int LONGEST_OPEN_SALUTATION = 60;
    private static final int LONGEST_PARAGRAPH = 10_000;
    private static final int LONGEST_SIGN_OFF = 60;
    private static final int MOST_DEMANDS = 100;

    private final Findings findings;
    private final List<String> opening = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private final List<String> closing = new ArrayList<>();

    private LetterReader(Findings findings) {
        this.findings = findings;
    }

    /** A letter as it was understood. */
    record Letter(int line, String salutation, List<String> opening, List<Demand> demands, List<String> closing) {}

    /** Empty when it has no salutation or says nothing; the fault is found. */
    static Optional<Letter> read(List<Line> lines, String exampleName, Findings findings) {
        var reader = new LetterReader(findings);
        int line = lines.getFirst().number();
        var salutation = reader.salutation(lines, exampleName);
        var rest = lines.subList(Math.min(1, lines.size()), lines.size());
        reader.take(Passages.of(rest));
        if (salutation.isPresent() && reader.saysNothing()) {
            findings.fault(line, "letter-empty");
            return Optional.empty();
        }
        findings.remark(line, "letter", reader.opening.size(), reader.demands.size(), reader.closing.size());
        return salutation.map(words -> new Letter(line, words, reader.opening, reader.demands, reader.closing));
    }

    private Optional<String> salutation(List<Line> lines, String exampleName) {
        var first = lines.getFirst();
        var text = plain(first.number(), first.text());
        boolean alone = lines.size() == 1 || lines.get(1).isBlank();
        boolean ends = !text.isEmpty() && ",:!،，：".indexOf(text.charAt(text.length() - 1)) >= 0;
        boolean known = Cues.salutation(text).isPresent();
        boolean open = alone && text.length() <= LONGEST_OPEN_SALUTATION && !text.matches(".*[,.:].*");
        boolean greets = known && (ends || open) && text.length() <= LONGEST_SALUTATION;
        if (greets || (ends && alone && text.length() <= LONGEST_UNKNOWN_SALUTATION)) {
            findings.remark(first.number(), "salutation", text);
            return Optional.of(text);
        }
        findings.fault(first.number(), known ? "salutation-runs-on" : "salutation", text, exampleName);
        return Optional.empty();
    }

    private void take(List<Passage> passages) {
        var list = demandsAmong(passages);
        for (var passage : passages) {
            var side = demands.isEmpty() ? opening : closing;
            switch (passage) {
                case Prose prose
                when passage == passages.getLast() && isSignOff(prose) ->
                    prose.lines().forEach(line -> addTo(side, line.number(), line.text()));
                case Prose prose -> {
                    addTo(side, prose.line(), Line.joined(withoutHeading(prose.lines())));
                    sayWhereAHyphenEndsALine(prose.lines());
                }
                case Listing listing
                when list.filter(chosen -> chosen == listing).isPresent() -> takeDemands(listing);
                case Listing listing -> listing.items().forEach(item -> addTo(side, item.line(), "• " + words(item)));
            }
        }
        if (list.isEmpty() && !saysNothing()) {
            findings.remark(passages.getFirst().line(), "no-demands");
        }
    }

    /** Of several lists the only numbered one: the others tell, and stay where they are as paragraphs. */
    private Optional<Listing> demandsAmong(List<Passage> passages) {
        var lists = passages.stream()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast)
                .toList();
        var numbered = lists.stream().filter(Listing::numbered).toList();
        var chosen = numbered.isEmpty() ? lists : numbered;
        if (chosen.size() > 1) {
            findings.fault(
                    chosen.get(1).line(),
                    "two-lists",
                    String.valueOf(chosen.getFirst().line()));
        }
        lists.stream()
                .filter(list -> !chosen.contains(list))
                .forEach(list ->
                        findings.remark(list.line(), "list-told", list.items().size()));
        return chosen.stream().findFirst();
    }

    private void takeDemands(Listing list) {
        for (var item : list.items()) {
            var text = plain(item.line(), words(item));
            if (text.isBlank()) {
                findings.fault(item.line(), "demand-empty", item.marker().sign());
            } else {
                demands.add(new Demand(demands.size() + 1, text));
                sayWhereAHyphenEndsALine(item.lines());
                sayWhatWasJoined(item);
            }
        }
        if (demands.size() > MOST_DEMANDS) {
            findings.fault(list.items().get(MOST_DEMANDS).line(), "many-demands", MOST_DEMANDS);
        }
        if (!isNumberedFromOne(list)) {
            findings.remark(list.line(), "demands-renumbered");
        }
    }

    private static String words(Item item) {
        var lines = new ArrayList<>(item.lines());
        lines.set(0, lines.getFirst().with(item.marker().rest()));
        return Line.joined(lines);
    }

    private void sayWhatWasJoined(Item item) {
        for (int at = 1; at < item.lines().size(); at++) {
            var line = item.lines().get(at);
            var before = item.lines().get(at - 1);
            boolean afterGap = line.number() > before.number() + 1;
            boolean newSentence = before.text().matches(".*[.!?]")
                    && Character.isUpperCase(line.text().codePointAt(0));
            boolean hanging = line.indent() > item.lines().getFirst().indent();
            if (Marker.of(line.text()).isPresent() || afterGap || (newSentence && !hanging)) {
                findings.remark(line.number(), "joined", line.text(), demands.size());
            }
        }
    }

    /** "long-" and "term", or "pre-" and "and post-war": only the organiser knows. */
    private void sayWhereAHyphenEndsALine(List<Line> lines) {
        lines.subList(0, lines.size() - 1).stream()
                .filter(line -> line.text().matches(".*\\p{L}-"))
                .forEach(line -> findings.remark(line.number(), "hyphen", lastWord(line.text())));
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static boolean isNumberedFromOne(Listing list) {
        for (int at = 0; at < list.items().size(); at++) {
            if (list.items().get(at).marker().number() != at + 1) {
                return false;
            }
        }
        return true;
    }

    /** "Sincerely," and the lines below it are not one sentence. */
    private static boolean isSignOff(Prose prose) {
        var first = prose.lines().getFirst().text();
        return prose.lines().size() > 1 && first.endsWith(",") && first.length() <= LONGEST_SIGN_OFF;
    }

    private static List<Line> withoutHeading(List<Line> lines) {
        var first = lines.getFirst();
        return lines.size() == 1 && first.text().startsWith("#")
                ? List.of(first.with(Heading.of(first).text()))
                : lines;
    }

    private void addTo(List<String> paragraphs, int line, String text) {
        var plain = plain(line, text);
        if (!plain.isBlank()) {
            paragraphs.add(plain);
        }
    }

    private String plain(int line, String text) {
        if (text.length() > LONGEST_PARAGRAPH) {
            findings.fault(line, "long-paragraph", LONGEST_PARAGRAPH);
            return "-";
        }
        var plain = PlainText.of(text);
        if (!plain.equals(text)) {
            findings.remark(line, "markdown", plain);
        }
        // What the line itself holds was found before; a character reference can add to it.
        if (Characters.unreadable(text).isEmpty()) {
            Characters.unreadable(plain)
                    .ifPresent(character -> findings.fault(line, "unreadable", "U+%04X".formatted(character)));
        }
        return plain;
    }

    private boolean saysNothing() {
        return opening.isEmpty() && demands.isEmpty() && closing.isEmpty();
    }
}
