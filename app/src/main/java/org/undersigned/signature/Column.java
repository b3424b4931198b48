package org.undersigned.signature;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of many rows, as the parameter of a statement that takes them all at once. */
final class Column {

    private Column() {}

    static <R, T> T[] of(List<R> rows, Function<R, ? extends @Nullable T> value, IntFunction<T[]> make) {
        return rows.stream().map(value).collect(Collectors.toList()).toArray(make);
    }
}
