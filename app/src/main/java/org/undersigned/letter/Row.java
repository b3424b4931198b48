package org.undersigned.letter;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of a page: what is drawn on it, and how far its base line lies beneath that of the row above.
 *
 * @param space left out at the top of a page
 * @param glued never the first of a page while the row before it can come along
 * @param sinks drawn at the foot of its page, however much room is left above it
 */
record Row(float space, float leading, boolean glued, boolean sinks, List<Drawn> drawn) {

    /** Something at a place, given from the page's left edge and upwards from the row's base line. */
    sealed interface Drawn {}

    record Words(Line line, float size, Color colour, float x, float rise, Tag tag) implements Drawn {}

    record Rule(Color colour, float x, float rise, float length, float weight) implements Drawn {}

    record Code(Seal seal, float x, float rise, float width) implements Drawn {}

    static Row of(float space, float leading, boolean glued, Drawn... drawn) {
        return new Row(space, leading, glued, false, List.of(drawn));
    }

    Row kept() {
        return new Row(space, leading, true, sinks, drawn);
    }

    Row beginningWith(Drawn first) {
        return new Row(
                space,
                leading,
                glued,
                sinks,
                Stream.concat(Stream.of(first), drawn.stream()).toList());
    }

    float depth() {
        return space + leading;
    }
}
