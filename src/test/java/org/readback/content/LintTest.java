package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.readback.content.Written.GAP_FILL;
import static org.readback.content.Written.MATCHING;
import static org.readback.content.Written.MULTIPLE_RESPONSE;
import static org.readback.content.Written.ORDERING;
import static org.readback.content.Written.PASSAGE;
import static org.readback.content.Written.SHORT_ANSWER;
import static org.readback.content.Written.SINGLE_CHOICE;
import static org.readback.content.Written.TRUE_FALSE_NOT_GIVEN;
import static org.readback.content.Written.TWO_PART;
import static org.readback.content.Written.quiz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of lint with the smallest file that breaks it, and the nearest ones that do not. */
class LintTest {
    private static final String CONTESTED = PASSAGE.replace("language: en", "language: en\ncontested: true");
    private static final String WELL_ASKED =
            SINGLE_CHOICE.replace("What pulls", "According to the passage, what pulls");

    @TempDir
    Path directory;

    /**
     * @param fault rule and fault, as in findings.properties
     * @param place words of the line that the finding names
     */
    private record Broken(String fault, String place, String passage, String quiz) {
        @Override
        public String toString() {
            return fault + " at " + place;
        }
    }

    private static Broken broken(String fault, String place, String quiz) {
        return new Broken(fault, place, PASSAGE, quiz);
    }

    private static Broken passage(String fault, String place, String passage) {
        return new Broken(fault, place, passage, quiz(SINGLE_CHOICE));
    }

    static Stream<Broken> broken() {
        return Stream.of(
                // YAML
                broken("yaml.broken", "key: b", quiz(SINGLE_CHOICE.replace("sea, misreading: wrong-actor}", "sea"))),
                broken("yaml.empty", "", "# nothing\n"),
                broken("yaml.several", "---", quiz(SINGLE_CHOICE) + "---\nmore: true\n"),
                broken("yaml.deep", "title: [", quiz(SINGLE_CHOICE).replace("First", "[".repeat(13) + "]".repeat(13))),
                broken("yaml.key", "? {a", quiz(SINGLE_CHOICE) + "? {a: b}\n: c\n"),
                broken("yaml.twice", "title: Again", quiz(SINGLE_CHOICE) + "title: Again\n"),
                broken("yaml.alias", "&x", quiz(SINGLE_CHOICE).replace("First", "&x First")),
                broken("yaml.alias", "*x", quiz(SINGLE_CHOICE).replace("First", "*x")),
                broken(
                        "yaml.tag",
                        "!!java",
                        quiz(SINGLE_CHOICE).replace("First", "!!javax.script.ScriptEngineManager []")),
                broken("yaml.control", "\\0", quiz(SINGLE_CHOICE).replace("First", "\"a\\0b\"")),
                // The schema
                broken(
                        "schema.missing",
                        "id: cause",
                        quiz(SINGLE_CHOICE.replaceFirst("(?m)^ *feedback: The passage.*\n", ""))),
                broken("schema.unknown", "stems:", quiz(SINGLE_CHOICE.replace("  key: b", "  key: b\n  stems: What?"))),
                broken("schema.unknown", "keys: [b]", quiz(SINGLE_CHOICE.replace("  key: b", "  key: b\n  keys: [b]"))),
                broken("schema.enum", "type: essay", quiz(SINGLE_CHOICE.replace("type: single-choice", "type: essay"))),
                broken("schema.enum", "recall", quiz(SINGLE_CHOICE.replace("retrieve", "recall"))),
                broken("schema.quotes", "text: 2014", quiz(SINGLE_CHOICE.replace("The moon alone", "2014"))),
                broken(
                        "schema.type",
                        "points: many",
                        quiz(SINGLE_CHOICE.replace("  key: b", "  key: b\n  points: many"))),
                broken("schema.other", "points: 11", quiz(SINGLE_CHOICE.replace("  key: b", "  key: b\n  points: 11"))),
                broken("schema.other", "points: 3", quiz(TWO_PART.replace("  key: c", "  key: c\n  points: 3"))),
                broken("schema.other", "id: Cause", quiz(SINGLE_CHOICE.replace("id: cause", "id: Cause"))),
                broken("schema.other", "format: 2", quiz(SINGLE_CHOICE).replace("format: 1", "format: 2")),
                passage("schema.missing", "title:", PASSAGE.replace("language: en\n", "")),
                passage("schema.other", "date:", PASSAGE.replace("2026-01-31", "2026-02-30")),
                passage("schema.unknown", "author:", PASSAGE.replace("date:", "author: Me\ndate:")),
                // The passage
                passage("passage.front", "", "A passage without front matter.\n"),
                passage("passage.empty", "", PASSAGE.substring(0, PASSAGE.lastIndexOf("---") + 4)),
                passage("passage.block", "# Tides", PASSAGE.replace("The sun pulls", "# Tides\nThe sun pulls")),
                passage("passage.block", "- The sun", PASSAGE.replace("The sun pulls", "- The sun pulls")),
                passage("passage.html", "<b>", PASSAGE.replace("The sun pulls", "<b>The</b> sun pulls")),
                passage("passage.link", "](http", PASSAGE.replace("The sun pulls", "The [sun](http://a) pulls")),
                passage("passage.control", "\u0007", PASSAGE.replace("The sun pulls", "The sun\u0007 pulls")),
                // Soundness
                broken("duplicate-question.twice", "id: cause", quiz(SINGLE_CHOICE, SINGLE_CHOICE)),
                broken("duplicate-id.twice", "The wind", quiz(SINGLE_CHOICE.replace("id: c,", "id: a,"))),
                broken(
                        "duplicate-id.twice",
                        "text: more",
                        quiz(GAP_FILL.replace("{id: b, text: more", "{id: a, text: more"))),
                broken("known-key.unknown", "key: d", quiz(SINGLE_CHOICE.replace("key: b", "key: d"))),
                broken(
                        "known-key.unknown",
                        "keys: [a, e]",
                        quiz(MULTIPLE_RESPONSE.replace("[a, b]\n  process", "[a, e]\n  process"))),
                broken(
                        "known-key.unknown",
                        "key: strongest",
                        quiz(MATCHING.replace("key: strong}", "key: strongest}"))),
                broken(
                        "known-key.all",
                        "keys:",
                        quiz(MULTIPLE_RESPONSE
                                .replace("[a, b]\n  process", "[a, b, c, d]\n  process")
                                .replace(", misreading: not-stated", ""))),
                broken(
                        "key-is-right.carries",
                        "The moon and sun",
                        quiz(SINGLE_CHOICE.replace("The moon and sun}", "The moon and sun, misreading: opposite}"))),
                broken(
                        "key-is-right.answer",
                        "{id: stated",
                        quiz(TRUE_FALSE_NOT_GIVEN.replace(
                                "{id: contradicted, misreading: opposite, feedback: Read the sentence again.}",
                                "{id: stated}"))),
                broken("known-wrong.right", "[once", quiz(SHORT_ANSWER.replace("[once, one time]", "[once, TWICE]"))),
                broken("known-wrong.twice", "[once", quiz(SHORT_ANSWER.replace("[once, one time]", "[once, Once!]"))),
                broken("gaps.missing", "id: g3", quiz(GAP_FILL.replace("{{g3}}", "many"))),
                broken("gaps.twice", "id: g3", quiz(GAP_FILL.replace("{{g3}}", "{{g3}} {{g3}}"))),
                broken("gaps.unknown", "text: \"The", quiz(GAP_FILL.replace("{{g3}}", "{{g3}} {{g4}}"))),
                broken("gaps.both", "id: g2", quiz(GAP_FILL.replace("key: a}", "key: a, accept: [less]}"))),
                broken(
                        "pick.few",
                        "pick: 1",
                        quiz(TWO_PART.replace("keys: [p1s2]}", "keys: [p1s2, p2s1], pick: 1}")
                                .replace("evidence:\n", "evidence:\n    - {sentence: p2s1, quote: its pull}\n"))),
                broken(
                        "known-sentence.unknown",
                        "p9s1",
                        quiz(SINGLE_CHOICE.replace("sentence: p2s1", "sentence: p9s1"))),
                broken("known-sentence.unknown", "proof:", quiz(TWO_PART.replace("p1s2", "p1s3"))),
                broken(
                        "quote.absent",
                        "Sun pulls",
                        quiz(SINGLE_CHOICE.replace("The sun pulls too\"", "The Sun pulls too\""))),
                broken(
                        "evidence.none",
                        "evidence: []",
                        quiz(SINGLE_CHOICE.replaceFirst("(?s)evidence:.*?\n  feedback", "evidence: []\n  feedback"))),
                broken("evidence.uncited", "proof:", quiz(TWO_PART.replace("[p1s2]", "[p1s2, p2s1]"))),
                broken(
                        "known-position.unknown",
                        "[moon, mars]",
                        quiz(SINGLE_CHOICE.replace("[moon, sun]", "[moon, mars]"))),
                // Craft
                broken("key-balance.place", "questions:", quiz(choices(3, "b", 1, "a"))),
                broken("verdict-balance.missing", "questions:", quiz(claims("stated", "contradicted", "stated"))),
                broken(
                        "longest-option.long",
                        "key: b",
                        quiz(SINGLE_CHOICE.replace("The moon and sun}", "The moon and the sun together}"))),
                broken("longest-option.often", "questions:", quiz(longest(2, 3))),
                broken(
                        "duplicate-option.same",
                        "{id: c",
                        quiz(SINGLE_CHOICE.replace("The wind at sea", "The  MOON - alone"))),
                broken("duplicate-option.same", "{id: none", quiz(MATCHING.replace("No pull", "The weaker pull"))),
                broken("many-keys.most", "keys:", quiz(MULTIPLE_RESPONSE.replace("keys: [a, b]", "keys: [a, b, d]"))),
                broken(
                        "banned-phrase.phrase",
                        "{id: c",
                        quiz(SINGLE_CHOICE.replace("The wind at sea", "None of the above"))),
                broken(
                        "banned-phrase.phrase",
                        "{id: c",
                        quiz(SINGLE_CHOICE.replace("The wind at sea", "Both A and B"))),
                broken(
                        "negative.plain",
                        "stem:",
                        quiz(SINGLE_CHOICE.replace("What pulls", "Which of the following is not what pulls"))),
                broken("negative.plain", "stem:", quiz(SINGLE_CHOICE.replace("What pulls", "What doesn’t pull"))),
                broken(
                        "text-length.long",
                        "stem:",
                        quiz(SINGLE_CHOICE.replace("What pulls", "What pulls ".repeat(28)))),
                broken(
                        "text-length.long",
                        "{id: c",
                        quiz(SINGLE_CHOICE.replace("The wind at sea", "The wind ".repeat(20)))),
                broken(
                        "text-length.long",
                        "feedback: Both ",
                        quiz(SINGLE_CHOICE.replace("The passage names both.", "Both ".repeat(101)))),
                new Broken("attribution.nobody", "stem:", CONTESTED, quiz(SINGLE_CHOICE)),
                new Broken(
                        "neutrality.word",
                        "feedback: The foolish",
                        CONTESTED,
                        quiz(WELL_ASKED.replace("feedback: The passage", "feedback: The foolish passage"))),
                new Broken(
                        "neutrality.word",
                        "{id: c",
                        CONTESTED,
                        quiz(WELL_ASKED.replace("The wind at sea", "The brave wind"))),
                passage("coverage.few", "moon: The", PASSAGE),
                new Broken(
                        "coverage.one-process",
                        "moon: The",
                        PASSAGE,
                        quiz(WELL_ASKED, WELL_ASKED.replace("id: cause", "id: cause-again"))),
                passage("no-quiz.none", "title:", PASSAGE));
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken broken) {
        var quiz = Written.put(directory, "tides/first.yaml", broken.quiz());
        var passage = Written.put(directory, "tides/passage.md", broken.passage());
        if (broken.fault().startsWith("no-quiz")) {
            quiz.toFile().delete();
        }

        var findings = Lint.check(directory, "quizzes").findings();

        var words = message(broken.fault());
        var mine = findings.stream()
                .filter(finding -> finding.rule().equals(broken.fault().split("\\.")[0]))
                .filter(finding -> matches(finding.message(), words))
                .toList();
        assertThat(mine).as("among %s", findings).isNotEmpty();
        boolean inPassage = mine.get(0).file().endsWith("passage.md");
        assertThat(mine.get(0).file()).isEqualTo("quizzes/tides/" + (inPassage ? "passage.md" : "first.yaml"));
        assertThat(lines(inPassage ? broken.passage() : broken.quiz(), broken.place()))
                .as("line of %s", mine.get(0))
                .contains(mine.get(0).line());
        assertThat(mine.get(0).toString()).doesNotContainPattern("\\{[0-9]\\}|\n");
    }

    @Test
    void each_fault_that_has_words_has_an_example_here() {
        var shown = new TreeSet<String>();
        broken().forEach(broken -> shown.add(broken.fault()));
        var words = ResourceBundle.getBundle("org.readback.content.findings");
        var known = new TreeSet<String>();
        for (var key : words.keySet()) {
            if (key.endsWith(".mend")) {
                assertThat(words.containsKey(key.replace(".mend", ""))).as(key).isTrue();
            } else {
                assertThat(words.containsKey(key + ".mend")).as(key).isTrue();
                known.add(key);
            }
        }
        known.removeIf(key -> key.startsWith("file."));
        assertThat(shown).isEqualTo(known);
    }

    static Stream<Broken> fine() {
        return Stream.of(
                broken("everything", "", quiz(Written.ALL)),
                broken(
                        "no evidence for what is not stated",
                        "",
                        quiz(TRUE_FALSE_NOT_GIVEN
                                .replace("key: stated", "key: not-stated")
                                .replaceFirst("(?s)evidence:.*?\n  feedback", "evidence: []\n  feedback"))),
                broken("keys in two places", "", quiz(choices(2, "b", 2, "a"))),
                broken("a single place of three", "", quiz(choices(3, "b", 0, "a"))),
                broken("each verdict", "", quiz(claims("stated", "contradicted", "not-stated"))),
                broken("two claims", "", quiz(claims("stated", "stated"))),
                broken("a third is the longest", "", quiz(longest(1, 3))),
                broken(
                        "an emphasised negative",
                        "",
                        quiz(SINGLE_CHOICE.replace("What pulls", "What does **not** pull"))),
                broken(
                        "a claim with a negative",
                        "",
                        quiz(TRUE_FALSE_NOT_GIVEN.replace("pulls less", "does not pull more"))),
                broken(
                        "a text of the greatest length",
                        "",
                        quiz(SINGLE_CHOICE.replace("The passage names both.", "x".repeat(500)))),
                new Broken("a contested passage", "", CONTESTED, quiz(WELL_ASKED)),
                new Broken(
                        "the speaker by name",
                        "",
                        CONTESTED.replace("title:", "speaker: Ada Byron, of London\ntitle:"),
                        quiz(SINGLE_CHOICE.replace("What pulls", "What does Byron say pulls"))),
                new Broken(
                        "a loaded word that the passage uses",
                        "",
                        CONTESTED.replace("add up.", "add up, which is foolish."),
                        quiz(WELL_ASKED.replace("The wind at sea", "Foolish winds"))),
                new Broken(
                        "praise where nobody disagrees",
                        "",
                        PASSAGE,
                        quiz(SINGLE_CHOICE.replace("The wind at sea", "The brave wind"))),
                new Broken(
                        "a quiz in another language",
                        "",
                        PASSAGE,
                        quiz(SINGLE_CHOICE.replace("What pulls", "Wer except pulls"))
                                .replace("format: 1", "format: 1\nlanguage: de")),
                new Broken(
                        "Windows line ends",
                        "",
                        PASSAGE.replace("\n", "\r\n"),
                        quiz(Written.ALL).replace("\n", "\r\n")),
                new Broken("a byte order mark", "", "\uFEFF" + PASSAGE, "\uFEFF" + quiz(Written.ALL)));
    }

    @ParameterizedTest
    @MethodSource
    void fine(Broken fine) {
        Written.put(directory, "tides/passage.md", fine.passage());
        Written.put(directory, "tides/first.yaml", fine.quiz());

        assertThat(Lint.check(directory, "quizzes").findings())
                .filteredOn(finding -> !finding.rule().equals("coverage"))
                .isEmpty();
    }

    @Test
    void positions_are_covered_over_all_quizzes_of_the_passage() {
        Written.put(directory, "tides/passage.md", PASSAGE);
        Written.put(directory, "tides/first.yaml", quiz(SINGLE_CHOICE));
        Written.put(directory, "tides/second.yaml", quiz(MULTIPLE_RESPONSE));

        assertThat(Lint.check(directory, "quizzes")).isEqualTo(new Lint.Result(1, 2, List.of()));
    }

    @Test
    void all_faults_are_found_at_once_and_in_order() {
        Written.put(directory, "tides/passage.md", PASSAGE);
        Written.put(
                directory,
                "tides/first.yaml",
                quiz(
                        SINGLE_CHOICE.replace("key: b", "key: d").replace("sentence: p2s1", "sentence: p7s1"),
                        ORDERING.replace("type: ordering", "type: order"),
                        GAP_FILL.replace("{{g3}}", "{{g4}}")));

        assertThat(Lint.check(directory, "quizzes").findings())
                .extracting(Finding::rule)
                .containsExactly("known-key", "known-sentence", "schema", "gaps", "gaps");
    }

    @Test
    void a_finding_names_place_rule_fault_and_mend() {
        Written.put(directory, "tides/passage.md", PASSAGE);
        Written.put(directory, "tides/first.yaml", quiz(SINGLE_CHOICE.replace("key: b", "key: d")));

        assertThat(Lint.check(directory.resolve("tides"), "tides").findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "tides/first.yaml:12: error [known-key] Question cause, key: The key d is not among the ids. Mend: Use one of: a, b, c.");
    }

    @Test
    void files_that_cannot_be_used_are_named() throws IOException {
        Written.put(directory, "tides/passage.md", PASSAGE);
        Written.put(directory, "tides/first.yml", quiz(SINGLE_CHOICE));
        Written.put(directory, "tides/Second quiz.yaml", quiz(MULTIPLE_RESPONSE));
        Written.put(directory, "tides/large.yaml", "#" + "x".repeat((int) Shelf.LARGEST_FILE));
        Files.write(directory.resolve("tides/latin.yaml"), "title: é".getBytes(StandardCharsets.ISO_8859_1));
        Written.put(directory, "winds/first.yaml", quiz(SINGLE_CHOICE));
        Written.put(directory, "notes/readme.txt", "not looked at");
        Files.createDirectories(directory.resolve("tides/folder.yaml"));

        assertThat(Lint.check(directory, "quizzes").findings())
                .filteredOn(finding -> finding.rule().equals("file"))
                .extracting(finding -> finding.file() + " " + finding.message())
                .containsExactly(
                        "quizzes/tides/Second quiz.yaml The name Second quiz is not a slug.",
                        "quizzes/tides/first.yml Files that end in .yml are not read.",
                        "quizzes/tides/folder.yaml The file cannot be read: Is a directory.",
                        "quizzes/tides/large.yaml The file is larger than 1 MiB.",
                        "quizzes/tides/latin.yaml The file is not UTF-8.",
                        "quizzes/winds This directory has quizzes but no passage.md.");
        assertThat(Lint.check(directory.resolve("nowhere"), "nowhere").findings())
                .extracting(Finding::message)
                .containsExactly("This is not a directory.");
    }

    private static List<String> choices(int some, String key, int others, String other) {
        return IntStream.range(0, some + others)
                .mapToObj(i -> SINGLE_CHOICE
                        .replace("id: cause", "id: cause-" + i)
                        .replace("key: b", "key: " + (i < some ? key : other))
                        .replaceAll(", (misreading|feedback): [^,}]*", ""))
                .map(question -> question.replace("The wind at sea", "The wind over the sea"))
                .toList();
    }

    private static List<String> longest(int longest, int all) {
        var questions = new ArrayList<String>();
        for (int i = 0; i < all; i++) {
            var question = SINGLE_CHOICE.replace("id: cause", "id: cause-" + i);
            questions.add(i < longest ? question : question.replace("The wind at sea", "The winds of the sea"));
        }
        return questions;
    }

    private static List<String> claims(String... keys) {
        return IntStream.range(0, keys.length)
                .mapToObj(i -> TRUE_FALSE_NOT_GIVEN
                        .replace("id: weaker", "id: weaker-" + i)
                        .replace("key: stated", "key: " + keys[i])
                        .replaceFirst("(?s)answers:.*?\n  process", "process")
                        .stripLeading())
                .toList();
    }

    private static String message(String fault) {
        return ResourceBundle.getBundle("org.readback.content.findings").getString(fault);
    }

    /** Whether a message was made from these words. */
    private static boolean matches(String message, String words) {
        var fixed = words.split("\\{[0-9]\\}");
        return Stream.of(fixed).allMatch(message::contains);
    }

    private static List<Integer> lines(String text, String words) {
        var lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> words.isEmpty() || lines.get(i).contains(words))
                .mapToObj(i -> i + 1)
                .toList();
    }
}
