package org.undersigned.letter;

import java.util.ArrayList;
import java.util.List;

/** Spreads rows over pages, so that rows which belong together are not torn apart. */
final class Pages {

    private final float first;
    private final float further;

    /** @param first the room from the first base line of the first page to the last; likewise on further pages */
    Pages(float first, float further) {
        this.first = first;
        this.further = further;
    }

    List<List<Row>> of(List<Row> rows) {
        var pages = new ArrayList<List<Row>>();
        for (var start = 0; start < rows.size(); ) {
            var end = end(rows, start, pages.isEmpty() ? first : further);
            pages.add(rows.subList(start, end));
            start = end;
        }
        return pages;
    }

    private static int end(List<Row> rows, int start, float room) {
        var full = full(rows, start, room);
        if (full == rows.size()) {
            return full;
        }
        for (var end = full; end > start; end--) {
            if (!rows.get(end).glued()) {
                return end;
            }
        }
        return full;
    }

    /** The first row that finds no room. */
    private static int full(List<Row> rows, int start, float room) {
        var left = room;
        var end = start;
        while (end < rows.size()) {
            left -= end == start ? headless(rows.get(end)) : rows.get(end).depth();
            if (left < 0 && end > start) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** A page's first row stands on its first base line; only a tall one, such as the foot, reaches further down. */
    static float headless(Row row) {
        return row.sinks() ? row.leading() : 0;
    }
}
