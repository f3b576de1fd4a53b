package org.readback.delivery;

import org.readback.assignments.AccessPolicy;

/** An attempt that cannot be started now. */
public class StartRefused extends RuntimeException {
    private final AccessPolicy.Refusal refusal;

    StartRefused(AccessPolicy.Refusal refusal) {
        super("cannot start: " + refusal);
        this.refusal = refusal;
    }

    public AccessPolicy.Refusal refusal() {
        return refusal;
    }
}
