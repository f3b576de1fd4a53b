package org.readback.assignments;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Moves the deadlines of running attempts to where {@link AccessPolicy} has them, and notes which of them are paused. Whoever changes what the policy looks at
 * calls this in the same transaction, after locking the assignment: an attempt that starts meanwhile waits for that lock.
 */
@Singleton
public class Deadlines {
    private final Session session;
    private final Event<AssignmentChange> changes;

    Deadlines(Session session, Event<AssignmentChange> changes) {
        this.session = session;
        this.changes = changes;
    }

    private record Running(
            long id,
            Assignment assignment,
            Extra extra,
            Instant startedAt,
            Optional<Reopening> reopening,
            Optional<Instant> deadline,
            boolean paused) {
        static Running read(Tuple row) {
            return new Running(
                    row.get("id", Long.class),
                    Assignments.read(row),
                    Extra.read(row),
                    row.get("started_at", Instant.class),
                    Reopening.read(row),
                    Optional.ofNullable(row.get("deadline_at", Instant.class)),
                    row.get("attempt_paused", Boolean.class));
        }

        AccessPolicy policy() {
            return AccessPolicy.of(assignment, extra);
        }

        Optional<Instant> ruled() {
            return policy().deadline(startedAt, reopening).map(AccessPolicy.Deadline::at);
        }

        boolean ruledPaused() {
            return policy().paused(startedAt, reopening);
        }

        boolean asRuled() {
            return deadline.equals(ruled()) && paused == ruledPaused();
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void moveAll(long assignmentId) {
        // Also where no deadline moves: a pause or a new rule is news.
        changes.fire(new AssignmentChange(assignmentId, AssignmentChange.Kind.RULES));
        move("a.assignment_id = :assignment", Map.of("assignment", assignmentId));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void moveOne(long attemptId) {
        move("a.id = :attempt", Map.of("attempt", attemptId));
    }

    /** Those of one student in one assignment: the caller has locked no other. */
    @Transactional(Transactional.TxType.MANDATORY)
    void moveOf(Assignment assignment, long personId) {
        move("s.id = :assignment and a.person_id = :person", Map.of("assignment", assignment.id(), "person", personId));
    }

    /** Those of one student in all of a class, whose assignments are all locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void moveOf(long classId, long personId) {
        move("s.class_id = :class and a.person_id = :person", Map.of("class", classId, "person", personId));
    }

    private void move(String which, Map<String, Long> values) {
        session.flush();
        // Locked in one statement, read in the next: the one that waits for a lock sees what stood before.
        var lock = session.createNativeQuery("""
                select a.id from attempt a
                join assignment s on s.id = a.assignment_id
                where %s and a.submission_id is null and a.removed_at is null
                order by a.id for no key update of a
                """.formatted(which), Tuple.class);
        values.forEach(lock::setParameter);
        var locked =
                lock.getResultList().stream().map(row -> row.get(0, Long.class)).toArray(Long[]::new);
        if (locked.length == 0) {
            return;
        }
        var moved = session
                .createNativeQuery(
                        """
                        select a.id, a.started_at, a.reopened_at, a.reopened_until, a.deadline_at,
                            a.paused as attempt_paused, %s, %s
                        from attempt a
                        join assignment s on s.id = a.assignment_id
                        %s
                        where a.id = any (:locked)
                        """.formatted(Assignments.COLUMNS, Extra.COLUMNS, Extra.join("a.person_id")), Tuple.class)
                .setParameter("locked", locked)
                .getResultList()
                .stream()
                .map(Running::read)
                .filter(running -> !running.asRuled())
                .toList();
        moved.stream()
                .map(running -> running.assignment().id())
                .distinct()
                .forEach(id -> changes.fire(new AssignmentChange(id, AssignmentChange.Kind.RULES)));
        if (!moved.isEmpty()) {
            session.createNativeMutationQuery("""
                            update attempt a set deadline_at = m.deadline, paused = m.paused
                            from unnest(:ids, :deadlines, :paused) as m (id, deadline, paused)
                            where a.id = m.id
                            """)
                    .setParameter("ids", moved.stream().map(Running::id).toArray(Long[]::new))
                    .setParameter("deadlines", deadlines(moved))
                    .setParameter(
                            "paused", moved.stream().map(Running::ruledPaused).toArray(Boolean[]::new))
                    .executeUpdate();
        }
    }

    /** With a null for each that never ends. */
    private static Instant[] deadlines(List<Running> moved) {
        return moved.stream().map(running -> running.ruled().orElse(null)).toArray(Instant[]::new);
    }
}
