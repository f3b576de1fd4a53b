package org.readback.grading;

import java.util.List;
import java.util.Set;
import org.readback.kernel.Mark;

/**
 * Choose every right option. Earns the share {@code (right - wrong) / keys} of the points, rounded down, never below 0,
 * so that choosing everything does not pay.
 */
public record MultipleResponse(List<Option> options, Set<String> keys) implements Task {
    @Override
    public Kind kind() {
        return Kind.MULTIPLE_RESPONSE;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(Response.ANSWER, "", Part.Input.MANY, options, keys, Part.wrongOf(options, keys)));
    }

    @Override
    public Mark mark(Response response, int points) {
        return share(response.all(Response.ANSWER), keys, points);
    }

    static Mark share(List<String> chosen, Set<String> keys, int points) {
        int right = (int) chosen.stream().filter(keys::contains).count();
        return Mark.share(right - (chosen.size() - right), keys.size(), points);
    }

    @Override
    public MultipleResponse shuffled(long seed) {
        return new MultipleResponse(Shuffle.of(options, seed), keys);
    }
}
