package org.undersigned.document;

import java.util.List;

/** A part of a letter's text between blank lines. */
sealed interface Passage {

    int line();

    /** A paragraph. */
    record Prose(List<Line> lines) implements Passage {
        @Override
        public int line() {
            return lines.getFirst().number();
        }
    }

    /** A list, numbered (by figures or letters) or not. */
    record Listing(List<Item> items, boolean numbered) implements Passage {
        @Override
        public int line() {
            return items.getFirst().line();
        }
    }

    /** What stands after one sign of a list, in all its lines. */
    record Item(Marker marker, List<Line> lines) {
        int line() {
            return lines.getFirst().number();
        }
    }
}
