package org.undersigned.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run came to.
 *
 * @param loadBefore of the machine, of one minute, before it began
 * @param time of each measure
 */
public record Report(String loadBefore, String loadAfter, int processors, Duration time, List<Row> rows) {

    public String table() {
        return Stream.concat(
                        Stream.of("| measure | measured | goal | |", "|---|---|---|---|"),
                        rows.stream()
                                .map(row -> "| %s | %s | %s | %s |"
                                        .formatted(row.measure(), row.value(), row.goal(), row.verdict())))
                .collect(Collectors.joining("\n"));
    }

    public String json() {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
