package org.readback.grading;

/** The kinds of question: the one list of them. */
public enum Kind {
    SINGLE_CHOICE,
    MULTIPLE_RESPONSE,
    TRUE_FALSE_NOT_GIVEN,
    SHORT_ANSWER,
    MATCHING,
    ORDERING,
    GAP_FILL,
    EVIDENCE_PICKING,
    TWO_PART;

    /** As written in quiz files: {@code single-choice}. */
    public String code() {
        return Codes.of(this);
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static Kind of(String code) {
        return Codes.parse(Kind.class, code);
    }
}
