package org.readback.results;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readback.kernel.Mark;
import org.readback.people.Student;

/**
 * Students by assignments, with totals and means.
 *
 * @param columns by opening time
 * @param rows in the order asked for
 */
record Gradebook(List<Column> columns, List<Row> rows) {
    /** @param possible what an attempt can earn */
    record Column(long assignment, String title, Instant opensAt, Optional<Instant> closesAt, int possible) {}

    /** The attempt of a student that counts for an assignment. */
    record Score(long assignment, long person, long attempt, Mark mark) {}

    /** An attempt that is not submitted yet. */
    record RunningAttempt(long assignment, long person, long attempt) {}

    enum State {
        SUBMITTED,
        IN_PROGRESS,
        /** Open, and not begun. */
        NOT_STARTED,
        /** Closed without an attempt. */
        MISSING,
        NOT_OPEN
    }

    /** @param mark of the attempt that counts; none in the other states, where {@code attempt} may be 0 */
    record Cell(State state, long attempt, Mark mark) {}

    /**
     * @param cells one a column
     * @param total of what was submitted
     */
    record Row(Student student, List<Cell> cells, Mark total) {}

    static Gradebook of(
            List<Column> columns,
            List<Student> students,
            List<Score> scores,
            List<RunningAttempt> running,
            Comparator<Row> order,
            Instant now) {
        record Place(long assignment, long person) {}
        var cells = new HashMap<Place, Cell>();
        running.forEach(attempt -> cells.put(
                new Place(attempt.assignment(), attempt.person()),
                new Cell(State.IN_PROGRESS, attempt.attempt(), Mark.NONE)));
        // A score stays in sight while the student tries again.
        scores.forEach(score -> cells.put(
                new Place(score.assignment(), score.person()),
                new Cell(State.SUBMITTED, score.attempt(), score.mark())));
        Map<Long, Cell> empty = new HashMap<>();
        columns.forEach(column -> empty.put(column.assignment(), new Cell(without(column, now), 0, Mark.NONE)));
        var rows = students.stream()
                .map(student -> {
                    var row = columns.stream()
                            .map(column -> cells.getOrDefault(
                                    new Place(column.assignment(), student.id()), empty.get(column.assignment())))
                            .toList();
                    return new Row(
                            student, row, Mark.sum(row.stream().map(Cell::mark).toList()));
                })
                .sorted(order)
                .toList();
        return new Gradebook(List.copyOf(columns), rows);
    }

    private static State without(Column column, Instant now) {
        if (now.isBefore(column.opensAt())) {
            return State.NOT_OPEN;
        }
        return column.closesAt().filter(close -> !now.isBefore(close)).isPresent() ? State.MISSING : State.NOT_STARTED;
    }

    /** The mean in marks of those who submitted; empty if nobody did. */
    OptionalDouble mean(int column) {
        return rows.stream()
                .map(row -> row.cells().get(column))
                .filter(cell -> cell.state() == State.SUBMITTED)
                .mapToInt(cell -> cell.mark().earned())
                .average();
    }
}
