package org.readback.grading;

import java.util.Optional;

/**
 * One thing that can be chosen.
 *
 * @param text inline Markdown
 * @param misreading what choosing it shows; only on distractors
 * @param feedback inline Markdown for whoever chose it, or empty
 */
public record Option(String id, String text, Optional<Misreading> misreading, String feedback) {
    public static Option of(String id, String text) {
        return new Option(id, text, Optional.empty(), "");
    }
}
