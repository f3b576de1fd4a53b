package org.readback.delivery;

import java.util.List;
import java.util.Map;

/**
 * What the page's script learns.
 *
 * @param at the server's time, as the student reads it
 * @param until the deadline as the student reads it, or empty
 * @param now the same in milliseconds, and the deadline, 0 without one, so that the page's clock follows the server's
 */
record SaveReply(String at, long now, long deadline, String until, List<Answer> answers) {
    /**
     * @param state {@code saved}, {@code had}, {@code newer}, {@code refused}, {@code paused}, {@code late} or {@code submitted}
     * @param answer the kept one; only where the page has to show it
     * @param message why it was refused, else empty
     */
    record Answer(
            String question,
            String state,
            long seq,
            Map<String, List<String>> answer,
            boolean flagged,
            String message) {}
}
