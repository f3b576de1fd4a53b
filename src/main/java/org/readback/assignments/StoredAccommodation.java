package org.readback.assignments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.readback.kernel.StoredRow;

/** What one student gets beyond the rules, as it is changed; what is read of it comes as {@link Extra}. */
@Entity
@Table(name = "accommodation")
class StoredAccommodation extends StoredRow {
    @Column(name = "class_id")
    long classId;

    @Column(name = "person_id")
    long personId;

    /** Null: in all of the class. */
    @Column(name = "assignment_id")
    Long assignmentId;

    @Column(name = "school_id")
    long schoolId;

    @Column(name = "time_percent")
    int timePercent;

    @Column(name = "extra_minutes")
    int extraMinutes;

    @Column(name = "extra_attempts")
    int extraAttempts;

    @Column(name = "closes_at")
    Instant closesAt;

    @Column(name = "set_by")
    long setBy;

    @Column(name = "set_at")
    Instant setAt;

    StoredAccommodation() {}

    StoredAccommodation(long classId, long personId, Optional<Long> assignmentId, long schoolId) {
        this.classId = classId;
        this.personId = personId;
        this.assignmentId = assignmentId.orElse(null);
        this.schoolId = schoolId;
    }

    static Optional<StoredAccommodation> of(long classId, long personId, Optional<Long> assignmentId) {
        return assignmentId.isEmpty()
                ? find("classId = ?1 and personId = ?2 and assignmentId is null", classId, personId)
                        .firstResultOptional()
                : find("classId = ?1 and personId = ?2 and assignmentId = ?3", classId, personId, assignmentId.get())
                        .firstResultOptional();
    }

    void set(Extra extra, long teacherId, Instant now) {
        timePercent = extra.percent();
        extraMinutes = extra.minutes();
        extraAttempts = extra.attempts();
        closesAt = extra.closesAt().orElse(null);
        setBy = teacherId;
        setAt = now;
    }
}
