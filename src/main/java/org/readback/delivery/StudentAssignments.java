package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Assignment;
import org.readback.assignments.Assignments;
import org.readback.assignments.Counting;
import org.readback.assignments.Extra;
import org.readback.assignments.Reopening;

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
            join enrolment e on e.class_id = s.class_id and e.person_id = :person and e.removed_at is null
            %s
            where (s.withdrawn_at is null
                   or exists (select from attempt a
                              where a.assignment_id = s.id and a.person_id = e.person_id and a.removed_at is null))
            """.formatted(Assignments.COLUMNS, Extra.COLUMNS, Extra.join("e.person_id"));

    private static final String TRIES = """
            select a.assignment_id, a.id, a.number, a.started_at, a.deadline_at, a.reopened_at,
                a.reopened_until, u.submitted_at,
                cast(coalesce(m.earned, 0) as integer) as earned, cast(coalesce(m.possible, 0) as integer) as possible
            from attempt a
            left join submission u on u.id = a.submission_id
            left join lateral (
                select sum(k.earned) as earned, sum(k.possible) as possible
                from current_mark k where k.submission_id = a.submission_id) m on true
            where a.person_id = :person and a.removed_at is null
            """;

    private final Session session;

    StudentAssignments(Session session) {
        this.session = session;
    }

    /** The soonest close first, what never closes last. */
    List<StudentAssignment> of(long personId) {
        var work = session
                .createNativeQuery(WORK + "order by s.closes_at nulls last, s.opens_at, s.id", Tuple.class)
                .setParameter("person", personId)
                .getResultList()
                .stream()
                .map(StudentAssignments::work)
                .toList();
        return put(
                work,
                session
                        .createNativeQuery(TRIES + "order by a.number", Tuple.class)
                        .setParameter("person", personId)
                        .getResultList()
                        .stream()
                        .map(StudentAssignments::attempt)
                        .toList());
    }

    /** Empty if the assignment is none of the student's. */
    Optional<StudentAssignment> of(long personId, long assignmentId) {
        var work = session
                .createNativeQuery(WORK + "and s.id = :assignment", Tuple.class)
                .setParameter("person", personId)
                .setParameter("assignment", assignmentId)
                .getResultList()
                .stream()
                .map(StudentAssignments::work)
                .toList();
        if (work.isEmpty()) {
            return Optional.empty();
        }
        var tries = session
                .createNativeQuery(TRIES + "and a.assignment_id = :assignment order by a.number", Tuple.class)
                .setParameter("person", personId)
                .setParameter("assignment", assignmentId)
                .getResultList()
                .stream()
                .map(StudentAssignments::attempt)
                .toList();
        return put(work, tries).stream().findFirst();
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

    private static StudentAssignment work(Tuple row) {
        return new StudentAssignment(
                Assignments.read(row),
                Extra.read(row),
                row.get("class_name", String.class),
                row.get("title", String.class),
                row.get("questions", Integer.class),
                row.get("possible", Integer.class),
                List.of());
    }

    private static AttemptAtAssignment attempt(Tuple row) {
        return new AttemptAtAssignment(
                row.get("assignment_id", Long.class),
                new StudentAttempt(
                        row.get("id", Long.class),
                        row.get("number", Integer.class),
                        row.get("started_at", Instant.class),
                        Optional.ofNullable(row.get("deadline_at", Instant.class)),
                        Reopening.read(row),
                        Optional.ofNullable(row.get("submitted_at", Instant.class)),
                        row.get("earned", Integer.class),
                        row.get("possible", Integer.class)));
    }
}
