package org.readback.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A quiz with its passage in one JSON document, as an edition keeps it. The same content always gives the same bytes:
 * keys in alphabetical order, comments and layout gone.
 */
final class StoredQuiz {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int FORMAT = 1;

    private StoredQuiz() {}

    static String write(JsonNode quiz, JsonNode front, List<List<String>> paragraphs) {
        var document = NODES.objectNode();
        document.put("format", FORMAT);
        document.set("quiz", canonical(quiz));
        var passage = document.putObject("passage");
        passage.set("front", canonical(ordered(front)));
        var stored = passage.putArray("paragraphs");
        paragraphs.forEach(paragraph -> {
            var sentences = stored.addArray();
            paragraph.forEach(sentences::add);
        });
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it is not a document that {@link #write} made */
    static Quiz read(String slug, String document) {
        try {
            var tree = JSON.readTree(document);
            if (tree.path("format").asInt() != FORMAT) {
                throw new IllegalStateException("edition of " + slug + " has format " + tree.path("format"));
            }
            var paragraphs = StreamSupport.stream(
                            tree.path("passage").path("paragraphs").spliterator(), false)
                    .map(QuizTree::texts)
                    .toList();
            var directory = slug.substring(0, slug.indexOf('/'));
            return QuizTree.quiz(
                    slug,
                    tree.path("quiz"),
                    QuizTree.passage(directory, tree.path("passage").path("front"), paragraphs));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("edition of " + slug, e);
        }
    }

    static byte[] hash(String document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The order of positions counts, and canonical objects have none. */
    private static JsonNode ordered(JsonNode front) {
        ObjectNode copy = front.deepCopy();
        var pairs = NODES.arrayNode();
        copy.path("positions")
                .properties()
                .forEach(entry -> pairs.addObject().put("key", entry.getKey()).set("label", entry.getValue()));
        copy.set("positions", pairs);
        return copy;
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = NODES.objectNode();
            var names = new TreeSet<String>();
            node.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> sorted.set(name, canonical(node.get(name))));
            return sorted;
        }
        if (node.isArray()) {
            ArrayNode list = NODES.arrayNode();
            node.forEach(item -> list.add(canonical(item)));
            return list;
        }
        return node;
    }
}
