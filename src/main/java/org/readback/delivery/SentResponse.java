package org.readback.delivery;

import org.readback.grading.Response;

/**
 * An answer as it arrives.
 *
 * @param seq counts the changes of this answer, 1 or more; the higher one wins
 * @param flagged marked to come back to
 */
public record SentResponse(String questionId, long seq, Response response, boolean flagged) {
    /**
     * How far a number may be beyond the last one that is kept of the question. A page counts changes from there, one by one,
     * by no clock: it would take a day and more of typing into one field without a network. Without this bound one request
     * with the highest number there is would block all later answers.
     */
    public static final int MOST_AHEAD = 1_000_000;
}
