package org.undersigned.document;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a document, numbered as an editor numbers it: how far it is indented, and its text without needless spaces. */
record Line(int number, int indent, String text) {

    boolean isBlank() {
        return text.isEmpty();
    }

    /** A line across the page, as Markdown draws it: three or more of one sign. */
    boolean isRule() {
        var signs = text.replace(" ", "");
        return signs.length() >= 3
                && "-*_=".indexOf(signs.charAt(0)) >= 0
                && signs.chars().allMatch(sign -> sign == signs.charAt(0));
    }

    Line with(String changed) {
        return new Line(number, indent, changed);
    }

    static String joined(List<Line> lines) {
        return lines.stream().map(Line::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Without the blank lines at both ends. */
    static List<Line> trimmed(List<Line> lines) {
        int start = 0;
        int end = lines.size();
        while (start < end && lines.get(start).isBlank()) {
            start++;
        }
        while (end > start && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(start, end);
    }
}
