package org.readback.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.readback.access.Viewer;
import org.readback.kernel.StoredRow;

/** What happened to an attempt beside answering. */
@Entity
@Immutable
@Table(name = "attempt_event")
class AttemptEvent extends StoredRow {
    @Column(name = "school_id")
    long schoolId;

    @Column(name = "attempt_id")
    long attemptId;

    /** {@code started}, {@code submitted}... */
    String kind;

    Instant at;

    /** Null: the server. */
    @Column(name = "by_person")
    Long byPerson;

    String reason;

    AttemptEvent() {}

    AttemptEvent(StoredAttempt attempt, String kind, Viewer by, String reason, Instant at) {
        this.schoolId = attempt.schoolId;
        this.attemptId = attempt.id;
        this.kind = kind;
        this.at = at;
        this.byPerson = by.id();
        this.reason = reason;
    }
}
