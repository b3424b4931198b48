package org.undersigned.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.document.LetterReader.Letter;

/** Reads the text of a document by the signs that organisers write; what the front matter gives it need not repeat. */
final class BodyReader {

    private static final String EXAMPLE_NAME = "Mayor Vale";
    private static final int LONGEST_EXAMPLE = 60;

    private final List<Line> lines;
    private final FrontMatter front;
    private final Findings findings;
    private final Optional<LetterStart> start;

    private BodyReader(List<Line> lines, FrontMatter front, Findings findings) {
        this.lines = lines;
        this.front = front;
        this.findings = findings;
        this.start = LetterStart.in(lines, front.has("title"), findings);
    }

    /** What a text says; title, name and letter are there unless a fault says why not. */
    record Body(
            Optional<String> title,
            Optional<String> targetName,
            String why,
            Optional<String> callToAction,
            Optional<Letter> letter,
            Optional<Locale> language) {}

    static Body read(List<Line> lines, FrontMatter front, Findings findings) {
        return new BodyReader(lines, front, findings).body();
    }

    private Body body() {
        var above = lines.subList(0, start.map(LetterStart::announced).orElse(lines.size()));
        var headline = Headline.in(above, front.title(), findings);
        var title = title(headline);
        var name = targetName();
        var plea = Plea.of(headline.rest(), findings);
        var parts = LetterLines.of(
                lines.subList(start.map(LetterStart::from).orElse(lines.size()), lines.size()), findings);
        var letter = letter(parts.letter(), name.orElse(EXAMPLE_NAME));
        var call = call(plea, parts.after());
        return new Body(title, name, plea.why(), call, letter, start.map(at -> Locale.forLanguageTag(at.language())));
    }

    private Optional<String> title(Headline headline) {
        var written = headline.title().map(line -> PlainText.of(line.text())).filter(text -> !text.isBlank());
        int line = headline.title().map(Line::number).orElse(firstLine());
        if (written.isEmpty() && !front.has("title")) {
            findings.fault(line, "title");
        } else if (written.filter(text -> text.length() > Text.LONGEST_TITLE).isPresent()) {
            findings.fault(line, "long-title", Text.LONGEST_TITLE);
        } else if (written.isPresent()) {
            findings.remark(line, "title", written.get());
        }
        front.title()
                .filter(given -> written.filter(text -> !text.equals(given)).isPresent())
                .ifPresent(given -> findings.fault(line, "title-twice", written.orElse(""), given));
        return front.title().or(() -> written);
    }

    private Optional<String> targetName() {
        var announced = start.flatMap(LetterStart::name);
        int line = start.map(at -> lines.get(at.announced()).number()).orElse(lastLine());
        if (!front.namesTarget()) {
            announced.ifPresentOrElse(
                    name -> findings.remark(line, "target", name), () -> findings.fault(line, "target", greeted()));
            return announced;
        }
        front.targetName()
                .filter(given -> announced.filter(name -> !name.equals(given)).isPresent())
                .ifPresent(given -> findings.remark(line, "target-twice", announced.orElse(""), given));
        return front.targetName();
    }

    private Optional<Letter> letter(List<Line> letter, String exampleName) {
        if (start.isEmpty()) {
            findings.fault(lastLine(), "letter", exampleName);
            return Optional.empty();
        }
        int line = lines.get(start.get().announced()).number();
        if (letter.isEmpty()) {
            findings.fault(line, "letter-empty", exampleName);
            return Optional.empty();
        }
        if (!start.get().isAnnounced()) {
            findings.remark(line, "letter-unannounced");
        }
        return LetterReader.read(letter, exampleName, findings);
    }

    /** A call to action may stand below the letter; nothing else has a place there. */
    private Optional<String> call(Plea plea, List<Line> below) {
        if (below.isEmpty()) {
            return plea.callToAction();
        }
        var asked = plea.callToAction().isEmpty() ? Plea.asked(below) : Optional.<String>empty();
        int line = below.getFirst().number();
        asked.ifPresentOrElse(
                call -> findings.remark(line, "call", call),
                () -> findings.fault(line, "after-letter", below.getFirst().text()));
        return plea.callToAction().or(() -> asked);
    }

    /** Whom the letter greets, for an example of what would be right; not for a guess. */
    private String greeted() {
        return start.flatMap(at -> Line.trimmed(lines.subList(at.from(), lines.size())).stream()
                        .findFirst())
                .flatMap(line -> Cues.salutation(line.text()))
                .map(met -> met.rest().replaceAll("[,:!]+$", "").strip())
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_EXAMPLE)
                .orElse(EXAMPLE_NAME);
    }

    private int firstLine() {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(Line::number)
                .orElse(1);
    }

    private int lastLine() {
        return Line.trimmed(lines).stream()
                .reduce((_, last) -> last)
                .map(Line::number)
                .orElse(1);
    }
}
