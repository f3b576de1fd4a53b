package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How often somebody may be wrong about a code, so that none is found by trying. What is right costs nothing and makes no
 * wrong ones good. See docs/adr/0019.
 */
@ApplicationScoped
public class CodeTries {
    /** What a code is for; each is counted by itself. */
    public enum Kind {
        JOIN,
        RECEIPT,
        SET_UP
    }

    /** Who is signed in and wrong so often is not mistyping. */
    static final int BY_PERSON = 30;
    /** A whole school may share an address. No code is short enough to be found at this pace. */
    static final int BY_ADDRESS = 500;

    private static final Map<Kind, String> NAMES =
            Map.of(Kind.JOIN, "join-code", Kind.RECEIPT, "receipt-code", Kind.SET_UP, "set-up-code");

    private final Limits limits;
    private final SignedIn signedIn;
    private final Sender sender;

    CodeTries(Limits limits, SignedIn signedIn, Sender sender) {
        this.limits = limits;
        this.signedIn = signedIn;
        this.sender = sender;
    }

    /** Counts a try. Zero if it may go ahead, else how long to wait. */
    public Duration take(Kind kind, Instant now) {
        return limits.take(limit(kind), who(), now);
    }

    /** The code was right. */
    public void right(Kind kind) {
        limits.giveBack(limit(kind), who());
    }

    private Limit limit(Kind kind) {
        return signedIn.find().isPresent()
                ? new Limit(NAMES.get(kind), BY_PERSON, Duration.ofMinutes(1))
                : new Limit(NAMES.get(kind), BY_ADDRESS, Duration.ofMillis(3600)); // a thousand an hour
    }

    private String who() {
        return signedIn.find().map(viewer -> "person " + viewer.id()).orElseGet(sender::address);
    }
}
