package org.readback.assignments;

/** An event: something happened in an assignment. Fired within the transaction that did it, if there is one. */
public record AssignmentChange(long assignmentId, Kind kind) {
    public enum Kind {
        /** Somebody started, answered or submitted. */
        PROGRESS,
        /** Deadlines, a pause or the state of attempts changed otherwise: open pages must hear of it. */
        RULES;

        /** What covers both. */
        public Kind and(Kind other) {
            return this == RULES ? this : other;
        }
    }
}
