package org.readback.grading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readback.kernel.Mark;

/**
 * Pick the sentences of the passage that prove something. Marked as {@link MultipleResponse}.
 *
 * @param keys ids of sentences
 * @param pick how many may be picked
 */
public record EvidencePicking(Set<String> keys, int pick) implements Task {
    @Override
    public Kind kind() {
        return Kind.EVIDENCE_PICKING;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(Response.ANSWER, "", Part.Input.SENTENCES, List.of(), keys, Map.of()));
    }

    @Override
    public int most(Part part) {
        return pick;
    }

    @Override
    public Mark mark(Response response, int points) {
        return MultipleResponse.share(response.all(Response.ANSWER), keys, points);
    }

    /** Sentences stay in the order of the passage. */
    @Override
    public EvidencePicking shuffled(long seed) {
        return this;
    }
}
