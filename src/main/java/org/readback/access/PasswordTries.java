package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a password may be tried. Nobody's tries make a browser wait that has signed in to the account before. See
 * docs/adr/0019.
 */
@ApplicationScoped
class PasswordTries {
    /** At one account from one place: some mistakes are free, and nobody waits longer than a minute. */
    static final Limit FROM_ONE_PLACE = new Limit("password", 5, Duration.ofMinutes(1));
    /** At one account from all strangers together, against guessing from many addresses: a hundred in the first hour. */
    static final Limit FROM_STRANGERS = new Limit("password-strangers", 60, Duration.ofSeconds(90));

    private final Limits limits;

    PasswordTries(Limits limits) {
        this.limits = limits;
    }

    /** Counts a try. Zero if it may go ahead, else how long to wait. */
    Duration take(Lane lane, Instant now) {
        var wait = limits.take(FROM_ONE_PLACE, place(lane), now);
        if (lane.known() || !wait.isZero()) {
            return wait;
        }
        wait = limits.take(FROM_STRANGERS, lane.account(), now);
        if (!wait.isZero()) {
            limits.giveBack(FROM_ONE_PLACE, place(lane));
        }
        return wait;
    }

    /** The password was right: whoever mistypes tomorrow has all tries again. */
    void right(Lane lane) {
        limits.clear(FROM_ONE_PLACE, place(lane));
        if (!lane.known()) {
            limits.giveBack(FROM_STRANGERS, lane.account());
        }
    }

    private static String place(Lane lane) {
        return lane.account() + " " + lane.who();
    }
}
