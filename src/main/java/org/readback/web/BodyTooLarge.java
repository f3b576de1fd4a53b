package org.readback.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** A request brought more than its method takes. */
final class BodyTooLarge extends ClientErrorException {
    private final int most;

    /** @param most bytes */
    BodyTooLarge(int most) {
        super(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        this.most = most;
    }

    int mostKilobytes() {
        return most / 1024;
    }
}
