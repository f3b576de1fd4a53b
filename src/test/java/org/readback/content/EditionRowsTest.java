package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rows of an edition hold, and that they stay as they are. */
@QuarkusTest
class EditionRowsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String[] SPELLED_OUT = {
        Written.SINGLE_CHOICE.replace("feedback: The sun pulls too.}", "feedback: \"Café, 5 € \\\"so\\\" — 汐\"}"),
        Written.SHORT_ANSWER.replace("{value: 2, tolerance: 0.5}", "{value: 2.50, tolerance: 0.000000001}"),
        Written.GAP_FILL.replace("{id: g1, accept: [moon]}", "{id: g1, accept: [moon], number: {value: -3}}")
    };

    @Inject
    Editions editions;

    @Inject
    EditionReader reader;

    @Inject
    DataSource database;

    @TempDir
    Path directory;

    private String passage;

    @BeforeEach
    void a_passage_of_its_own() {
        passage = "rows-" + NEXT.incrementAndGet();
        Written.put(directory, passage + "/passage.md", Written.PASSAGE);
    }

    @Test
    void an_edition_from_its_rows_says_all_that_the_file_does() throws SQLException {
        write("all", Written.ALL.toArray(String[]::new));
        write("spelled-out", SPELLED_OUT);
        editions.read(directory, MONDAY);

        var drafts = Stream.of(Shipped.read(), Shelf.read(directory, "quizzes"))
                .flatMap(shelf -> shelf.folders().stream())
                .flatMap(folder -> folder.drafts().stream())
                .toList();

        assertThat(drafts).hasSizeGreaterThan(5);
        for (var draft : drafts) {
            var quiz = draft.quiz().orElseThrow();
            var kept = fresh(draft.slug());
            assertThat(kept.quiz()).isEqualTo(quiz);
            assertThat(QuizDocument.of(kept.quiz())).isEqualTo(QuizDocument.of(quiz));
            assertThat(value("select encode(content_hash, 'hex') from quiz_edition where id = ?", kept.id()))
                    .isEqualTo(java.util.HexFormat.of().formatHex(QuizDocument.hash(kept.quiz())));
        }
    }

    @Test
    void a_question_is_found_by_its_row_and_its_row_by_its_id() {
        var first = edition("first", Written.ALL.toArray(String[]::new));
        var second = edition("second", Written.ORDERING);

        for (var question : first.quiz().questions()) {
            assertThat(first.question(first.questionId(question.id()))).contains(question);
        }
        assertThat(first.questionIds()).hasSize(Written.ALL.size()).doesNotContainValue(second.questionId("order"));
        assertThat(first.question(second.questionId("order"))).isEmpty();
        assertThatThrownBy(() -> second.questionId("cause"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cause");
    }

    @Test
    void quizzes_about_one_passage_share_its_rows() throws SQLException {
        edition("first", Written.SINGLE_CHOICE);
        edition("second", Written.ORDERING);

        assertThat(value("""
                select count(*) from passage_version v join passage p on p.id = v.passage_id where p.slug = ?
                """, passage)).isEqualTo("1");
    }

    @Test
    void a_question_says_what_changed_since_the_edition_before() throws SQLException {
        edition("first", Written.SINGLE_CHOICE, Written.GAP_FILL, Written.TWO_PART);
        var edition = edition(
                "first",
                Written.SINGLE_CHOICE
                        .replace("stem: What pulls the water?", "stem: What pulls at the water?")
                        .replace("key: b", "key: c")
                        .replace("misreading: wrong-actor}", "}")
                        .replace("c, text: The wind at sea, }", "c, text: The wind at sea}")
                        .replace(", misreading: overstated, feedback: The sun pulls too.}", "}")
                        .replace("[moon, sun]", "[moon]"),
                Written.GAP_FILL.replace("the sun {{g2}}", "the sun pulls {{g2}}"),
                Written.TWO_PART,
                Written.ORDERING);

        assertThat(changes(edition))
                .containsExactly("{stem,positions,options}", "{detail}", "{}", null)
                .hasSize(edition.quiz().questions().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passage",
                "passage_version",
                "sentence",
                "position",
                "quiz_edition",
                "edition_passage",
                "question",
                "question_position",
                "question_evidence",
                "question_option"
            })
    void rows_of_an_edition_are_never_changed(String table) throws SQLException {
        var column = value("""
                select max(column_name) from information_schema.columns
                where table_schema = current_schema() and table_name = ?
                """, table);

        for (var change : List.of("update %1$s set %2$s = %2$s", "delete from %1$s", "truncate %1$s cascade")) {
            assertThatThrownBy(() -> run(change.formatted(table, column)))
                    .as(change)
                    .hasMessageContaining(table + " is append-only");
        }
    }

    @Test
    void nothing_is_added_to_a_finished_edition_or_passage() {
        var edition = edition("first", Written.SINGLE_CHOICE);
        long question = edition.questionId("cause");
        var passageVersion =
                "(select passage_version_id from edition_passage where edition_id = %d)".formatted(edition.id());

        for (var addition : List.of(
                """
                insert into question (edition_id, key, ordinal, kind, stem, points, process, feedback, detail)
                values (%d, 'more', 2, 'ordering', 'x', 1, 'infer', 'x', '{}')""".formatted(edition.id()),
                "insert into edition_passage select edition_id, passage_version_id, 2 from edition_passage where edition_id = %d"
                        .formatted(edition.id()),
                "insert into question_option (question_id, ordinal, part, key, correct) values (%d, 9, 'answer', 'z', false)"
                        .formatted(question),
                "insert into question_evidence select question_id, 9, sentence_id, quote from question_evidence where question_id = %d"
                        .formatted(question),
                "insert into question_position select question_id, position_id, 9 from question_position where question_id = %d"
                        .formatted(question),
                "insert into sentence (passage_version_id, key, paragraph, number, text) values (%s, 'p9s1', 9, 1, 'x')"
                        .formatted(passageVersion),
                "insert into position (passage_version_id, key, label, ordinal) values (%s, 'x', 'x', 9)"
                        .formatted(passageVersion))) {
            assertThatThrownBy(() -> run(addition)).as(addition).hasMessageContaining("nothing is added to a finished");
        }
    }

    @Test
    void a_quiz_offers_only_an_edition_of_its_own() {
        edition("first", Written.SINGLE_CHOICE);
        var other = edition("second", Written.ORDERING);

        assertThatThrownBy(() -> run("update quiz set current_edition_id = %d where slug = '%s/first'"
                        .formatted(other.id(), passage)))
                .hasMessageContaining("quiz_current_edition_fk");
    }

    private Edition edition(String quiz, String... questions) {
        write(quiz, questions);
        assertThat(editions.read(directory, MONDAY).findings()).noneMatch(Finding::isError);
        return fresh(passage + "/" + quiz);
    }

    private void write(String quiz, String... questions) {
        Written.put(directory, passage + "/" + quiz + ".yaml", Written.quiz(questions));
    }

    /** From the database, not from memory. */
    private Edition fresh(String slug) {
        return reader.read(new Long[] {editions.current(slug).orElseThrow().id()})
                .get(0);
    }

    private List<String> changes(Edition edition) throws SQLException {
        var found = new ArrayList<String>();
        for (var question : edition.quiz().questions()) {
            found.add(value(
                    "select cast(changed as text) from question where id = ?", edition.questionId(question.id())));
        }
        return found;
    }

    private String value(String sql, Object parameter) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, parameter);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
