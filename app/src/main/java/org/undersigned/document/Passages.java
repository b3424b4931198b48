package org.undersigned.document;

import java.util.ArrayList;
import java.util.List;
import org.undersigned.document.Marker.Kind;
import org.undersigned.document.Passage.Item;
import org.undersigned.document.Passage.Listing;
import org.undersigned.document.Passage.Prose;

/** The paragraphs and lists of a letter. A line that only looks like an item ("2025. It was …") stays in its paragraph. */
final class Passages {

    private static final int HIGHEST_NUMBER = 100;
    private static final List<String> ROMAN =
            List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv");

    private final List<Passage> passages = new ArrayList<>();
    private List<Line> prose = new ArrayList<>();
    private List<Item> items = new ArrayList<>();
    private boolean attached;
    private boolean gap = true;
    private boolean nested;

    private Passages() {}

    static List<Passage> of(List<Line> lines) {
        var passages = new Passages();
        lines.forEach(passages::take);
        passages.closeProse();
        passages.closeList();
        return passages.passages;
    }

    private void take(Line line) {
        if (line.isBlank()) {
            closeProse();
        } else if (isHeading(line)) {
            closeProse();
            closeList();
            passages.add(new Prose(List.of(line)));
        } else if (items.isEmpty()) {
            takeOutsideList(line);
        } else {
            takeInList(line);
        }
        gap = line.isBlank();
    }

    private void takeOutsideList(Line line) {
        var marker = Marker.of(line.text()).filter(this::opensList);
        if (marker.isEmpty()) {
            prose.add(line);
            return;
        }
        attached = !prose.isEmpty();
        closeProse();
        add(marker.get(), line);
    }

    private void takeInList(Line line) {
        var marker = Marker.of(line.text());
        boolean deeper = line.indent() > items.getFirst().lines().getFirst().indent() + 1;
        if (marker.isPresent() && continuesList(marker.get(), deeper)) {
            add(marker.get(), line);
        } else if (!gap || deeper) {
            items.getLast().lines().add(line);
            nested |= marker.isPresent() && deeper;
        } else {
            closeList();
            takeOutsideList(line);
        }
    }

    private boolean opensList(Marker marker) {
        boolean expected = prose.isEmpty() || prose.getLast().text().endsWith(":");
        return switch (marker.kind()) {
            case NUMBER -> marker.isFirst() || (expected && marker.number() <= HIGHEST_NUMBER);
            case LETTER -> marker.isFirst() && expected;
            case BULLET, LESSER_BULLET -> true;
        };
    }

    private boolean continuesList(Marker marker, boolean deeper) {
        var last = items.getLast().marker();
        if (marker.kind() != last.kind() || (deeper && (nested || marker.isFirst()))) {
            return false;
        }
        return switch (marker.kind()) {
            case NUMBER -> isNear(marker.number(), last.number()) || (marker.isFirst() && !gap);
            case LETTER -> follows(marker.sign(), last.sign());
            case BULLET, LESSER_BULLET -> !deeper;
        };
    }

    /** Lists are misnumbered by one or two; a number far off is a sentence's. */
    private static boolean isNear(int number, int last) {
        return number >= last && number <= last + 3;
    }

    private static boolean follows(String sign, String last) {
        int roman = ROMAN.indexOf(last);
        boolean next = sign.length() == 1 && last.length() == 1 && sign.charAt(0) == last.charAt(0) + 1;
        return next || (roman >= 0 && ROMAN.indexOf(sign) == roman + 1);
    }

    private void add(Marker marker, Line line) {
        items.add(new Item(marker, new ArrayList<>(List.of(line))));
        nested = false;
    }

    private void closeProse() {
        if (!prose.isEmpty()) {
            passages.add(new Prose(prose));
            prose = new ArrayList<>();
        }
    }

    private void closeList() {
        if (!items.isEmpty()) {
            var kind = items.getFirst().marker().kind();
            if (isList(kind)) {
                passages.add(new Listing(items, kind == Kind.NUMBER || kind == Kind.LETTER));
            } else {
                addAsProse(items.stream().flatMap(item -> item.lines().stream()).toList());
            }
            items = new ArrayList<>();
        }
    }

    /** One item alone is a list only when something says so: its number, or the colon before it. */
    private boolean isList(Kind kind) {
        boolean announced = !passages.isEmpty()
                && passages.getLast() instanceof Prose before
                && before.lines().getLast().text().endsWith(":");
        return items.size() > 1
                || (kind == Kind.NUMBER && items.getFirst().marker().isFirst())
                || (announced && kind != Kind.LETTER);
    }

    private void addAsProse(List<Line> lines) {
        if (attached && !passages.isEmpty() && passages.getLast() instanceof Prose before) {
            var whole = new ArrayList<>(before.lines());
            whole.addAll(lines);
            passages.set(passages.size() - 1, new Prose(whole));
        } else {
            passages.add(new Prose(lines));
        }
    }

    private static boolean isHeading(Line line) {
        return line.text().startsWith("#") && Heading.of(line).marked();
    }
}
