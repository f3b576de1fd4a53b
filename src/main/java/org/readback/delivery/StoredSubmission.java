package org.readback.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.StoredRow;

/** The row of a {@link Submission}. Written by {@link Attempts} in one statement with its marks and its receipt. */
@Entity
@Immutable
@Table(name = "submission")
class StoredSubmission extends StoredRow {
    @Column(name = "school_id")
    long schoolId;

    @Column(name = "attempt_id")
    long attemptId;

    @Column(name = "submitted_at")
    Instant submittedAt;

    /** Null: the server, when time was up. */
    @Column(name = "submitted_by")
    Long submittedBy;

    static Submission withId(long id) {
        StoredSubmission row = findById(id);
        return new Submission(id, row.attemptId, row.submittedAt, Optional.ofNullable(row.submittedBy));
    }
}
