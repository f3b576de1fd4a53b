package org.readback.delivery;

import java.time.Instant;
import java.util.Optional;
import org.readback.grading.Response;
import org.readback.grading.ResponseRefused;

/**
 * What became of an answer that arrived.
 *
 * @param seq of the answer that is kept now
 * @param at when that one was saved
 * @param kept the answer that is kept now
 * @param refusal why it was refused; only where the state says so
 */
public record SaveResult(
        State state, long seq, Instant at, Response kept, boolean flagged, Optional<ResponseRefused.Reason> refusal) {

    public enum State {
        /** In the database, committed. */
        SAVED,
        /** It was there before, word for word. */
        HAD,
        /** Another one was there with the same or a higher number: that one stays. */
        NEWER,
        /** The question cannot have this answer; what was kept before stays. */
        REFUSED,
        /** Work is paused, or was a moment ago; what was kept before stays, and this counts if it is sent again later. */
        PAUSED,
        /** Time was up; what was kept before stays. */
        LATE,
        /** The attempt had been submitted. */
        SUBMITTED;

        /** True when this answer is what the database has. */
        public boolean kept() {
            return this == SAVED || this == HAD;
        }
    }

    static SaveResult refused(ResponseRefused.Reason reason, SentResponse given, Instant now) {
        return new SaveResult(State.REFUSED, given.seq(), now, given.response(), given.flagged(), Optional.of(reason));
    }

    static SaveResult of(State state, SentResponse given, Instant now) {
        return new SaveResult(state, given.seq(), now, given.response(), given.flagged(), Optional.empty());
    }
}
