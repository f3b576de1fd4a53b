package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.kernel.Language;
import org.readback.kernel.Mark;
import org.readback.kernel.NameOrder;
import org.readback.people.Student;
import org.readback.results.Gradebook.Column;
import org.readback.results.Gradebook.RunningAttempt;
import org.readback.results.Gradebook.Score;
import org.readback.results.Gradebook.State;

class GradebookTest {
    private static final Comparator<String> NAMES = NameOrder.of(Language.of("en-GB"));

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Column TIDES = column(1, "Tides", "2026-11-20T08:00:00Z", "2026-11-30T18:00:00Z");
    private static final Column BEES = column(2, "Bees", "2026-11-20T08:00:00Z", "2026-11-24T12:00:00Z");
    private static final Column LATER = column(3, "Later", "2026-11-24T12:00:01Z", null);
    private static final List<Column> COLUMNS = List.of(TIDES, BEES, LATER);
    private static final List<Student> STUDENTS =
            List.of(student(1, "émile"), student(2, "Zoe"), student(3, "Ada"), student(4, "Eve"));

    @Test
    void an_empty_cell_says_why_it_is_empty() {
        var cells = book(List.of(), List.of(new RunningAttempt(2, 3, 77)), null, null)
                .rows()
                .get(0)
                .cells();

        assertThat(cells)
                .extracting(Gradebook.Cell::state)
                .containsExactly(State.NOT_STARTED, State.IN_PROGRESS, State.NOT_OPEN);
        assertThat(book(List.of(), List.of(), null, null)
                        .rows()
                        .get(0)
                        .cells()
                        .get(1)
                        .state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void a_score_stays_in_sight_while_the_student_tries_again() {
        var cell = book(List.of(score(1, 3, 7)), List.of(new RunningAttempt(1, 3, 99)), null, null)
                .rows()
                .get(0)
                .cells()
                .get(0);

        assertThat(cell.state()).isEqualTo(State.SUBMITTED);
        assertThat(cell.mark()).isEqualTo(new Mark(7, 10));
    }

    @Test
    void scores_of_people_who_are_no_students_of_the_class_count_nowhere() {
        var book = book(List.of(score(1, 3, 7), score(1, 42, 1)), List.of(), null, null);

        assertThat(book.mean(0)).hasValue(7);
        assertThat(book.rows()).hasSize(4);
    }

    @Test
    void the_mean_is_of_those_who_submitted_and_the_total_of_what_was() {
        var book = book(List.of(score(1, 3, 7), score(1, 4, 4), score(2, 3, 1)), List.of(), null, null);

        assertThat(book.mean(0)).hasValue(5.5);
        assertThat(book.mean(2)).isEmpty();
        assertThat(book.rows().get(0).total()).isEqualTo(new Mark(8, 20));
        assertThat(book.rows().get(1).total()).isEqualTo(new Mark(0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "name,  asc,  Ada émile Eve Zoe",
        "name,  desc, Zoe Eve émile Ada",
        "name,  ,     Ada émile Eve Zoe",
        "total, ,     Eve Zoe Ada émile",
        "total, asc,  Ada Zoe Eve émile",
        "1,     ,     Eve Zoe Ada émile",
        "1,     asc,  Zoe Eve Ada émile",
        "2,     ,     Ada Zoe émile Eve",
    })
    void rows_stand_as_asked_for_and_those_without_a_score_last(String sort, String dir, String names) {
        var scores = List.of(score(1, 4, 9), score(1, 2, 3), score(2, 2, 2), score(2, 3, 2));

        assertThat(names(book(scores, List.of(), sort, dir))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "-1", "NAME", "1; drop table person", "99999999999999999999", "name,total"})
    void nonsense_is_the_order_by_name(String sort) {
        assertThat(names(book(List.of(score(1, 4, 9)), List.of(), sort, "sideways")))
                .isEqualTo("Ada émile Eve Zoe");
    }

    @Test
    void the_link_in_a_head_turns_the_order_round() {
        var byName = GradebookOrder.parse(null, null, COLUMNS);
        assertThat(byName.query(GradebookOrder.Key.NAME, 0)).isEqualTo("?sort=name&dir=desc");
        assertThat(byName.query(GradebookOrder.Key.TOTAL, 0)).isEqualTo("?sort=total&dir=desc");

        var byTides = GradebookOrder.parse("1", "desc", COLUMNS);
        assertThat(byTides.query(GradebookOrder.Key.ASSIGNMENT, 1)).isEqualTo("?sort=1&dir=asc");
        assertThat(byTides.query(GradebookOrder.Key.ASSIGNMENT, 2)).isEqualTo("?sort=2&dir=desc");
        assertThat(byTides.query(GradebookOrder.Key.NAME, 0)).isEqualTo("?sort=name&dir=asc");
    }

    private static Gradebook book(List<Score> scores, List<RunningAttempt> running, String sort, String dir) {
        return Gradebook.of(
                COLUMNS,
                STUDENTS,
                scores,
                running,
                GradebookOrder.parse(sort, dir, COLUMNS).comparator(COLUMNS, NAMES),
                NOON);
    }

    private static String names(Gradebook book) {
        return String.join(
                " ", book.rows().stream().map(row -> row.student().name()).toList());
    }

    private static Column column(long id, String title, String opens, String closes) {
        return new Column(
                id, title, Instant.parse(opens), Optional.ofNullable(closes).map(Instant::parse), 10);
    }

    private static Student student(long id, String name) {
        return new Student(id, name, "s" + id);
    }

    private static Score score(long assignment, long person, int earned) {
        return new Score(assignment, person, 100 * assignment + person, new Mark(earned, 10));
    }
}
