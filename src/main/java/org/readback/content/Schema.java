package org.readback.content;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The shape of quiz files, as quizzes/quiz.schema.json has it for editors too. Loaded when a file is first checked. */
final class Schema {
    private static final String RESOURCE = "quizzes/quiz.schema.json";
    private static final String ID = "urn:readback:quiz:1";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemas(java.util.Map.of(ID, text())));

    static final Schema QUIZ = new Schema(ID);
    static final Schema PASSAGE = new Schema(ID + "#/$defs/passage");

    private final com.networknt.schema.Schema schema;

    private Schema(String location) {
        this.schema = REGISTRY.getSchema(SchemaLocation.of(location));
    }

    private static String text() {
        try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the JSON pointers of the places that do not fit */
    Set<String> check(Source source, List<Finding> findings) {
        var report = Report.error(source, "schema", findings);
        var places = new HashSet<String>();
        schema.validate(source.tree()).stream()
                .sorted(Comparator.comparing(Schema::pointer))
                .forEach(error -> {
                    var pointer = pointer(error);
                    places.add(pointer);
                    say(report, pointer, error);
                });
        return places;
    }

    private static void say(Report report, String pointer, Error error) {
        var property = String.valueOf(error.getProperty());
        switch (error.getKeyword()) {
            case "required" -> report.at(pointer, "missing", property);
            case "additionalProperties" ->
                report.at(pointer + "/" + Yaml.escaped(property), "unknown", property, known(error));
            case "enum" -> report.at(pointer, "enum", shown(error), values(error));
            case "type" -> {
                var arguments = error.getArguments();
                boolean quotes = String.valueOf(arguments[1]).equals("string")
                        && error.getInstanceNode() != null
                        && error.getInstanceNode().isValueNode()
                        && !error.getInstanceNode().isNull();
                report.at(pointer, quotes ? "quotes" : "type", arguments[1], arguments[0], shown(error));
            }
            default -> report.at(pointer, "other", error.getMessage());
        }
    }

    private static String known(Error error) {
        var parent = error.getSchemaLocation().getFragment().getParent();
        var node = REGISTRY.getSchema(SchemaLocation.of(ID)).getSchemaNode().at(path(parent));
        return node.path("properties").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static String values(Error error) {
        var values = new java.util.ArrayList<String>();
        if (error.getSchemaNode() != null) {
            error.getSchemaNode().forEach(value -> values.add(value.asText()));
        }
        return String.join(", ", values);
    }

    private static String shown(Error error) {
        return error.getInstanceNode() == null ? "" : error.getInstanceNode().asText();
    }

    private static String pointer(Error error) {
        return path(error.getInstanceLocation());
    }

    private static String path(com.networknt.schema.path.NodePath path) {
        var pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(Yaml.escaped(path.getName(i)));
        }
        return pointer.toString();
    }
}
