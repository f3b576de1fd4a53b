package org.readback.grading;

/** How a wrong answer misreads the passage. */
public enum Misreading {
    /** Goes further than the passage does. */
    OVERSTATED,
    /** Says the contrary of the passage. */
    OPPOSITE,
    /** Gives a statement or an act to somebody else. */
    WRONG_ACTOR,
    /** Gets a number, a place, a date or another detail wrong. */
    WRONG_DETAIL,
    /** Sounds right, but the passage does not say it. */
    NOT_STATED;

    /** As written in quiz files: {@code wrong-actor}. */
    public String code() {
        return Codes.of(this);
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static Misreading of(String code) {
        return Codes.parse(Misreading.class, code);
    }
}
