package org.readback.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.readback.grading.Response;
import org.readback.grading.ShortAnswer;
import org.readback.grading.SingleChoice;
import org.readback.grading.Task;
import org.readback.grading.TrueFalseNotGiven;
import org.readback.grading.TwoPart;

/**
 * A task as the database keeps it.
 *
 * @param values the rows of {@code question_option}, in their order
 * @param detail what only this kind of question has
 */
record TaskContent(List<Value> values, ObjectNode detail) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * What a part offers, accepts, or knows to be wrong.
     *
     * @param part empty for what belongs to the whole question: choices of a matching, items to put in order
     * @param key the value in a response
     * @param text empty where the key says it all
     * @param correct empty together with the part
     */
    record Value(
            Optional<String> part,
            String key,
            Optional<String> text,
            Optional<Boolean> correct,
            Optional<Misreading> misreading,
            Optional<String> feedback) {

        private boolean of(String wanted) {
            return part.equals(Optional.of(wanted));
        }

        private boolean right() {
            return correct.orElse(false);
        }

        private Option option() {
            return new Option(key, text.orElse(""), misreading, feedback.orElse(""));
        }

        private Part.Wrong wrong() {
            return new Part.Wrong(misreading, feedback.orElse(""));
        }
    }

    static TaskContent of(Task task) {
        var values = new ArrayList<Value>();
        var detail = NODES.objectNode();
        if (task instanceof SingleChoice choice) {
            values.addAll(offered(Response.ANSWER, choice.options(), Set.of(choice.key())));
        } else if (task instanceof MultipleResponse choice) {
            values.addAll(offered(Response.ANSWER, choice.options(), choice.keys()));
        } else if (task instanceof TrueFalseNotGiven claim) {
            values.add(right(Response.ANSWER, claim.key().code()));
            values.addAll(wrong(claim.wrong()));
        } else if (task instanceof ShortAnswer typed) {
            values.addAll(accepted(Response.ANSWER, typed.accepted(), detail));
            values.addAll(wrong(typed.wrong()));
        } else if (task instanceof Matching matching) {
            values.addAll(shared(matching.choices()));
            var prompts = detail.putArray("prompts");
            matching.prompts().forEach(prompt -> prompts.addObject()
                    .put("id", prompt.id())
                    .put("text", prompt.text())
                    .put("key", prompt.key()));
        } else if (task instanceof Ordering ordering) {
            values.addAll(shared(ordering.items()));
        } else if (task instanceof GapFill fill) {
            detail.put("text", fill.text());
            var gaps = detail.putArray("gaps");
            fill.gaps().forEach(gap -> values.addAll(gap(gap, gaps.addObject())));
        } else if (task instanceof EvidencePicking picking) {
            values.addAll(rights(Response.ANSWER, picking.keys()));
            detail.put("pick", picking.pick());
        } else if (task instanceof TwoPart parts) {
            values.addAll(offered(
                    Response.ANSWER,
                    parts.answer().options(),
                    Set.of(parts.answer().key())));
            values.addAll(rights(Response.PROOF, parts.proof().keys()));
            detail.put("stem", parts.proofStem()).put("pick", parts.proof().pick());
        } else {
            throw new IllegalStateException("a kind that is not stored: " + task.kind());
        }
        return new TaskContent(List.copyOf(values), detail);
    }

    Task task(Kind kind) {
        return switch (kind) {
            case SINGLE_CHOICE -> new SingleChoice(options(Response.ANSWER), key(Response.ANSWER));
            case MULTIPLE_RESPONSE -> new MultipleResponse(options(Response.ANSWER), keys(Response.ANSWER));
            case TRUE_FALSE_NOT_GIVEN ->
                new TrueFalseNotGiven(TrueFalseNotGiven.Verdict.of(key(Response.ANSWER)), wrong());
            case SHORT_ANSWER -> new ShortAnswer(accepted(Response.ANSWER, detail), wrong());
            case MATCHING ->
                new Matching(
                        QuizTree.list(detail, "prompts").stream()
                                .map(prompt -> new Matching.Prompt(
                                        QuizTree.text(prompt, "id"),
                                        QuizTree.text(prompt, "text"),
                                        QuizTree.text(prompt, "key")))
                                .toList(),
                        options());
            case ORDERING -> new Ordering(options().stream().map(Option::id).toList(), options());
            case GAP_FILL ->
                new GapFill(
                        QuizTree.text(detail, "text"),
                        QuizTree.list(detail, "gaps").stream().map(this::gap).toList());
            case EVIDENCE_PICKING -> picking(Response.ANSWER);
            case TWO_PART ->
                new TwoPart(
                        new SingleChoice(options(Response.ANSWER), key(Response.ANSWER)),
                        QuizTree.text(detail, "stem"),
                        picking(Response.PROOF));
        };
    }

    private static List<Value> offered(String part, List<Option> options, Set<String> keys) {
        return options.stream()
                .map(option -> value(Optional.of(part), option, Optional.of(keys.contains(option.id()))))
                .toList();
    }

    private static List<Value> shared(List<Option> options) {
        return options.stream()
                .map(option -> value(Optional.empty(), option, Optional.empty()))
                .toList();
    }

    private static Value value(Optional<String> part, Option option, Optional<Boolean> correct) {
        return new Value(
                part, option.id(), Optional.of(option.text()), correct, option.misreading(), given(option.feedback()));
    }

    private static List<Value> rights(String part, Collection<String> keys) {
        return keys.stream().map(key -> right(part, key)).toList();
    }

    private static Value right(String part, String key) {
        return new Value(
                Optional.of(part), key, Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());
    }

    private static List<Value> wrong(Map<String, Part.Wrong> wrong) {
        return wrong.entrySet().stream()
                .map(entry -> new Value(
                        Optional.of(Response.ANSWER),
                        entry.getKey(),
                        Optional.empty(),
                        Optional.of(false),
                        entry.getValue().misreading(),
                        given(entry.getValue().feedback())))
                .toList();
    }

    private static Optional<String> given(String feedback) {
        return Optional.of(feedback).filter(text -> !text.isEmpty());
    }

    private static List<Value> accepted(String part, Accepted accepted, ObjectNode detail) {
        accepted.number()
                .ifPresent(number ->
                        detail.putObject("number").put("value", number.value()).put("tolerance", number.tolerance()));
        return rights(part, accepted.texts());
    }

    private static List<Value> gap(GapFill.Gap gap, ObjectNode detail) {
        detail.put("id", gap.id());
        return gap instanceof GapFill.Chosen chosen
                ? offered(chosen.id(), chosen.options(), Set.of(chosen.key()))
                : accepted(gap.id(), ((GapFill.Typed) gap).accepted(), detail);
    }

    private Stream<Value> of(String part) {
        return values.stream().filter(value -> value.of(part));
    }

    private List<Option> options(String part) {
        return of(part).map(Value::option).toList();
    }

    private List<Option> options() {
        return values.stream().map(Value::option).toList();
    }

    private Set<String> keys(String part) {
        var keys = new LinkedHashSet<String>();
        of(part).filter(Value::right).forEach(value -> keys.add(value.key()));
        return Collections.unmodifiableSet(keys);
    }

    private String key(String part) {
        return keys(part).iterator().next();
    }

    private Map<String, Part.Wrong> wrong() {
        var wrong = new LinkedHashMap<String, Part.Wrong>();
        values.stream().filter(value -> !value.right()).forEach(value -> wrong.put(value.key(), value.wrong()));
        return Collections.unmodifiableMap(wrong);
    }

    private Accepted accepted(String part, JsonNode given) {
        var number = Optional.ofNullable(given.get("number"))
                .map(known -> new Accepted.Number(decimal(known, "value"), decimal(known, "tolerance")));
        return new Accepted(List.copyOf(keys(part)), number);
    }

    private static BigDecimal decimal(JsonNode tree, String field) {
        return tree.path(field).decimalValue();
    }

    /** A gap to choose for offers texts; one to type in only knows values. */
    private GapFill.Gap gap(JsonNode tree) {
        var id = QuizTree.text(tree, "id");
        return of(id).anyMatch(value -> value.text().isPresent())
                ? new GapFill.Chosen(id, options(id), key(id))
                : new GapFill.Typed(id, accepted(id, tree));
    }

    private EvidencePicking picking(String part) {
        return new EvidencePicking(keys(part), detail.path("pick").asInt());
    }
}
