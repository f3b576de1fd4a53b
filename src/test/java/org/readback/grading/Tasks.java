package org.readback.grading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tasks for tests: one of each kind, and some of a given size. */
final class Tasks {
    static final Set<String> SENTENCES = Set.of("p1s1", "p1s2", "p2s1", "p2s2", "p3s1");

    private static final Part.Wrong OVERSTATED = new Part.Wrong(Optional.of(Misreading.OVERSTATED), "Too far.");

    private Tasks() {}

    static List<Option> options(String... ids) {
        return List.of(ids).stream().map(id -> Option.of(id, "text of " + id)).toList();
    }

    static SingleChoice singleChoice() {
        return new SingleChoice(
                List.of(
                        new Option("a", "too far", Optional.of(Misreading.OVERSTATED), "Too far."),
                        Option.of("b", "right"),
                        Option.of("c", "wrong")),
                "b");
    }

    static MultipleResponse multipleResponse(int options, int keys) {
        var ids = IntStream.range(0, options)
                .mapToObj(i -> String.valueOf((char) ('a' + i)))
                .toList();
        return new MultipleResponse(options(ids.toArray(String[]::new)), Set.copyOf(ids.subList(0, keys)));
    }

    static ShortAnswer shortAnswer() {
        return new ShortAnswer(
                new Accepted(
                        List.of("five per cent", "5%"),
                        Optional.of(new Accepted.Number(new BigDecimal(5), new BigDecimal("0.5")))),
                Map.of("two per cent", OVERSTATED));
    }

    static Matching matching(int prompts) {
        return new Matching(
                IntStream.range(0, prompts)
                        .mapToObj(i -> new Matching.Prompt("m" + i, "prompt " + i, "c" + i))
                        .toList(),
                IntStream.rangeClosed(0, prompts)
                        .mapToObj(i -> Option.of("c" + i, "choice " + i))
                        .toList());
    }

    static Ordering ordering(int items) {
        var key = IntStream.range(0, items)
                .mapToObj(i -> String.valueOf((char) ('a' + i)))
                .toList();
        return new Ordering(key, options(key.toArray(String[]::new)));
    }

    static GapFill gapFill() {
        return new GapFill(
                "A {{g1}}, a {{g2}} and a {{g3}}.",
                List.of(
                        new GapFill.Typed("g1", Accepted.texts("word", "phrase")),
                        new GapFill.Chosen(
                                "g2",
                                List.of(
                                        Option.of("a", "right"),
                                        new Option("b", "wrong", Optional.of(Misreading.OPPOSITE), "")),
                                "a"),
                        new GapFill.Typed(
                                "g3",
                                new Accepted(
                                        List.of(),
                                        Optional.of(new Accepted.Number(new BigDecimal("-2.5"), BigDecimal.ZERO))))));
    }

    static TwoPart twoPart() {
        return new TwoPart(singleChoice(), "Pick the proof.", new EvidencePicking(Set.of("p1s2"), 1));
    }

    /** One of each kind; a kind that is missing here fails the tests. */
    static Map<Kind, Task> ofEachKind() {
        var tasks = new EnumMap<Kind, Task>(Kind.class);
        for (var kind : Kind.values()) {
            tasks.put(kind, of(kind));
        }
        return tasks;
    }

    static Task of(Kind kind) {
        return switch (kind) {
            case SINGLE_CHOICE -> singleChoice();
            case MULTIPLE_RESPONSE -> multipleResponse(5, 2);
            case TRUE_FALSE_NOT_GIVEN ->
                new TrueFalseNotGiven(TrueFalseNotGiven.Verdict.NOT_STATED, Map.of("stated", OVERSTATED));
            case SHORT_ANSWER -> shortAnswer();
            case MATCHING -> matching(3);
            case ORDERING -> ordering(4);
            case GAP_FILL -> gapFill();
            case EVIDENCE_PICKING -> new EvidencePicking(Set.of("p1s1", "p2s2"), 3);
            case TWO_PART -> twoPart();
        };
    }

    /** Everything that can be given to a part, or some texts for a typed one. */
    static List<String> values(Part part) {
        return switch (part.input()) {
            case ONE, MANY -> part.options().stream().map(Option::id).toList();
            case SENTENCES -> SENTENCES.stream().sorted().toList();
            case TEXT -> {
                var texts = new ArrayList<>(part.keys());
                texts.addAll(part.wrong().keySet());
                texts.addAll(List.of("nonsense", "-2.5", "5", "é \u0000 È", "…"));
                yield texts;
            }
        };
    }
}
