package org.readback.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.readback.assignments.AccessPolicy;
import org.readback.kernel.StoredRow;

/** The row of an attempt. It is changed only under its lock. {@link Attempt} is what pages make of it. */
@Entity
@DynamicUpdate
@Table(name = "attempt")
class StoredAttempt extends StoredRow {
    @Column(name = "school_id")
    long schoolId;

    @Column(name = "assignment_id")
    long assignmentId;

    @Column(name = "person_id")
    long personId;

    @Column(name = "edition_id")
    long editionId;

    int number;

    /** The questions' keys. */
    @Column(name = "question_order")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> questionOrder;

    long seed;

    @Column(name = "started_at")
    Instant startedAt;

    /** Null: never, or not while a pause lasts. */
    @Column(name = "deadline_at")
    Instant deadlineAt;

    boolean paused;

    /** The last time; null if never. */
    @Column(name = "reopened_at")
    Instant reopenedAt;

    @Column(name = "reopened_until")
    Instant reopenedUntil;

    /** Null while it is open. */
    @Column(name = "submission_id")
    Long submissionId;

    @Column(name = "removed_at")
    Instant removedAt;

    /**
     * Waits for whoever changes it or saves an answer in it, and makes them wait until this transaction is over. Not
     * {@code PESSIMISTIC_WRITE}, which a save does not wait for.
     */
    static Optional<StoredAttempt> lock(long id) {
        return getSession()
                .createNativeQuery("select * from attempt where id = :id for update", StoredAttempt.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    static Optional<Long> assignmentOf(long id) {
        return find("select assignmentId from StoredAttempt where id = ?1", id)
                .project(Long.class)
                .singleResultOptional();
    }

    static boolean open(long assignmentId, long personId) {
        return count(
                        "assignmentId = ?1 and personId = ?2 and submissionId is null and removedAt is null",
                        assignmentId,
                        personId)
                > 0;
    }

    /** Of those that nobody has handed in, the ones with a deadline before that, the earliest first. */
    static List<Long> endedBefore(Instant end, int most) {
        return find("""
                        select id from StoredAttempt
                        where submissionId is null and removedAt is null and deadlineAt < ?1 order by deadlineAt
                        """, end).project(Long.class).page(0, most).list();
    }

    /** The others of the same student at the same assignment, by number. */
    static List<Attempt.Other> others(Attempt attempt) {
        return find("""
                        select a.id, a.number, s.submittedAt
                        from StoredAttempt a left join StoredSubmission s on s.id = a.submissionId
                        where a.assignmentId = ?1 and a.personId = ?2 and a.id <> ?3 and a.removedAt is null
                        order by a.number
                        """, attempt.assignment().id(), attempt.personId(), attempt.id())
                .project(Attempt.Other.class)
                .list();
    }

    boolean removed() {
        return removedAt != null;
    }

    boolean submitted() {
        return submissionId != null;
    }

    boolean overdue(Instant now) {
        return deadlineAt != null && AccessPolicy.overdue(deadlineAt, now);
    }

    void remove(Instant now) {
        removedAt = now;
    }

    /** The submission stays, but does not count any more. */
    void reopen(Duration time, Instant now) {
        submissionId = null;
        reopenedAt = now;
        reopenedUntil = now.plus(time);
    }
}
