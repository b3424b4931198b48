package org.undersigned.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands between title and letter: why to sign, in Markdown, and the line that asks to. */
record Plea(String why, Optional<String> callToAction) {

    private static final int LONGEST_CALL = 500;
    private static final String ARROWS = ">»›→➔➜➡▶►=";

    static Plea of(List<Line> lines, Findings findings) {
        var why = new ArrayList<String>();
        var call = Optional.<String>empty();
        for (var paragraph : paragraphs(lines)) {
            var asked = asked(paragraph);
            int line = paragraph.getFirst().number();
            if (asked.isPresent() && call.isEmpty()) {
                call = asked;
                findings.remark(line, "call", asked.get());
                continue;
            }
            asked.ifPresent(again -> findings.remark(line, "call-again", again));
            why.add(markdown(paragraph));
        }
        if (!why.isEmpty()) {
            findings.remark(Line.trimmed(lines).getFirst().number(), "why", why.size());
        }
        return new Plea(String.join("\n\n", why), call);
    }

    /** What a paragraph asks if it asks to sign: it begins as such lines do, or it points onward with an arrow. */
    static Optional<String> asked(List<Line> paragraph) {
        var text = Line.joined(paragraph).replaceFirst("^#{1,6} ", "");
        if (text.length() > LONGEST_CALL) {
            return Optional.empty();
        }
        var plain = withoutArrows(PlainText.of(withoutArrows(text)));
        return pointsOnward(text) || Cues.call(plain).isPresent()
                ? Optional.of(plain).filter(asks -> !asks.isEmpty())
                : Optional.empty();
    }

    /** A closing guillemet alone is a quotation's end. */
    private static boolean pointsOnward(String text) {
        return text.endsWith(">>") || "→➔➜➡▶►".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static String withoutArrows(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && (ARROWS + " ").indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && (ARROWS + " ").indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String markdown(List<Line> paragraph) {
        return paragraph.stream()
                .map(line -> " ".repeat(line.indent()) + line.text())
                .collect(Collectors.joining("\n"));
    }

    private static List<List<Line>> paragraphs(List<Line> lines) {
        var paragraphs = new ArrayList<List<Line>>();
        List<Line> open = new ArrayList<>();
        for (var line : lines) {
            boolean ends = line.isBlank() || asksOnItsOwn(line);
            if (ends && !open.isEmpty()) {
                paragraphs.add(open);
                open = new ArrayList<>();
            }
            if (asksOnItsOwn(line)) {
                paragraphs.add(List.of(line));
            } else if (!line.isBlank()) {
                open.add(line);
            }
        }
        if (!open.isEmpty()) {
            paragraphs.add(open);
        }
        return paragraphs;
    }

    static boolean asksOnItsOwn(Line line) {
        return !line.isBlank()
                && pointsOnward(line.text())
                && Cues.call(withoutArrows(line.text())).isPresent();
    }
}
