package org.undersigned.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The lines of a front matter as YAML nodes that know their line. Nodes only: no tag makes an object of anything. */
final class Yaml {

    private static final int DEEPEST = 4;
    private static final int LARGEST = 64 * 1024;

    private final List<Line> lines;
    private final String text;
    private final Findings findings;

    Yaml(List<Line> lines, Findings findings) {
        this.lines = lines;
        this.text = lines.stream()
                .map(line -> " ".repeat(line.indent()) + line.text())
                .collect(Collectors.joining("\n"));
        this.findings = findings;
    }

    /** Empty when it cannot be read; the fault is found. A front matter with nothing in it has no entries. */
    Optional<List<NodeTuple>> entries() {
        try {
            return isHarmless() ? entries(new Compose(settings(false)).composeString(text)) : Optional.empty();
        } catch (MarkedYamlEngineException fault) {
            findings.fault(line(fault.getProblemMark()), "yaml", fault.getProblem());
        } catch (YamlEngineException fault) {
            findings.fault(lines.getFirst().number(), "yaml", String.valueOf(fault.getMessage()));
        }
        return Optional.empty();
    }

    int line(Node node) {
        return line(node.getStartMark());
    }

    /** Composing nodes is recursive, so depth and aliases are looked at first, in the flat stream of events. */
    private boolean isHarmless() {
        int depth = 0;
        for (var event : new Parse(settings(true)).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST || event instanceof AliasEvent) {
                findings.fault(line(event.getStartMark()), depth > DEEPEST ? "yaml-depth" : "yaml-alias");
                return false;
            }
            sayWhatACommentTakes(event);
        }
        return true;
    }

    private void sayWhatACommentTakes(Event event) {
        if (event instanceof CommentEvent comment && comment.getCommentType() == CommentType.IN_LINE) {
            findings.remark(line(event.getStartMark()), "yaml-comment", "#" + comment.getValue());
        }
    }

    private Optional<List<NodeTuple>> entries(Optional<Node> root) {
        if (root.isEmpty()) {
            return Optional.of(List.of());
        }
        if (root.get() instanceof MappingNode mapping) {
            return Optional.of(mapping.getValue());
        }
        findings.fault(line(root.get()), "yaml-mapping");
        return Optional.empty();
    }

    private int line(Optional<Mark> mark) {
        int at = Math.min(mark.map(Mark::getLine).orElse(0), lines.size() - 1);
        return lines.get(at).number();
    }

    private static LoadSettings settings(boolean comments) {
        return LoadSettings.builder()
                .setLabel("front matter")
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .setParseComments(comments)
                .build();
    }
}
