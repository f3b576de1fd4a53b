package org.readback.assignments;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A time in which nobody's clock runs at an assignment: see {@link Pause}. */
@Entity
@Table(name = "assignment_pause")
@IdClass(AssignmentPause.Key.class)
class AssignmentPause extends PanacheEntityBase {
    record Key(long assignmentId, Instant pausedAt) {}

    @Id
    @Column(name = "assignment_id")
    long assignmentId;

    @Id
    @Column(name = "paused_at")
    Instant pausedAt;

    @Column(name = "paused_by")
    long pausedBy;

    /** Null while it lasts. */
    @Column(name = "resumed_at")
    Instant resumedAt;

    @Column(name = "resumed_by")
    Long resumedBy;

    /** One that ended in the moment in which it began goes on instead. */
    static void begin(long assignmentId, long teacherId, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        AssignmentPause pause = findById(new Key(assignmentId, at));
        if (pause == null) {
            pause = new AssignmentPause();
            pause.assignmentId = assignmentId;
            pause.pausedAt = at;
        }
        pause.pausedBy = teacherId;
        pause.resumedAt = null;
        pause.resumedBy = null;
        pause.persist();
    }

    /** The one that lasts. */
    static Optional<AssignmentPause> lasting(long assignmentId) {
        return find("assignmentId = ?1 and resumedAt is null", assignmentId).firstResultOptional();
    }

    void end(long teacherId, Instant now) {
        resumedAt = now.isBefore(pausedAt) ? pausedAt : now;
        resumedBy = teacherId;
    }
}
