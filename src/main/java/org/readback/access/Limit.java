package org.readback.access;

import java.time.Duration;
import java.time.Instant;

/**
 * So many tries at once and, once they are used up, one more each {@code every}: a bucket of tokens. All that has to be kept
 * of it is when it will be full again.
 *
 * @param name what is tried; it begins the key of each count
 */
record Limit(String name, int atOnce, Duration every) {
    /** What a try more leads to, after which nothing may be left over. */
    Instant fullAfterOneMore(Instant full, Instant now) {
        return (full.isAfter(now) ? full : now).plus(every);
    }

    /** How long until there is a try to be had; zero if there is one now. */
    Duration wait(Instant full, Instant now) {
        var wait = Duration.between(latestFull(now), fullAfterOneMore(full, now));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** When it is full again if all tries have just been used up. */
    Instant latestFull(Instant now) {
        return now.plus(every.multipliedBy(atOnce));
    }

    /** Whether no further try is to be had at once. */
    boolean usedUp(Instant full, Instant now) {
        return !wait(full, now).isZero();
    }
}
