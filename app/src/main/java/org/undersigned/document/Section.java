package org.undersigned.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys of a front matter, or of one of its keys, and what stands beside them; a key left empty counts as left out. */
final class Section {

    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_LINES = 12;

    private final Yaml yaml;
    private final String path;
    private final List<String> known;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Section(Yaml yaml, String path, List<String> known, Findings findings) {
        this.yaml = yaml;
        this.path = path;
        this.known = known;
        this.findings = findings;
    }

    /** Empty when the YAML cannot be read. */
    static Optional<Section> of(Yaml yaml, List<String> known, Findings findings) {
        return yaml.entries().map(entries -> {
            var section = new Section(yaml, "", known, findings);
            section.take(entries);
            return section;
        });
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    int line(String key) {
        return Optional.ofNullable(values.get(key)).map(yaml::line).orElse(1);
    }

    /** A value of one line; one written over several lines is joined. */
    Optional<String> text(String key, int longest) {
        return scalar(key).map(scalar -> readable(key, scalar.getValue())).filter(text -> isShort(key, text, longest));
    }

    /** A value of some form; whoever wrote another is told what would be right. */
    <T> Optional<T> value(String key, Function<String, Optional<T>> form, String fault, Object... example) {
        return text(key, LONGEST_VALUE).flatMap(text -> {
            var value = form.apply(text);
            if (value.isEmpty()) {
                findings.fault(line(key), fault, said(text, path + key, example));
            }
            return value;
        });
    }

    /** A list, or a text of some lines. */
    List<String> lines(String key) {
        var lines = values.get(key) instanceof SequenceNode list
                ? list.getValue().stream().flatMap(item -> item(key, item)).toList()
                : scalar(key).stream()
                        .flatMap(scalar -> scalar.getValue().lines())
                        .toList();
        if (lines.size() > MOST_LINES) {
            findings.fault(line(key), "many-lines", path + key, MOST_LINES);
        }
        return lines.stream()
                .limit(MOST_LINES)
                .map(line -> readable(key, line))
                .filter(line -> !line.isEmpty() && isShort(key, line, LONGEST_VALUE))
                .toList();
    }

    /** What stands below a key. A plain text there is the name: {@code target: Mayor Vale} says enough. */
    Section section(String key, String... keys) {
        var section = new Section(yaml, path + key + ".", List.of(keys), findings);
        switch (values.get(key)) {
            case null -> {}
            case MappingNode mapping -> section.take(mapping.getValue());
            case ScalarNode name when section.known.contains("name") -> section.values.put("name", name);
            case Node other -> findings.fault(yaml.line(other), "section", path + key, String.join(", ", keys));
        }
        return section;
    }

    private static Object[] said(String text, String key, Object... example) {
        return Stream.concat(Stream.of(text, key), Stream.of(example)).toArray();
    }

    private void take(List<NodeTuple> entries) {
        var seen = new ArrayList<String>();
        for (var entry : entries) {
            var key = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
            int line = yaml.line(entry.getKeyNode());
            if (!known.contains(key)) {
                unknown(key, line);
            } else if (seen.contains(key)) {
                findings.fault(line, "key-twice", path + key);
            } else {
                seen.add(key);
                put(key, entry);
            }
        }
    }

    private void put(String key, NodeTuple entry) {
        if (!(entry.getValueNode() instanceof ScalarNode scalar
                && scalar.getValue().isBlank())) {
            values.put(key, entry.getValueNode());
        }
    }

    private void unknown(String key, int line) {
        Nearest.to(key, known)
                .ifPresentOrElse(
                        meant -> findings.fault(line, "key-unknown-near", path + key, path + meant),
                        () -> findings.fault(line, "key-unknown", path + key, String.join(", ", known)));
    }

    private Stream<String> item(String key, Node item) {
        if (item instanceof ScalarNode scalar) {
            return Stream.of(scalar.getValue());
        }
        findings.fault(yaml.line(item), "value", path + key);
        return Stream.empty();
    }

    private Optional<ScalarNode> scalar(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case ScalarNode scalar -> Optional.of(scalar);
            case Node other -> {
                findings.fault(yaml.line(other), "value", path + key);
                yield Optional.empty();
            }
        };
    }

    /** YAML's escapes can write what no line of the file holds. */
    private String readable(String key, String value) {
        Characters.unreadable(value)
                .ifPresent(character -> findings.fault(line(key), "unreadable", "U+%04X".formatted(character)));
        return Characters.plain(value);
    }

    private boolean isShort(String key, String text, int longest) {
        if (text.length() > longest) {
            findings.fault(line(key), "long-value", path + key, longest);
        }
        return text.length() <= longest && !text.isEmpty();
    }
}
