package org.readback.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into a tree with line numbers: plain data only, without tags, anchors or merges, and of bounded depth.
 * Words are resolved as YAML 1.2 does, and as editors do: {@code no} is a text, {@code true} is not.
 */
final class Yaml {
    static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final int DEEPEST = 12;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    // No exponents: 1e999999999 is short to write and long to print.
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Report report;
    private final int firstLine;
    private final ParserImpl events;

    private Yaml(Report report, String text, int firstLine) {
        this.report = report;
        this.firstLine = firstLine;
        this.events = new ParserImpl(new StreamReader(new StringReader(text)), new LoaderOptions());
    }

    /**
     * @param firstLine the line of the file at which the text begins
     * @return nothing if a finding says why
     */
    static Optional<Source> read(String file, String text, int firstLine, List<Finding> findings) {
        var found = new ArrayList<Finding>();
        var report = Report.error(file, "yaml", found);
        var source = Optional.<Source>empty();
        try {
            var yaml = new Yaml(report, text, firstLine);
            source = Optional.of(new Source(file, yaml.document(), yaml.lines));
        } catch (Refused refused) {
            // The finding is there already.
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            report.line((mark == null ? 0 : mark.getLine()) + firstLine, "broken", broken.getProblem());
        } catch (YAMLException broken) {
            report.line(
                    firstLine,
                    "broken",
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        }
        findings.addAll(found);
        return found.isEmpty() ? source : Optional.empty();
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Nothing more can be made of the file. */
    private static final class Refused extends RuntimeException {}

    private JsonNode document() {
        events.getEvent(); // the stream starts
        if (events.checkEvent(Event.ID.StreamEnd)) {
            report.line(firstLine, "empty");
            throw new Refused();
        }
        events.getEvent(); // the document starts
        var tree = node("", 0);
        events.getEvent(); // the document ends
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            report.line(line(events.peekEvent()), "several");
        }
        return tree;
    }

    private JsonNode node(String pointer, int depth) {
        var event = events.getEvent();
        lines.putIfAbsent(pointer, line(event));
        plain(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (depth == DEEPEST) {
            report.line(line(event), "deep", DEEPEST);
            throw new Refused();
        }
        if (event instanceof SequenceStartEvent) {
            var list = nodes.arrayNode();
            while (!events.checkEvent(Event.ID.SequenceEnd)) {
                list.add(node(pointer + "/" + list.size(), depth + 1));
            }
            events.getEvent();
            return list;
        }
        if (event instanceof MappingStartEvent) {
            var map = nodes.objectNode();
            while (!events.checkEvent(Event.ID.MappingEnd)) {
                var keyEvent = events.getEvent();
                plain(keyEvent);
                if (!(keyEvent instanceof ScalarEvent key)) {
                    report.line(line(keyEvent), "key");
                    throw new Refused();
                }
                var name = text(key);
                var inner = pointer + "/" + escaped(name);
                if (map.has(name)) {
                    report.line(line(key), "twice", name);
                }
                lines.put(inner, line(key));
                map.set(name, node(inner, depth + 1));
            }
            events.getEvent();
            return map;
        }
        throw new IllegalStateException("not a node: " + event);
    }

    private void plain(Event event) {
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null;
        if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
            report.line(line(event), "alias");
            throw new Refused();
        }
        if (tagged) {
            report.line(line(event), "tag");
            throw new Refused();
        }
    }

    private JsonNode scalar(ScalarEvent event) {
        var text = text(event);
        if (!event.isPlain()) {
            return nodes.textNode(text);
        }
        return switch (text) {
            case "", "~", "null" -> nodes.nullNode();
            case "true" -> nodes.booleanNode(true);
            case "false" -> nodes.booleanNode(false);
            default ->
                WHOLE.matcher(text).matches()
                        ? nodes.numberNode(Long.parseLong(text))
                        : DECIMAL.matcher(text).matches()
                                ? nodes.numberNode(new BigDecimal(text))
                                : nodes.textNode(text);
        };
    }

    /** One form for what looks the same, so that a quote is found in its sentence. */
    private String text(ScalarEvent event) {
        if (CONTROL.matcher(event.getValue()).find()) {
            report.line(line(event), "control");
        }
        return Normalizer.normalize(event.getValue().strip(), Normalizer.Form.NFC);
    }

    private int line(Event event) {
        return event.getStartMark().getLine() + firstLine;
    }
}
