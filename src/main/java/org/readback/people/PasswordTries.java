package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a password may be tried. Nobody's tries make a browser wait that has signed in to the account before. See
 * docs/adr/0021.
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

    /**
     * Counts a try.
     *
     * @param account a possible sign-in name, whether or not somebody has it
     * @return zero if it may go ahead, else how long to wait
     */
    Duration take(String account, Lane lane, Instant now) {
        var wait = limits.take(FROM_ONE_PLACE, place(account, lane), now);
        if (lane.known() || !wait.isZero()) {
            return wait;
        }
        wait = limits.take(FROM_STRANGERS, account, now);
        if (!wait.isZero()) {
            limits.giveBack(FROM_ONE_PLACE, place(account, lane));
        }
        return wait;
    }

    /** The password was right: whoever mistypes tomorrow has all tries again. */
    void right(String account, Lane lane) {
        limits.clear(FROM_ONE_PLACE, place(account, lane));
        if (!lane.known()) {
            limits.giveBack(FROM_STRANGERS, account);
        }
    }

    private static String place(String account, Lane lane) {
        return account + " " + lane.who();
    }
}
