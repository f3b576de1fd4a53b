package org.readback.live;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.Session;

/** When an attempt's open page was last heard of. */
@Entity
@Table(name = "attempt_presence")
class AttemptPresence extends PanacheEntityBase {
    private record Seen(long attempt) {}

    @Id
    @Column(name = "attempt_id")
    long attemptId;

    @Column(name = "seen_at")
    Instant seenAt;

    /** Notes that the pages of these attempts are open; one statement. */
    static void note(Session session, Long[] attempts, Instant now) {
        session.createNativeQuery("""
                        insert into attempt_presence (attempt_id, seen_at)
                        select id, :now from unnest(:attempts) as page (id) order by id
                        on conflict (attempt_id) do update set seen_at = excluded.seen_at
                        returning attempt_id
                        """, Seen.class)
                .setParameter("now", now)
                .setParameter("attempts", attempts)
                .getResultList();
    }
}
