package org.undersigned.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a run with crashes.
 *
 * @param numbers how much was tried, in the order in which it is told
 */
public record CrashReport(Map<String, Object> numbers, List<Finding> findings) {

    public boolean holds() {
        return findings.stream().allMatch(Finding::holds);
    }

    public String lines() {
        return Stream.concat(
                        numbers.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue()),
                        findings.stream().map(Finding::line))
                .collect(Collectors.joining("\n"));
    }

    public String json() {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
