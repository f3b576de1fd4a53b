package org.readback.web;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Tells a database that is away, or gave way to another request, from one that refused what it was asked. */
final class Outage {
    /**
     * SQLSTATE classes: lost or refused connections, failed logins while servers change places, and what PostgreSQL says
     * while it stops, starts or has no room; then a standby instead of the primary, and what a lock cost.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final Set<String> STATES = Set.of("25006", "40001", "40P01", "55P03");

    private Outage() {}

    /** True if the same request may succeed in a moment. */
    static boolean isBehind(Throwable failure) {
        return find(failure, Collections.newSetFromMap(new IdentityHashMap<>())).isPresent();
    }

    /** In one line, for the log. */
    static String reason(Throwable failure) {
        return find(failure, Collections.newSetFromMap(new IdentityHashMap<>()))
                .map(found ->
                        String.valueOf(found.getMessage()).lines().findFirst().orElse(""))
                .orElse("");
    }

    private static Optional<Throwable> find(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return Optional.empty();
        }
        if (failure instanceof SQLException refusal && passing(refusal.getSQLState())) {
            return Optional.of(failure);
        }
        var found = find(failure.getCause(), seen);
        for (var other : failure.getSuppressed()) {
            found = found.or(() -> find(other, seen));
        }
        // A commit that failed without a word: nobody knows what became of it, and all that we do may be repeated.
        return found.or(() -> failure instanceof RollbackException ? Optional.of(failure) : Optional.empty());
    }

    /** The pool says nothing when it has no connection to give. */
    private static boolean passing(String state) {
        return state == null
                || STATES.contains(state)
                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
