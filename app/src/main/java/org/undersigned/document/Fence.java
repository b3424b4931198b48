package org.undersigned.document;

import java.util.List;
import java.util.Optional;

/** The lines between a document's fences of three dashes, its front matter, and the lines below them, its text. */
record Fence(List<Line> inside, List<Line> below) {

    /** Without a fence at the top all lines are text. Empty when the fence is never closed; the fault is found. */
    static Optional<Fence> in(List<Line> lines, Findings findings) {
        int start = 0;
        while (start < lines.size() && lines.get(start).isBlank()) {
            start++;
        }
        if (start == lines.size() || !isFence(lines.get(start))) {
            return Optional.of(new Fence(List.of(), lines));
        }
        for (int at = start + 1; at < lines.size(); at++) {
            if (isFence(lines.get(at))) {
                return Optional.of(new Fence(lines.subList(start + 1, at), lines.subList(at + 1, lines.size())));
            }
        }
        findings.fault(lines.get(start).number(), "fence");
        return Optional.empty();
    }

    private static boolean isFence(Line line) {
        return line.indent() == 0 && line.text().equals("---");
    }
}
