package org.readback.reading;

import org.readback.grading.Response;

/**
 * How the answer to a question stands: what was given, and which of it is kept.
 *
 * @param seq of the answer that is kept, 0 without one
 * @param error why what was given is refused, or empty
 */
public record CurrentResponse(Response given, long seq, boolean flagged, String error) {
    public static final CurrentResponse NONE = new CurrentResponse(Response.BLANK, 0, false, "");
}
