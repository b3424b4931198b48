package org.undersigned.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Amounts over time, drawn as a line of steps and written out as rows. {@code name} is the part of the text keys that belongs
 * to it; rows without any are left out.
 */
public record Curve(String name, String path, String from, String to, long most, List<Row> rows) {

    static final int WIDTH = 600;
    static final int HEIGHT = 120;

    /** One span of time; {@code start} is for programs. */
    public record Row(String start, String written, long amount) {}

    /** Of spans of one length, from the one that begins first to the one that begins last. */
    static Curve of(
            String name,
            SortedMap<Instant, Long> amounts,
            ChronoUnit span,
            Instant first,
            Instant last,
            Function<Instant, String> written) {
        var spans = (int) span.between(first, last) + 1;
        var most = amounts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        var path = new StringBuilder("M0 " + HEIGHT);
        for (var i = 0; i < spans; i++) {
            var amount = amounts.getOrDefault(first.plus(i, span), 0L);
            path.append("V%d".formatted(HEIGHT - (most == 0 ? 0 : Math.round((double) amount * HEIGHT / most))))
                    .append("H%d".formatted(Math.round((i + 1.0) * WIDTH / spans)));
        }
        return new Curve(
                name,
                path.append("V").append(HEIGHT).toString(),
                written.apply(first),
                written.apply(last),
                most,
                amounts.entrySet().stream().map(each -> row(each, written)).toList());
    }

    private static Row row(Map.Entry<Instant, Long> amount, Function<Instant, String> written) {
        return new Row(amount.getKey().toString(), written.apply(amount.getKey()), amount.getValue());
    }

    public String viewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public String key() {
        return "curve." + name;
    }
}
