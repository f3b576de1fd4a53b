package org.readback.grading;

import java.util.List;
import java.util.Set;
import org.readback.kernel.Mark;

/** Choose the one right option: all points or none. */
public record SingleChoice(List<Option> options, String key) implements Task {
    @Override
    public Kind kind() {
        return Kind.SINGLE_CHOICE;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                Response.ANSWER, "", Part.Input.ONE, options, Set.of(key), Part.wrongOf(options, Set.of(key))));
    }

    @Override
    public Mark mark(Response response, int points) {
        return Mark.allOrNothing(response.one(Response.ANSWER).equals(key), points);
    }

    @Override
    public SingleChoice shuffled(long seed) {
        return new SingleChoice(Shuffle.of(options, seed), key);
    }
}
