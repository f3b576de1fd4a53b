package org.readback.web;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a database that is away, or gave way to another request, from one that refused what it was asked. */
final class Outage {
    /**
     * Classes of SQLSTATE: a lost or refused connection, no room, an operator or a server that stops or starts, trouble
     * below the server.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** A standby in the primary's place, and what another transaction cost this one. */
    private static final Set<String> STATES = Set.of("25006", "40001", "40P01", "55P03");

    private Outage() {}

    /** True if the same request may succeed in a moment. */
    static boolean isBehind(Throwable failure) {
        return reasonBehind(failure).isPresent();
    }

    /** In one line, for the log; empty if there is no outage. */
    static String reason(Throwable failure) {
        return reasonBehind(failure)
                .flatMap(found -> String.valueOf(found.getMessage()).lines().findFirst())
                .orElse("");
    }

    private static Optional<? extends Throwable> reasonBehind(Throwable failure) {
        var all = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var next = new ArrayDeque<>(List.of(failure));
        while (!next.isEmpty()) {
            var one = next.pop();
            if (all.add(one)) {
                next.addAll(List.of(one.getSuppressed()));
                Optional.ofNullable(one.getCause()).ifPresent(next::add);
            }
        }
        var refusals = all.stream().filter(SQLException.class::isInstance).toList();
        if (refusals.isEmpty()) {
            // A commit that failed without a word: nobody knows what became of it, and students' requests may be
            // repeated.
            return all.stream().filter(RollbackException.class::isInstance).findFirst();
        }
        return refusals.stream()
                .filter(refusal -> passing(((SQLException) refusal).getSQLState()))
                .findFirst();
    }

    /** The pool gives no state when it has no connection to give. */
    private static boolean passing(String state) {
        return state == null
                || STATES.contains(state)
                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
