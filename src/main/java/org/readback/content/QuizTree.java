package org.readback.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.readback.grading.Accepted;
import org.readback.grading.EvidencePicking;
import org.readback.grading.GapFill;
import org.readback.grading.Kind;
import org.readback.grading.Matching;
import org.readback.grading.Misreading;
import org.readback.grading.MultipleResponse;
import org.readback.grading.Option;
import org.readback.grading.Ordering;
import org.readback.grading.Part;
import org.readback.grading.ShortAnswer;
import org.readback.grading.SingleChoice;
import org.readback.grading.Task;
import org.readback.grading.TrueFalseNotGiven;
import org.readback.grading.TwoPart;

/** From the tree of a file, or of a stored edition, to the records. The tree fits the schema and the {@link Soundness} rules. */
final class QuizTree {
    private QuizTree() {}

    static Quiz quiz(String slug, JsonNode tree, Passage passage) {
        return quiz(
                slug,
                tree,
                passage,
                list(tree, "questions").stream().map(QuizTree::question).toList());
    }

    static Quiz quiz(String slug, JsonNode tree, Passage passage, List<Question> questions) {
        return new Quiz(
                slug,
                text(tree, "title"),
                text(tree, "summary"),
                optional(tree, "language").orElse(passage.language()),
                passage,
                questions);
    }

    /** @param front the front matter; positions as a map, or as the list of pairs that keeps their order when stored */
    static Passage passage(String slug, JsonNode front, List<List<String>> paragraphs) {
        var positions = new LinkedHashMap<String, String>();
        if (front.path("positions").isArray()) {
            list(front, "positions").forEach(pair -> positions.put(text(pair, "key"), text(pair, "label")));
        } else {
            front.path("positions")
                    .properties()
                    .forEach(entry ->
                            positions.put(entry.getKey(), entry.getValue().textValue()));
        }
        return new Passage(
                slug,
                text(front, "title"),
                optional(front, "speaker"),
                optional(front, "occasion"),
                optional(front, "date").map(LocalDate::parse),
                optional(front, "source"),
                text(front, "language"),
                front.path("contested").asBoolean(false),
                java.util.Collections.unmodifiableMap(positions),
                sentences(paragraphs));
    }

    private static List<List<Passage.Sentence>> sentences(List<List<String>> paragraphs) {
        var all = new ArrayList<List<Passage.Sentence>>();
        for (var paragraph : paragraphs) {
            var sentences = new ArrayList<Passage.Sentence>();
            for (var sentence : paragraph) {
                sentences.add(new Passage.Sentence("p%ds%d".formatted(all.size() + 1, sentences.size() + 1), sentence));
            }
            all.add(List.copyOf(sentences));
        }
        return List.copyOf(all);
    }

    static Question question(JsonNode tree) {
        var kind = Kind.of(text(tree, "type"));
        return new Question(
                text(tree, "id"),
                text(tree, "stem"),
                task(kind, tree),
                tree.path("points").asInt(kind == Kind.TWO_PART ? 2 : 1),
                Process.of(text(tree, "process")),
                texts(tree.path("positions")),
                list(tree, "evidence").stream()
                        .map(evidence -> new Question.Evidence(text(evidence, "sentence"), text(evidence, "quote")))
                        .toList(),
                text(tree, "feedback"));
    }

    private static Task task(Kind kind, JsonNode tree) {
        return switch (kind) {
            case SINGLE_CHOICE -> singleChoice(tree);
            case MULTIPLE_RESPONSE -> new MultipleResponse(options(tree, "options"), set(tree, "keys"));
            case TRUE_FALSE_NOT_GIVEN ->
                new TrueFalseNotGiven(TrueFalseNotGiven.Verdict.of(text(tree, "key")), verdicts(tree));
            case SHORT_ANSWER -> new ShortAnswer(accepted(tree), knownWrong(tree));
            case MATCHING ->
                new Matching(
                        list(tree, "prompts").stream()
                                .map(prompt -> new Matching.Prompt(
                                        text(prompt, "id"), text(prompt, "text"), text(prompt, "key")))
                                .toList(),
                        options(tree, "choices"));
            case ORDERING -> {
                var items = options(tree, "items");
                yield new Ordering(items.stream().map(Option::id).toList(), items);
            }
            case GAP_FILL ->
                new GapFill(
                        text(tree, "text"),
                        list(tree, "gaps").stream().map(QuizTree::gap).toList());
            case EVIDENCE_PICKING -> picking(tree);
            case TWO_PART ->
                new TwoPart(singleChoice(tree), text(tree.path("proof"), "stem"), picking(tree.path("proof")));
        };
    }

    private static SingleChoice singleChoice(JsonNode tree) {
        return new SingleChoice(options(tree, "options"), text(tree, "key"));
    }

    private static EvidencePicking picking(JsonNode tree) {
        var keys = set(tree, "keys");
        return new EvidencePicking(keys, tree.path("pick").asInt(keys.size()));
    }

    private static GapFill.Gap gap(JsonNode tree) {
        return tree.has("options")
                ? new GapFill.Chosen(text(tree, "id"), options(tree, "options"), text(tree, "key"))
                : new GapFill.Typed(text(tree, "id"), accepted(tree));
    }

    private static List<Option> options(JsonNode tree, String field) {
        return list(tree, field).stream()
                .map(option -> new Option(
                        text(option, "id"),
                        text(option, "text"),
                        misreading(option),
                        optional(option, "feedback").orElse("")))
                .toList();
    }

    private static Map<String, Part.Wrong> verdicts(JsonNode tree) {
        var wrong = new LinkedHashMap<String, Part.Wrong>();
        list(tree, "answers").forEach(answer -> wrong.put(text(answer, "id"), wrong(answer)));
        return java.util.Collections.unmodifiableMap(wrong);
    }

    private static Map<String, Part.Wrong> knownWrong(JsonNode tree) {
        var wrong = new LinkedHashMap<String, Part.Wrong>();
        list(tree, "wrong")
                .forEach(known -> texts(known.path("accept")).forEach(text -> wrong.putIfAbsent(text, wrong(known))));
        return java.util.Collections.unmodifiableMap(wrong);
    }

    private static Part.Wrong wrong(JsonNode tree) {
        return new Part.Wrong(misreading(tree), optional(tree, "feedback").orElse(""));
    }

    private static Optional<Misreading> misreading(JsonNode tree) {
        return optional(tree, "misreading").map(Misreading::of);
    }

    static Accepted accepted(JsonNode tree) {
        var number = Optional.ofNullable(tree.get("number"))
                .map(given -> new Accepted.Number(
                        given.path("value").decimalValue(),
                        given.has("tolerance") ? given.path("tolerance").decimalValue() : BigDecimal.ZERO));
        return new Accepted(texts(tree.path("accept")), number);
    }

    static String text(JsonNode tree, String field) {
        return tree.path(field).asText();
    }

    private static Optional<String> optional(JsonNode tree, String field) {
        return Optional.ofNullable(tree.path(field).textValue());
    }

    static List<JsonNode> list(JsonNode tree, String field) {
        return StreamSupport.stream(tree.path(field).spliterator(), false).toList();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> set(JsonNode tree, String field) {
        return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(texts(tree.path(field))));
    }
}
