package org.readback.delivery;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Assignment;
import org.readback.assignments.Extra;
import org.readback.assignments.Reopening;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Response;
import org.readback.grading.Task;
import org.readback.kernel.Mark;

/**
 * An attempt with what its pages need to know of it, in one statement.
 *
 * @param number 1 for the first
 * @param editionId what it is about for ever, whatever the assignment says
 * @param order the ids of the questions as this student sees them
 * @param seed orders the options
 * @param deadline when answering ends; empty: never, or not while a pause lasts
 * @param paused true while its clock stands still and no answer is taken
 * @param submitter name of whoever handed it in for the student; empty: the student, or the server
 * @param receipt the code of the submission's, or empty
 * @param kept the answers, by question
 * @param marks of the submission as they stand now, by question; none while it is open
 */
record Attempt(
        long id,
        long personId,
        String student,
        int number,
        long editionId,
        String className,
        List<String> order,
        long seed,
        Instant startedAt,
        Optional<Instant> deadline,
        boolean paused,
        Optional<Submission> submission,
        String submitter,
        String receipt,
        Optional<Reopening> reopening,
        FeedbackState feedback,
        Map<String, KeptResponse> kept,
        Map<String, Mark> marks) {

    /** Another attempt of the same student at the same assignment. @param submittedAt null while it is open */
    record Other(long id, int number, Instant submittedAt) {}

    /** Whoever may have it is added with a join. */
    static final String SELECT =
            """
            select a.id as attempt_id, a.person_id, p.display_name, a.number, a.edition_id as attempt_edition_id,
                c.name as class_name, a.question_order, a.seed, a.started_at, a.deadline_at, a.paused as attempt_paused,
                a.reopened_at, a.reopened_until, u.id as submission_id, u.submitted_at, u.submitted_by,
                (select b.display_name from person b where b.id = u.submitted_by and b.id <> a.person_id) as submitter,
                (select t.code from receipt t where t.submission_id = u.id) as receipt_code,
                %s, %s, %s
            from attempt a
            join assignment s on s.id = a.assignment_id
            join school_class c on c.id = s.class_id
            join person p on p.id = a.person_id
            left join submission u on u.id = a.submission_id
            %s
            """.formatted(KeptResponse.COLUMN, StoredMark.COLUMN, FeedbackState.COLUMNS, Extra.join("a.person_id"));

    static Attempt read(Tuple row) {
        long id = row.get("attempt_id", Long.class);
        return new Attempt(
                id,
                row.get("person_id", Long.class),
                row.get("display_name", String.class),
                row.get("number", Integer.class),
                row.get("attempt_edition_id", Long.class),
                row.get("class_name", String.class),
                List.of(row.get("question_order", String[].class)),
                row.get("seed", Long.class),
                row.get("started_at", Instant.class),
                Optional.ofNullable(row.get("deadline_at", Instant.class)),
                row.get("attempt_paused", Boolean.class),
                Optional.ofNullable(row.get("submission_id", Long.class))
                        .map(submission -> new Submission(
                                submission,
                                id,
                                row.get("submitted_at", Instant.class),
                                Optional.ofNullable(row.get("submitted_by", Long.class)))),
                Optional.ofNullable(row.get("submitter", String.class)).orElse(""),
                Optional.ofNullable(row.get("receipt_code", String.class)).orElse(""),
                Reopening.read(row),
                FeedbackState.read(row),
                KeptResponse.read(row.get("responses", String.class)),
                StoredMark.read(row.get("marks", String.class)));
    }

    Assignment assignment() {
        return feedback.assignment();
    }

    /** The answers alone, by question. */
    Map<String, Response> responses() {
        return KeptResponse.responses(kept);
    }

    AccessPolicy policy() {
        return feedback.policy();
    }

    /** What its student may see of it now, if it is submitted. */
    AccessPolicy.Shown shown(Instant now) {
        return feedback.shown(now);
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
                .presented(seed ^ question.id().hashCode(), assignment().rules().shuffleOptions());
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
