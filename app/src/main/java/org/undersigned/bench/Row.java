package org.undersigned.bench;

/** One line of the table: what was measured, what came out, and the goal it is held against. */
record Row(String measure, String value, String goal, boolean reached) {

    private static final String NO_GOAL = "–";

    static Row atLeast(String measure, double ratio, double goal, String details) {
        return new Row(measure, "%.2f × (%s)".formatted(ratio, details), "≥ %.2f ×".formatted(goal), ratio >= goal);
    }

    /** What has no goal of its own, and is told so that the others are not taken for more than they are. */
    static Row told(String measure, String value) {
        return new Row(measure, value, NO_GOAL, true);
    }

    /** One that holds only if all went as it should. */
    Row of(Measured measured) {
        return new Row(measure, value, goal, reached && measured.wrong() == 0 && measured.count() > 0);
    }

    String verdict() {
        return goal.equals(NO_GOAL) ? NO_GOAL : reached ? "yes" : "no";
    }

    static Row atMost(String measure, double value, double goal, String unit, String details) {
        return new Row(
                measure,
                "%.2f %s (%s)".formatted(value, unit, details),
                "≤ %s %s".formatted(Double.toString(goal), unit),
                value <= goal);
    }
}
