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

    /** A BCP 47 tag. */
    String language;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    School() {}

    School(String name, String language, Instant now) {
        this.name = name;
        this.language = language;
        this.createdAt = now;
    }

    void change(String name, String language) {
        this.name = name;
        this.language = language;
    }
}
