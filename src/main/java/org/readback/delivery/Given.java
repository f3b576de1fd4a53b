package org.readback.delivery;

import org.readback.grading.Response;

/**
 * An answer as it arrives.
 *
 * @param seq counts the changes of this answer, 1 or more; the higher one wins
 * @param flagged marked to come back to
 */
public record Given(String questionId, long seq, Response response, boolean flagged) {
    /** What a browser counts to without loss; nobody changes an answer so often. */
    public static final long HIGHEST_SEQ = (1L << 53) - 2;
}
