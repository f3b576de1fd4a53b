package org.readback.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Small quiz files for tests, and the directory to put them in. */
final class Written {
    static final String PASSAGE = """
            ---
            title: How tides work
            date: 2026-01-31
            source: Written for a test
            language: en
            positions:
              moon: The pull of the moon
              sun: The pull of the sun
            ---

            The moon pulls the water of the oceans.
            The pull is **strongest** on the near side.

            The sun pulls too, but its pull is weaker.
            Twice a month the two pulls add up.
            """;

    static final String SINGLE_CHOICE = """
            - id: cause
              type: single-choice
              stem: What pulls the water?
              options:
                - {id: a, text: The moon alone, misreading: overstated, feedback: The sun pulls too.}
                - {id: b, text: The moon and sun}
                - {id: c, text: The wind at sea, misreading: wrong-actor}
              key: b
              process: retrieve
              positions: [moon, sun]
              evidence:
                - {sentence: p2s1, quote: "The sun pulls too"}
              feedback: The passage names both.
            """;

    static final String MULTIPLE_RESPONSE = """
            - id: pullers
              type: multiple-response
              stem: Which of these pull?
              points: 2
              options:
                - {id: a, text: The moon}
                - {id: b, text: The sun}
                - {id: c, text: The wind, misreading: not-stated}
                - {id: d, text: The rain}
              keys: [a, b]
              process: integrate
              positions: [moon, sun]
              evidence:
                - {sentence: p1s1, quote: The moon pulls}
                - {sentence: p2s1, quote: The sun pulls}
              feedback: The passage names both.
            """;

    static final String TRUE_FALSE_NOT_GIVEN = """
            - id: weaker
              type: true-false-not-given
              stem: The sun pulls less than the moon.
              key: stated
              answers:
                - {id: contradicted, misreading: opposite, feedback: Read the sentence again.}
              process: retrieve
              evidence:
                - {sentence: p2s1, quote: its pull is weaker}
              feedback: The passage says that the pull of the sun is weaker.
            """;

    static final String SHORT_ANSWER = """
            - id: how-often
              type: short-answer
              stem: How many times a month do the two pulls add up?
              accept: [twice, two times]
              number: {value: 2, tolerance: 0.5}
              wrong:
                - {accept: [once, one time], misreading: wrong-detail, feedback: Not once.}
              process: retrieve
              evidence:
                - {sentence: p2s2, quote: Twice a month}
              feedback: It says twice.
            """;

    static final String MATCHING = """
            - id: who
              type: matching
              stem: Match each body with its pull.
              points: 2
              prompts:
                - {id: m, text: The moon, key: strong}
                - {id: s, text: The sun, key: weak}
              choices:
                - {id: strong, text: The stronger pull}
                - {id: weak, text: The weaker pull}
                - {id: none, text: No pull}
              process: integrate
              evidence:
                - {sentence: p2s1, quote: its pull is weaker}
              feedback: The sun is the weaker one.
            """;

    static final String ORDERING = """
            - id: order
              type: ordering
              stem: Put these in the order of the passage.
              points: 2
              items:
                - {id: a, text: The moon}
                - {id: b, text: The sun}
                - {id: c, text: Both together}
              process: integrate
              evidence:
                - {sentence: p2s2, quote: the two pulls add up}
              feedback: Both together come last.
            """;

    static final String GAP_FILL = """
            - id: gaps
              type: gap-fill
              stem: Complete the summary.
              points: 3
              text: "The {{g1}} pulls most, the sun {{g2}}, and {{g3}} times a month they add up."
              gaps:
                - {id: g1, accept: [moon]}
                - {id: g2, options: [{id: a, text: less}, {id: b, text: more, misreading: opposite}], key: a}
                - {id: g3, number: {value: 2}}
              process: integrate
              evidence:
                - {sentence: p2s1, quote: its pull is weaker}
              feedback: The moon pulls most.
            """;

    static final String EVIDENCE_PICKING = """
            - id: proof
              type: evidence-picking
              stem: Pick the sentence that compares the two pulls.
              keys: [p2s1]
              pick: 2
              process: infer
              evidence:
                - {sentence: p2s1, quote: its pull is weaker}
              feedback: It says which pull is weaker.
            """;

    static final String TWO_PART = """
            - id: near-side
              type: two-part
              stem: Where is the pull of the moon strongest?
              options:
                - {id: a, text: On the far side, misreading: opposite}
                - {id: b, text: At the poles}
                - {id: c, text: On the near side}
              key: c
              proof: {stem: Pick the sentence that proves it., keys: [p1s2]}
              process: infer
              positions: [moon]
              evidence:
                - {sentence: p1s2, quote: strongest on the near side}
              feedback: It is the near side.
            """;

    /** One question of each kind. */
    static final List<String> ALL = List.of(
            SINGLE_CHOICE,
            MULTIPLE_RESPONSE,
            TRUE_FALSE_NOT_GIVEN,
            SHORT_ANSWER,
            MATCHING,
            ORDERING,
            GAP_FILL,
            EVIDENCE_PICKING,
            TWO_PART);

    private Written() {}

    static String quiz(String... questions) {
        return """
                format: 1
                title: First
                summary: A first quiz.
                questions:
                """
                + List.of(questions).stream()
                        .map(question -> question.indent(2))
                        .collect(Collectors.joining());
    }

    static String quiz(List<String> questions) {
        return quiz(questions.toArray(String[]::new));
    }

    static Path put(Path directory, String file, String content) {
        try {
            var path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
