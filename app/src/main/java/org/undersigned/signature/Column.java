package org.undersigned.signature;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of many rows, as the parameter of a statement that takes them all at once. */
final class Column {

    private Column() {}

    /** As text that names its zone: the driver writes times in a row of them without one, in the program's own. */
    static <R> String[] times(List<R> rows, Function<R, Instant> value) {
        return of(rows, it -> value.apply(it).toString(), String[]::new);
    }

    static <R, T> T[] of(List<R> rows, Function<R, ? extends @Nullable T> value, IntFunction<T[]> make) {
        return rows.stream().map(value).collect(Collectors.toList()).toArray(make);
    }
}
