package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readback.grading.Kind;

class QuizReadingTest {
    @TempDir
    Path directory;

    @Test
    void a_quiz_with_each_kind_of_question_is_read() {
        var quiz = read(Written.quiz(Written.ALL));

        assertThat(quiz.questions())
                .extracting(question -> question.task().kind())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Kind.values()));
        assertThat(quiz.possible()).isEqualTo(1 + 2 + 1 + 1 + 2 + 2 + 3 + 1 + 2);
    }

    @Test
    void a_passage_has_its_front_matter_and_numbered_sentences() {
        var passage = read(Written.quiz(Written.SINGLE_CHOICE)).passage();

        assertThat(passage.slug()).isEqualTo("tides");
        assertThat(passage.date()).contains(LocalDate.of(2026, 1, 31));
        assertThat(passage.speaker()).isEmpty();
        assertThat(passage.positions().keySet()).containsExactly("moon", "sun");
        assertThat(passage.sentence("p1s2").orElseThrow().plain()).isEqualTo("The pull is strongest on the near side.");
        assertThat(passage.sentenceIds()).containsExactlyInAnyOrder("p1s1", "p1s2", "p2s1", "p2s2");
    }

    @Test
    void layout_comments_order_of_keys_and_what_goes_without_saying_make_no_difference_to_the_document() {
        var flow = QuizDocument.of(read(Written.quiz(Written.SINGLE_CHOICE)));
        var rewritten = Written.quiz(Written.SINGLE_CHOICE)
                .replace(
                        "title: First\nsummary: A first quiz.", "summary:  >-\n  A first\n  quiz.\ntitle: 'First' # so")
                .replace("- {id: b, text: The moon and sun}", "- text: The moon and sun\n        id: b")
                .replace("key: b\n", "key: b\n    points: 1\n");

        assertThat(rewritten).isNotEqualTo(Written.quiz(Written.SINGLE_CHOICE)).contains("points: 1");
        assertThat(QuizDocument.of(read(rewritten))).isEqualTo(flow);
        assertThat(QuizDocument.of(read(rewritten.replace("points: 1", "points: 2"))))
                .isNotEqualTo(flow);
        assertThat(QuizDocument.of(read(rewritten.replace("sun}", "sun.}").replace("moon and sun", "sun and moon"))))
                .isNotEqualTo(flow);
    }

    /** Every edition is known by it: if it changes, each quiz gets a new edition at the next start. */
    @Test
    void the_hash_of_a_quiz_is_what_it_always_was() {
        assertThat(HexFormat.of().formatHex(QuizDocument.hash(read(Written.quiz(Written.ALL)))))
                .isEqualTo("f2aa80fcc6cdfa4e7286d916a40b8f82ab2e6fcbdaf84d86362a481cc6b3012f");
    }

    private Quiz read(String quiz) {
        Written.put(directory, "tides/passage.md", Written.PASSAGE);
        Written.put(directory, "tides/first.yaml", quiz);
        var shelf = Shelf.read(directory, "quizzes");
        assertThat(shelf.findings()).isEmpty();
        return shelf.folders().get(0).drafts().get(0).quiz().orElseThrow();
    }
}
