package org.undersigned.bench;

/** One line of the table: what was measured, what came out, and the goal it is held against. */
record Row(String measure, String value, String goal, boolean reached) {

    static Row atLeast(String measure, double ratio, double goal, String details) {
        return new Row(measure, "%.2f × (%s)".formatted(ratio, details), "≥ %.2f ×".formatted(goal), ratio >= goal);
    }

    /** One that holds only if all went as it should. */
    Row of(Measured measured) {
        return new Row(measure, value, goal, reached && measured.wrong() == 0 && measured.count() > 0);
    }

    static Row atMost(String measure, double value, double goal, String unit, String details) {
        return new Row(
                measure,
                "%.2f %s (%s)".formatted(value, unit, details),
                "≤ %s %s".formatted(Double.toString(goal), unit),
                value <= goal);
    }
}
