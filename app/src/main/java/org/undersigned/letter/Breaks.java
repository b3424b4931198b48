package org.undersigned.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Chooses where lines end, by the least sum of squared gaps. */
final class Breaks {

    /** How a text may end. */
    enum Ending {
        /** The last line is as long as it happens to be, if it is more than hardly a word. */
        FREE,
        /** The last line is about as long as the others: for titles. */
        EVEN
    }

    private static final double SHORT = 0.2;

    private final float[] ends;
    private final IntBinaryOperator trimmed;
    private final float width;
    private final Ending ending;

    /**
     * @param ends where each character ends
     * @param trimmed the end of what is seen of a line, from its start and its end
     */
    Breaks(float[] ends, IntBinaryOperator trimmed, float width, Ending ending) {
        this.ends = ends;
        this.trimmed = trimmed;
        this.width = width;
        this.ending = ending;
    }

    /** The ends of the lines, from the places where a line may end; the first place is the text's start. */
    List<Integer> best(List<Integer> places) {
        var costs = new double[places.size()];
        var previous = new int[places.size()];
        Arrays.fill(costs, 1, costs.length, Double.POSITIVE_INFINITY);
        for (var to = 1; to < places.size(); to++) {
            for (var from = to - 1; from >= 0 && (from == to - 1 || fits(places.get(from), places.get(to))); from--) {
                var cost = costs[from] + cost(places.get(from), places.get(to), to == places.size() - 1);
                if (cost < costs[to]) {
                    costs[to] = cost;
                    previous[to] = from;
                }
            }
        }
        return endsFrom(places, previous);
    }

    private static List<Integer> endsFrom(List<Integer> places, int[] previous) {
        var result = new ArrayList<Integer>();
        for (var to = places.size() - 1; to > 0; to = previous[to]) {
            result.add(places.get(to));
        }
        return result.reversed();
    }

    private boolean fits(int start, int end) {
        return length(start, end) <= width;
    }

    private double cost(int start, int end, boolean last) {
        var gap = Math.max(0, 1 - length(start, end) / width);
        if (last && ending == Ending.FREE) {
            return start > 0 && gap > 1 - SHORT ? 0.1 : 0;
        }
        return gap * gap + 1e-4;
    }

    private float length(int start, int end) {
        return ends[trimmed.applyAsInt(start, end)] - ends[start];
    }
}
