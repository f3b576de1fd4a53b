package org.readback.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.readback.kernel.Sql;

/** What students may see of their submitted attempts, for pages that tell of several of them. */
@Singleton
public class FeedbackAccess {
    private final Sql sql;

    FeedbackAccess(Sql sql) {
        this.sql = sql;
    }

    /**
     * By attempt, in one query: what the feedback page of each would show. What is not there is not to be shown: removed
     * meanwhile, open again, or somebody else's.
     */
    public Map<Long, AccessPolicy.Shown> shown(long personId, Collection<Long> attempts, Instant now) {
        return sql.list("""
                        select %s from %s
                        where a.id = any (?::bigint[]) and a.person_id = ? and a.removed_at is null
                          and a.submission_id is not null
                        """.formatted(Attempt.COLUMNS, Attempt.TABLES), Attempt::read, attempts, personId).stream()
                .collect(Collectors.toMap(Attempt::id, attempt -> attempt.shown(now)));
    }
}
