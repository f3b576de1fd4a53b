package org.readback.content;

import static org.readback.content.QuizTree.list;
import static org.readback.content.QuizTree.text;
import static org.readback.content.QuizTree.texts;
import static org.readback.content.Rule.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.readback.grading.Accepted;
import org.readback.grading.GapFill;

/**
 * What must hold beyond the schema for a quiz to be delivered, marked and proven. Checked at every reading; a file that
 * breaks one of these rules is refused.
 */
final class Soundness {
    static final List<Rule<Given>> RULES = List.of(
            error("duplicate-id", Soundness::duplicateIds),
            error("known-key", Soundness::knownKeys),
            error("key-is-right", Soundness::keyIsRight),
            error("known-wrong", Soundness::knownWrong),
            error("gaps", Soundness::gaps),
            error("pick", Soundness::pick),
            error("known-sentence", Soundness::knownSentences),
            error("quote", Soundness::quotes),
            error("evidence", Soundness::evidence),
            error("known-position", Soundness::knownPositions));

    /** Over the tree of a whole quiz file. */
    static final List<Rule<JsonNode>> QUIZ_RULES = List.of(error("duplicate-question", Soundness::duplicateQuestions));

    private Soundness() {}

    /**
     * A question that fits the schema.
     *
     * @param at its JSON pointer
     * @param passage absent if it cannot be read: what depends on it is not checked then
     */
    record Given(JsonNode tree, String at, Optional<Passage> passage) {
        boolean is(String type) {
            return text(tree, "type").equals(type);
        }

        /** Calls with each option that has an id in a list of options: part one, and the gaps that offer some. */
        void eachChoice(BiConsumer<JsonNode, String> use) {
            if (tree.has("options")) {
                use.accept(tree, at);
            }
            each("gaps", (gap, pointer) -> {
                if (gap.has("options")) {
                    use.accept(gap, pointer);
                }
            });
        }

        void each(String field, BiConsumer<JsonNode, String> use) {
            Soundness.each(tree, at, field, use);
        }
    }

    private static void each(JsonNode tree, String at, String field, BiConsumer<JsonNode, String> use) {
        var items = list(tree, field);
        for (int i = 0; i < items.size(); i++) {
            use.accept(items.get(i), at + "/" + field + "/" + i);
        }
    }

    private static void duplicateQuestions(JsonNode quiz, Report report) {
        duplicates(quiz, "", "questions", report);
    }

    private static void duplicateIds(Given given, Report report) {
        for (var field : List.of("options", "choices", "prompts", "items", "gaps", "answers")) {
            duplicates(given.tree(), given.at(), field, report);
        }
        given.each("gaps", (gap, at) -> duplicates(gap, at, "options", report));
    }

    private static void duplicates(JsonNode tree, String at, String field, Report report) {
        var seen = new HashSet<String>();
        each(tree, at, field, (item, pointer) -> {
            var id = text(item, "id");
            if (!id.isEmpty() && !seen.add(id)) {
                report.at(pointer + "/id", "twice", id);
            }
        });
    }

    private static void knownKeys(Given given, Report report) {
        given.eachChoice((choice, at) -> {
            var ids = ids(choice, "options");
            if (choice.has("key")) {
                known(text(choice, "key"), ids, at + "/key", report);
            }
            if (choice.has("keys")) {
                var keys = texts(choice.path("keys"));
                keys.forEach(key -> known(key, ids, at + "/keys", report));
                if (keys.containsAll(ids)) {
                    report.at(at + "/keys", "all");
                }
            }
        });
        var choices = ids(given.tree(), "choices");
        given.each("prompts", (prompt, at) -> known(text(prompt, "key"), choices, at + "/key", report));
    }

    private static Set<String> ids(JsonNode tree, String field) {
        return list(tree, field).stream()
                .map(item -> text(item, "id"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void known(String key, Set<String> ids, String at, Report report) {
        if (!ids.contains(key)) {
            report.at(at, "unknown", key, String.join(", ", ids));
        }
    }

    /** The key carries no misreading and no feedback of its own: that is the question's feedback. */
    private static void keyIsRight(Given given, Report report) {
        given.eachChoice((choice, at) -> {
            var keys = new HashSet<>(texts(choice.path("keys")));
            keys.add(text(choice, "key"));
            each(choice, at, "options", (option, pointer) -> right(option, keys, pointer, report));
        });
        given.each("answers", (answer, at) -> right(answer, Set.of(text(given.tree(), "key")), at, report));
    }

    private static void right(JsonNode option, Set<String> keys, String at, Report report) {
        if (keys.contains(text(option, "id"))) {
            for (var field : List.of("misreading", "feedback")) {
                if (option.has(field)) {
                    report.at(at + "/" + field, "carries", field);
                }
            }
            if (at.contains("/answers/")) {
                report.at(at, "answer", text(option, "id"));
            }
        }
    }

    private static void knownWrong(Given given, Report report) {
        var accepted = QuizTree.accepted(given.tree());
        var seen = new ArrayList<String>();
        given.each("wrong", (wrong, at) -> texts(wrong.path("accept")).forEach(text -> {
            if (accepted.holds(text)) {
                report.at(at + "/accept", "right", text);
            }
            if (seen.stream().anyMatch(other -> Accepted.texts(other).holds(text))) {
                report.at(at + "/accept", "twice", text);
            }
            seen.add(text);
        }));
    }

    private static void gaps(Given given, Report report) {
        if (!given.is("gap-fill")) {
            return;
        }
        Map<String, Integer> marks = new HashMap<>();
        GapFill.GAP
                .matcher(text(given.tree(), "text"))
                .results()
                .forEach(mark -> marks.merge(mark.group(1), 1, Integer::sum));
        var ids = ids(given.tree(), "gaps");
        given.each("gaps", (gap, at) -> {
            int count = marks.getOrDefault(text(gap, "id"), 0);
            if (count != 1) {
                report.at(at + "/id", count == 0 ? "missing" : "twice", text(gap, "id"));
            }
            if (gap.has("options") && (gap.has("accept") || gap.has("number"))) {
                report.at(at, "both");
            }
        });
        marks.keySet().stream()
                .filter(mark -> !ids.contains(mark))
                .sorted()
                .forEach(mark -> report.at(given.at() + "/text", "unknown", mark, String.join(", ", ids)));
    }

    /** Whoever may pick fewer sentences than there are keys cannot earn all points. */
    private static void pick(Given given, Report report) {
        pick(given.tree(), given.at(), report);
        pick(given.tree().path("proof"), given.at() + "/proof", report);
    }

    private static void pick(JsonNode tree, String at, Report report) {
        if (tree.has("pick") && tree.path("pick").asInt() < tree.path("keys").size()) {
            report.at(
                    at + "/pick",
                    "few",
                    tree.path("pick").asInt(),
                    tree.path("keys").size());
        }
    }

    private static void knownSentences(Given given, Report report) {
        given.passage().ifPresent(passage -> {
            var known = passage.sentenceIds();
            BiConsumer<String, String> check = (sentence, at) -> {
                if (!known.contains(sentence)) {
                    report.at(at, "unknown", sentence, range(passage, sentence));
                }
            };
            given.each("evidence", (evidence, at) -> check.accept(text(evidence, "sentence"), at + "/sentence"));
            sentenceKeys(given.tree()).forEach(key -> check.accept(key, given.at() + keysAt(given)));
        });
    }

    /** What there is instead: {@code p3s1 to p3s4}, or the number of paragraphs. */
    private static String range(Passage passage, String sentence) {
        int paragraph = Integer.parseInt(sentence.substring(1, Math.min(sentence.indexOf('s'), 9)));
        int count = passage.paragraphs().size();
        return paragraph <= count
                ? "p%d has s1 to s%d"
                        .formatted(
                                paragraph,
                                passage.paragraphs().get(paragraph - 1).size())
                : "it has p1 to p" + count;
    }

    private static List<String> sentenceKeys(JsonNode question) {
        return question.has("proof")
                ? texts(question.path("proof").path("keys"))
                : text(question, "type").equals("evidence-picking") ? texts(question.path("keys")) : List.of();
    }

    private static String keysAt(Given given) {
        return given.tree().has("proof") ? "/proof/keys" : "/keys";
    }

    private static void quotes(Given given, Report report) {
        given.each("evidence", (evidence, at) -> given.passage()
                .flatMap(passage -> passage.sentence(text(evidence, "sentence")))
                .filter(sentence -> !sentence.plain().contains(text(evidence, "quote")))
                .ifPresent(sentence ->
                        report.at(at + "/quote", "absent", text(evidence, "quote"), sentence.id(), sentence.plain())));
    }

    private static void evidence(Given given, Report report) {
        boolean open =
                given.is("true-false-not-given") && text(given.tree(), "key").equals("not-stated");
        if (given.tree().path("evidence").isEmpty() && !open) {
            report.at(given.at() + "/evidence", "none");
        }
        var cited = list(given.tree(), "evidence").stream()
                .map(evidence -> text(evidence, "sentence"))
                .collect(Collectors.toSet());
        sentenceKeys(given.tree()).stream()
                .filter(key -> !cited.contains(key))
                .forEach(key -> report.at(given.at() + keysAt(given), "uncited", key));
    }

    private static void knownPositions(Given given, Report report) {
        given.passage()
                .ifPresent(passage -> given.each("positions", (position, at) -> {
                    if (!passage.positions().containsKey(position.asText())) {
                        report.at(
                                at,
                                "unknown",
                                position.asText(),
                                String.join(", ", passage.positions().keySet()));
                    }
                }));
    }
}
