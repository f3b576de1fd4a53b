package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readback.grading.Kind;

class QuizReadingTest {
    @TempDir
    Path directory;

    @Test
    void a_quiz_with_each_kind_of_question_is_read_stored_and_read_back() {
        var draft = read(Written.quiz(Written.ALL));
        var quiz = draft.quiz().orElseThrow();

        assertThat(quiz.questions())
                .extracting(question -> question.task().kind())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Kind.values()));
        assertThat(quiz.possible()).isEqualTo(1 + 2 + 1 + 1 + 2 + 2 + 3 + 1 + 2);
        assertThat(StoredQuiz.read("tides/first", draft.document())).isEqualTo(quiz);
    }

    @Test
    void a_passage_has_its_front_matter_and_numbered_sentences() {
        var passage =
                read(Written.quiz(Written.SINGLE_CHOICE)).quiz().orElseThrow().passage();

        assertThat(passage.slug()).isEqualTo("tides");
        assertThat(passage.date()).contains(LocalDate.of(2026, 1, 31));
        assertThat(passage.speaker()).isEmpty();
        assertThat(passage.positions().keySet()).containsExactly("moon", "sun");
        assertThat(passage.sentence("p1s2").orElseThrow().plain()).isEqualTo("The pull is strongest on the near side.");
        assertThat(passage.sentenceIds()).containsExactlyInAnyOrder("p1s1", "p1s2", "p2s1", "p2s2");
    }

    @Test
    void layout_comments_and_the_order_of_keys_make_no_difference_to_the_document() {
        var flow = read(Written.quiz(Written.SINGLE_CHOICE)).document();
        var rewritten = Written.quiz(Written.SINGLE_CHOICE)
                .replace(
                        "title: First\nsummary: A first quiz.", "summary:  >-\n  A first\n  quiz.\ntitle: 'First' # so")
                .replace("- {id: b, text: The moon and sun}", "- text: The moon and sun\n        id: b");

        assertThat(rewritten).isNotEqualTo(Written.quiz(Written.SINGLE_CHOICE));
        assertThat(read(rewritten).document()).isEqualTo(flow);
        assertThat(read(rewritten.replace("sun}", "sun.}").replace("moon and sun", "sun and moon"))
                        .document())
                .isNotEqualTo(flow);
    }

    private Draft read(String quiz) {
        Written.put(directory, "tides/passage.md", Written.PASSAGE);
        Written.put(directory, "tides/first.yaml", quiz);
        var shelf = Shelf.read(directory, "quizzes");
        assertThat(shelf.findings()).isEmpty();
        return shelf.folders().get(0).drafts().get(0);
    }
}
