package org.readback.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Task;

/**
 * An attempt with what its pages need to know of its assignment.
 *
 * @param number 1 for the first
 * @param editionId what it is about for ever, whatever the assignment says
 * @param order the ids of the questions as this student sees them
 * @param seed orders the options
 * @param deadline when answering ends; empty: never
 * @param receipt the code of the submission's, or empty
 */
record Attempt(
        long id,
        long personId,
        String student,
        int number,
        long editionId,
        Assignment assignment,
        String className,
        List<String> order,
        long seed,
        Instant startedAt,
        Optional<Instant> deadline,
        Optional<Submission> submission,
        String receipt) {

    /** With the tables attempt a, assignment s, school_class c, person p and, left joined, submission u and receipt r. */
    static final String COLUMNS = Assignments.COLUMNS + """
            , a.id as attempt_id, a.person_id, p.display_name, a.number, a.edition_id as attempt_edition_id,
            c.name as class_name, a.question_order, a.seed,
            a.started_at, a.deadline_at, u.id as submission_id, u.submitted_at, u.submitted_by,
            coalesce(r.code, '') as receipt_code""";

    static final String TABLES = """
            attempt a
            join assignment s on s.id = a.assignment_id
            join school_class c on c.id = s.class_id
            join person p on p.id = a.person_id
            left join submission u on u.id = a.submission_id
            left join receipt r on r.submission_id = u.id""";

    static Attempt read(ResultSet row) throws SQLException {
        long id = row.getLong("attempt_id");
        var submission = Sql.optionalLong(row, "submission_id");
        return new Attempt(
                id,
                row.getLong("person_id"),
                row.getString("display_name"),
                row.getInt("number"),
                row.getLong("attempt_edition_id"),
                Assignments.read(row),
                row.getString("class_name"),
                Sql.texts(row, "question_order"),
                row.getLong("seed"),
                Sql.instant(row, "started_at"),
                Sql.optionalInstant(row, "deadline_at"),
                submission.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Submission(
                                submission.get(),
                                id,
                                Sql.instant(row, "submitted_at"),
                                Sql.optionalLong(row, "submitted_by"))),
                row.getString("receipt_code"));
    }

    AccessPolicy policy() {
        return AccessPolicy.of(assignment);
    }

    boolean overdue(Instant now) {
        return deadline.filter(at -> AccessPolicy.overdue(at, now)).isPresent();
    }

    /** What set the deadline; empty if there is none, or if it is not the one that the rules give. */
    Optional<AccessPolicy.Cause> cause() {
        return policy().deadline(startedAt)
                .filter(ruled -> deadline.filter(ruled.at()::equals).isPresent())
                .map(AccessPolicy.Deadline::cause);
    }

    /** The quiz's questions in the order of this attempt, each with its options in the order of this attempt. */
    List<Question> questions(Quiz quiz) {
        return order.stream()
                .map(quiz::question)
                .flatMap(Optional::stream)
                .map(this::presented)
                .toList();
    }

    private Question presented(Question question) {
        // Another order for each question, or two questions with four options would show the same pattern.
        Task task = question.task()
                .presented(seed ^ question.id().hashCode(), assignment.rules().shuffleOptions());
        return new Question(
                question.id(),
                question.stem(),
                task,
                question.points(),
                question.process(),
                question.positions(),
                question.evidence(),
                question.feedback());
    }
}
