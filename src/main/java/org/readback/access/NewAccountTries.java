package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How many accounts strangers may make for themselves. */
@ApplicationScoped
public class NewAccountTries {
    /** By one address, which a whole school may share: some classes at once, and a thousand in a day. */
    static final Limit FROM_ONE_ADDRESS = new Limit("new-account", 200, Duration.ofSeconds(100));

    private final Limits limits;
    private final Sender sender;

    NewAccountTries(Limits limits, Sender sender) {
        this.limits = limits;
        this.sender = sender;
    }

    /** Counts one. Zero if it may be made, else how long to wait. */
    public Duration take(Instant now) {
        return limits.take(FROM_ONE_ADDRESS, sender.address(), now);
    }

    /** It was not made after all. */
    public void notMade() {
        limits.giveBack(FROM_ONE_ADDRESS, sender.address());
    }
}
