package org.readback.grading;

/** A response that the question cannot have: an option that it does not offer, too many picks, a text too long; or one out of all order. */
public class ResponseRefused extends RuntimeException {
    public enum Reason {
        UNKNOWN_PART,
        UNKNOWN_VALUE,
        TOO_MANY,
        TOO_LONG,
        /** Its number is far beyond that of the last answer that is kept. */
        TOO_FAR_AHEAD
    }

    private final Reason reason;
    private final String part;

    public ResponseRefused(Reason reason, String part) {
        super(reason + " in part " + part);
        this.reason = reason;
        this.part = part;
    }

    public Reason reason() {
        return reason;
    }

    public String part() {
        return part;
    }
}
