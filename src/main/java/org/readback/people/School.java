package org.readback.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.readback.kernel.StoredRow;

@Entity
@Table(name = "school")
class School extends StoredRow {
    String name;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    School() {}

    School(String name, Instant now) {
        this.name = name;
        this.createdAt = now;
    }
}
