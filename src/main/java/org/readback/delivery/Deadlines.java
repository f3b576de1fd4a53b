package org.readback.delivery;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.readback.kernel.Sql;

/**
 * Moves the deadlines of running attempts to where {@link AccessPolicy} has them, and notes which of them are paused. Whoever changes what the policy looks at
 * calls this in the same transaction, after locking the assignment: an attempt that starts meanwhile waits for that lock.
 */
@Singleton
class Deadlines {
    private final Sql sql;
    private final Event<AssignmentChange> changes;

    Deadlines(Sql sql, Event<AssignmentChange> changes) {
        this.sql = sql;
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
        static Running read(ResultSet row) throws SQLException {
            return new Running(
                    row.getLong("id"),
                    Assignments.read(row),
                    Extra.read(row),
                    Sql.instant(row, "started_at"),
                    Reopening.read(row),
                    Sql.optionalInstant(row, "deadline_at"),
                    row.getBoolean("attempt_paused"));
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
    public void moveAll(long assignmentId) {
        // Also where no deadline moves: a pause or a new rule is news.
        changes.fire(new AssignmentChange(assignmentId, AssignmentChange.Kind.RULES));
        move("a.assignment_id = ?", assignmentId);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void moveOne(long attemptId) {
        move("a.id = ?", attemptId);
    }

    /** Those of one student in one assignment: the caller has locked no other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void moveOf(Assignment assignment, long personId) {
        move("s.id = ? and a.person_id = ?", assignment.id(), personId);
    }

    /** Those of one student in all of a class, whose assignments are all locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void moveOf(long classId, long personId) {
        move("s.class_id = ? and a.person_id = ?", classId, personId);
    }

    private void move(String which, Object... values) {
        // Locked in one statement, read in the next: the one that waits for a lock sees what stood before.
        var locked = sql.list("""
                select a.id from attempt a
                join assignment s on s.id = a.assignment_id
                where %s and a.submission_id is null and a.removed_at is null
                order by a.id for no key update of a
                """.formatted(which), row -> row.getLong("id"), values);
        if (locked.isEmpty()) {
            return;
        }
        var moved = sql
                .list(
                        """
                        select a.id, a.started_at, a.reopened_at, a.reopened_until, a.deadline_at,
                            a.paused as attempt_paused, %s, %s
                        from attempt a
                        join assignment s on s.id = a.assignment_id
                        %s
                        where a.id = any (?)
                        """.formatted(Assignments.COLUMNS, Extra.COLUMNS, Extra.join("a.person_id")),
                        Running::read,
                        locked)
                .stream()
                .filter(running -> !running.asRuled())
                .toList();
        moved.stream()
                .map(running -> running.assignment().id())
                .distinct()
                .forEach(id -> changes.fire(new AssignmentChange(id, AssignmentChange.Kind.RULES)));
        if (!moved.isEmpty()) {
            sql.change(
                    """
                    update attempt a set deadline_at = m.deadline::timestamptz, paused = m.paused
                    from unnest(?::bigint[], ?::text[], ?::boolean[]) as m (id, deadline, paused)
                    where a.id = m.id
                    """,
                    moved.stream().map(Running::id).toList(),
                    texts(moved),
                    moved.stream().map(Running::ruledPaused).toList());
        }
    }

    /** With a null for each that never ends. */
    private static List<String> texts(List<Running> moved) {
        return moved.stream()
                .map(running -> running.ruled().map(Instant::toString).orElse(null))
                .toList();
    }
}
