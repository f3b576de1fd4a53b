package org.readback.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Task;
import org.readback.kernel.Sql;

/**
 * An attempt with what its pages need to know of its assignment.
 *
 * @param number 1 for the first
 * @param editionId what it is about for ever, whatever the assignment says
 * @param order the ids of the questions as this student sees them
 * @param seed orders the options
 * @param deadline when answering ends; empty: never, or not while a pause lasts
 * @param paused true while its clock stands still and no answer is taken
 * @param receipt the code of the submission's, or empty
 * @param made how many attempts at the assignment the student has started, removed ones left out
 * @param anyOpen whether one of them is not submitted
 * @param othersEndless whether an attempt at the same assignment is open without a deadline
 * @param othersUntil until when others may be at work on the same assignment, as far as that has an end
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
        boolean paused,
        Optional<Submission> submission,
        String receipt,
        Extra extra,
        Optional<Reopening> reopening,
        int made,
        boolean anyOpen,
        boolean othersEndless,
        Optional<Instant> othersUntil) {

    /** Of {@link #TABLES}. */
    static final String COLUMNS = Assignments.COLUMNS + """
            , a.id as attempt_id, a.person_id, p.display_name, a.number, a.edition_id as attempt_edition_id,
            c.name as class_name, a.question_order, a.seed,
            a.started_at, a.deadline_at, a.paused as attempt_paused, a.reopened_at, a.reopened_until, u.id as submission_id, u.submitted_at,
            u.submitted_by,
            coalesce((select r.code from receipt r where r.submission_id = u.id), '') as receipt_code,
            (select count(*) from attempt n
             where n.assignment_id = s.id and n.person_id = a.person_id and n.removed_at is null) as made,
            exists (select from attempt n where n.assignment_id = s.id and n.person_id = a.person_id
                    and n.submission_id is null and n.removed_at is null) as any_open,
            exists (select from attempt o where o.assignment_id = s.id and o.submission_id is null
                    and o.removed_at is null and o.deadline_at is null) as others_endless,
            greatest((select max(o.deadline_at) from attempt o
                      where o.assignment_id = s.id and o.submission_id is null and o.removed_at is null),
                     (select max(l.closes_at) from accommodation l where l.assignment_id = s.id)) as others_until,
            """ + Extra.COLUMNS;

    static final String TABLES = """
            attempt a
            join assignment s on s.id = a.assignment_id
            join school_class c on c.id = s.class_id
            join person p on p.id = a.person_id
            left join submission u on u.id = a.submission_id
            """ + Extra.join("a.person_id");

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
                row.getBoolean("attempt_paused"),
                submission.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Submission(
                                submission.get(),
                                id,
                                Sql.instant(row, "submitted_at"),
                                Sql.optionalLong(row, "submitted_by"))),
                row.getString("receipt_code"),
                Extra.read(row),
                Reopening.read(row),
                row.getInt("made"),
                row.getBoolean("any_open"),
                row.getBoolean("others_endless"),
                Sql.optionalInstant(row, "others_until"));
    }

    AccessPolicy policy() {
        return AccessPolicy.of(assignment, extra);
    }

    /** What its student may see of it now, if it is submitted. */
    AccessPolicy.Shown shown(Instant now) {
        return policy().shown(new AccessPolicy.AtWork(made, anyOpen, othersAtWork(now)), now);
    }

    /** Whether somebody may still answer the same quiz: nobody is shown the key before. */
    private boolean othersAtWork(Instant now) {
        return othersEndless
                || othersUntil
                        .filter(until -> !AccessPolicy.overdue(until, now))
                        .isPresent();
    }

    boolean overdue(Instant now) {
        return deadline.filter(at -> AccessPolicy.overdue(at, now)).isPresent();
    }

    /** The deadline with what set it; empty if there is none, or if it is not the one that the rules give. */
    Optional<AccessPolicy.Deadline> ruled() {
        return policy().deadline(startedAt, reopening)
                .filter(ruled -> deadline.filter(ruled.at()::equals).isPresent());
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
