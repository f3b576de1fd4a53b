package org.readback.content;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.readback.kernel.Sha256;

/**
 * All that a quiz says, with its passage, in one JSON document. An edition is known by the hash of it: the same content always
 * gives the same bytes, whatever the layout, the comments and the order of keys in the file. Nothing reads it back.
 */
final class QuizDocument {
    /** Another format gives every quiz a new edition. */
    private static final int FORMAT = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private QuizDocument() {}

    static byte[] hash(Quiz quiz) {
        return Sha256.of(of(quiz));
    }

    static byte[] hash(Passage passage) {
        return Sha256.of(json(tree(passage)));
    }

    static String of(Quiz quiz) {
        var document = NODES.objectNode().put("format", FORMAT);
        document.put("title", quiz.title()).put("summary", quiz.summary()).put("language", quiz.language());
        document.set("passage", tree(quiz.passage()));
        var questions = document.putArray("questions");
        quiz.questions().forEach(question -> questions.add(tree(question)));
        return json(document);
    }

    /** @return what can be written as a {@code jsonb} value and read back from one as it was */
    static String json(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode tree(Passage passage) {
        var tree = NODES.objectNode().put("title", passage.title());
        passage.speaker().ifPresent(speaker -> tree.put("speaker", speaker));
        passage.occasion().ifPresent(occasion -> tree.put("occasion", occasion));
        passage.date().ifPresent(date -> tree.put("date", date.toString()));
        passage.source().ifPresent(source -> tree.put("source", source));
        tree.put("language", passage.language()).put("contested", passage.contested());
        var positions = tree.putArray("positions");
        passage.positions()
                .forEach((key, label) -> positions.addObject().put("key", key).put("label", label));
        var paragraphs = tree.putArray("paragraphs");
        for (var paragraph : passage.paragraphs()) {
            var sentences = paragraphs.addArray();
            paragraph.forEach(sentence -> sentences.add(sentence.text()));
        }
        return tree;
    }

    private static ObjectNode tree(Question question) {
        var content = TaskContent.of(question.task());
        var tree = NODES.objectNode().put("id", question.id());
        tree.put("type", question.task().kind().code()).put("stem", question.stem());
        tree.put("points", question.points()).put("process", question.process().code());
        tree.set("positions", texts(question.positions()));
        var evidence = tree.putArray("evidence");
        question.evidence()
                .forEach(proof ->
                        evidence.addObject().put("sentence", proof.sentence()).put("quote", proof.quote()));
        tree.put("feedback", question.feedback());
        var options = tree.putArray("options");
        content.values().forEach(value -> options.add(tree(value)));
        tree.set("detail", content.detail());
        return tree;
    }

    private static ObjectNode tree(TaskContent.Value value) {
        var tree = NODES.objectNode();
        value.part().ifPresent(part -> tree.put("part", part));
        tree.put("key", value.key());
        value.text().ifPresent(text -> tree.put("text", text));
        value.correct().ifPresent(correct -> tree.put("correct", correct));
        value.misreading().ifPresent(misreading -> tree.put("misreading", misreading.code()));
        value.feedback().ifPresent(feedback -> tree.put("feedback", feedback));
        return tree;
    }

    private static JsonNode texts(List<String> texts) {
        var list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
