package org.readback.assignments;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What a student sees of a submitted attempt. When it is seen is up to {@link AccessPolicy#shown}. */
public enum FeedbackPolicy {
    /**
     * The score at once, keys and proof after the last attempt that the student is allowed, or when the assignment has closed.
     */
    AFTER_LAST("after-last"),
    /** Score, keys and proof as soon as an attempt is submitted, also where another one may follow. */
    AT_ONCE("at-once"),
    /** The score at once, keys and proof when the assignment has closed. */
    AFTER_CLOSE("after-close"),
    /** The score, never keys or proof. */
    SCORE_ONLY("score-only"),
    /** That it was submitted, and nothing more. */
    NONE("none");

    @EnumeratedValue
    private final String code;

    FeedbackPolicy(String code) {
        this.code = code;
    }

    /** As the database and forms have it: {@code after-close}. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static FeedbackPolicy of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
