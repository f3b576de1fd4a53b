package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.readback.kernel.Sql;

/** What a student has to do and has done, in two queries however much that is. */
@ApplicationScoped
class StudentAssignments {
    /** @param earned 0 while it is open */
    record StudentAttempt(
            long id,
            int number,
            Instant startedAt,
            Optional<Instant> deadline,
            Optional<Reopening> reopening,
            Optional<Instant> submittedAt,
            int earned,
            int possible)
            implements Counting.Counted {
        boolean open() {
            return submittedAt.isEmpty();
        }
    }

    /**
     * @param tries by number, removed ones left out
     */
    record StudentAssignment(
            Assignment assignment,
            Extra extra,
            String className,
            String title,
            int questions,
            int possible,
            List<StudentAttempt> tries) {
        AccessPolicy policy() {
            return AccessPolicy.of(assignment, extra);
        }

        Optional<StudentAttempt> running() {
            return tries.stream().filter(StudentAttempt::open).findFirst();
        }

        List<StudentAttempt> submitted() {
            return tries.stream().filter(attempt -> !attempt.open()).toList();
        }

        /** The one whose score counts. */
        Optional<StudentAttempt> counting() {
            return assignment.rules().counting().pick(submitted());
        }

        /** The running one's deadline with what set it. */
        Optional<AccessPolicy.Deadline> ends() {
            return running().flatMap(attempt -> policy().deadline(attempt.startedAt(), attempt.reopening()));
        }

        Optional<AccessPolicy.Refusal> refusal(Instant now) {
            return policy().refusal(tries.size(), now);
        }
    }

    private static final String WORK = """
            select %s, %s, c.name as class_name, q.title, q.questions, q.possible
            from assignment s
            join school_class c on c.id = s.class_id
            join quiz_edition q on q.id = s.edition_id
            join enrolment e on e.class_id = s.class_id and e.person_id = ? and e.removed_at is null
            %s
            where (s.withdrawn_at is null
                   or exists (select from attempt a
                              where a.assignment_id = s.id and a.person_id = e.person_id and a.removed_at is null))
            """.formatted(Assignments.COLUMNS, Extra.COLUMNS, Extra.join("e.person_id"));

    private static final String TRIES = """
            select a.assignment_id, a.id, a.number, a.started_at, a.deadline_at, a.reopened_at,
                a.reopened_until, u.submitted_at,
                coalesce(m.earned, 0) as earned, coalesce(m.possible, 0) as possible
            from attempt a
            left join submission u on u.id = a.submission_id
            left join lateral (
                select sum(k.earned) as earned, sum(k.possible) as possible
                from current_mark k where k.submission_id = a.submission_id) m on true
            where a.person_id = ? and a.removed_at is null
            """;

    private final Sql sql;

    StudentAssignments(Sql sql) {
        this.sql = sql;
    }

    /** The soonest close first, what never closes last. */
    List<StudentAssignment> of(long personId) {
        return put(
                sql.list(
                        WORK + "order by s.closes_at nulls last, s.opens_at, s.id",
                        row -> work(row, List.of()),
                        personId),
                sql.list(TRIES + "order by a.number", StudentAssignments::attempt, personId));
    }

    /** Empty if the assignment is none of the student's. */
    Optional<StudentAssignment> of(long personId, long assignmentId) {
        var work = sql.list(WORK + "and s.id = ?", row -> work(row, List.of()), personId, assignmentId);
        return work.isEmpty()
                ? Optional.empty()
                : put(
                                work,
                                sql.list(
                                        TRIES + "and a.assignment_id = ? order by a.number",
                                        StudentAssignments::attempt,
                                        personId,
                                        assignmentId))
                        .stream()
                        .findFirst();
    }

    private record AttemptAtAssignment(long assignmentId, StudentAttempt attempt) {}

    private static List<StudentAssignment> put(List<StudentAssignment> works, List<AttemptAtAssignment> tries) {
        var byAssignment = new HashMap<Long, List<StudentAttempt>>();
        tries.forEach(attempt -> byAssignment
                .computeIfAbsent(attempt.assignmentId(), none -> new ArrayList<>())
                .add(attempt.attempt()));
        return works.stream()
                .map(work -> new StudentAssignment(
                        work.assignment(),
                        work.extra(),
                        work.className(),
                        work.title(),
                        work.questions(),
                        work.possible(),
                        byAssignment.getOrDefault(work.assignment().id(), List.of())))
                .toList();
    }

    private static StudentAssignment work(ResultSet row, List<StudentAttempt> tries) throws SQLException {
        return new StudentAssignment(
                Assignments.read(row),
                Extra.read(row),
                row.getString("class_name"),
                row.getString("title"),
                row.getInt("questions"),
                row.getInt("possible"),
                tries);
    }

    private static AttemptAtAssignment attempt(ResultSet row) throws SQLException {
        return new AttemptAtAssignment(
                row.getLong("assignment_id"),
                new StudentAttempt(
                        row.getLong("id"),
                        row.getInt("number"),
                        Sql.instant(row, "started_at"),
                        Sql.optionalInstant(row, "deadline_at"),
                        Reopening.read(row),
                        Sql.optionalInstant(row, "submitted_at"),
                        row.getInt("earned"),
                        row.getInt("possible")));
    }
}
