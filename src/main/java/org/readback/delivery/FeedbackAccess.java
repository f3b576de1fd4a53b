package org.readback.delivery;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Extra;

/** What students may see of their submitted attempts, for pages that tell of several of them. */
@Singleton
public class FeedbackAccess {
    private static final String SHOWN = """
            select a.id as attempt_id, %s
            from attempt a
            join assignment s on s.id = a.assignment_id
            %s
            where a.id = any (:attempts) and a.person_id = :person and a.removed_at is null
              and a.submission_id is not null
            """.formatted(FeedbackState.COLUMNS, Extra.join("a.person_id"));

    private final Session database;

    FeedbackAccess(Session database) {
        this.database = database;
    }

    /**
     * By attempt, in one query: what the feedback page of each would show. What is not there is not to be shown: removed
     * meanwhile, open again, or somebody else's.
     */
    public Map<Long, AccessPolicy.Shown> shown(long personId, Collection<Long> attempts, Instant now) {
        return database
                .createNativeQuery(SHOWN, Tuple.class)
                .setParameter("attempts", attempts.toArray(Long[]::new))
                .setParameter("person", personId)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> row.get("attempt_id", Long.class), row -> FeedbackState.read(row)
                        .shown(now)));
    }
}
