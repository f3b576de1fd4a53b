package org.readback.people;

import java.time.Instant;
import org.readback.access.Role;

/**
 * A person's account as those see it who look after it.
 *
 * @param signedInAt the last time, or null
 * @param ownPassword false until the person has chosen one
 * @param slipMade true if a sign-in slip was made that still works
 * @param removed from the school
 */
record Account(
        long id,
        String name,
        String signInName,
        Role role,
        Instant signedInAt,
        boolean ownPassword,
        boolean slipMade,
        boolean removed) {
    /** Of a person p, for queries of Hibernate. */
    static final String COLUMNS = """
            p.id, p.displayName, p.signInName, p.role, p.signedInAt,
            p.passwordHash is not null and not p.oneTime, p.passwordHash is not null and p.oneTime,
            p.removedAt is not null""";
}
