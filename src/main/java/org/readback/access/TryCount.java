package org.readback.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What somebody has tried: see {@link Limit}. */
@Entity
@Table(name = "try_count")
class TryCount extends PanacheEntityBase {
    /** The name of the limit, and who. */
    @Id
    String key;

    @Column(name = "full_at")
    Instant fullAt;

    /** @return how many said nothing any more */
    static long deleteFull(Instant now) {
        return delete("fullAt < ?1", now);
    }
}
