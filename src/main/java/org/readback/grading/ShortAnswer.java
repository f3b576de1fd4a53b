package org.readback.grading;

import java.util.List;
import java.util.Map;
import org.readback.kernel.Mark;

/**
 * Type a word, a phrase or a number: all points or none.
 *
 * @param wrong known wrong texts with their misreading and feedback
 */
public record ShortAnswer(Accepted accepted, Map<String, Part.Wrong> wrong) implements Task {
    @Override
    public Kind kind() {
        return Kind.SHORT_ANSWER;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(Response.ANSWER, "", Part.Input.TEXT, List.of(), accepted.shown(), wrong));
    }

    @Override
    public Mark mark(Response response, int points) {
        return Mark.allOrNothing(accepted.holds(response.one(Response.ANSWER)), points);
    }

    @Override
    public boolean right(Part part, String value) {
        return accepted.holds(value);
    }

    @Override
    public ShortAnswer shuffled(long seed) {
        return this;
    }
}
