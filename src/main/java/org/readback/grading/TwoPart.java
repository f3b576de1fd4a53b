package org.readback.grading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readback.kernel.Mark;

/**
 * Choose an answer, then pick the sentences that prove it. Half of the points are for the answer; the other half is for
 * the proof, and counts only when the answer is right (the evidence-based selected response of PARCC and Smarter
 * Balanced).
 *
 * @param proofStem inline Markdown: what to pick
 */
public record TwoPart(SingleChoice answer, String proofStem, EvidencePicking proof) implements Task {
    @Override
    public Kind kind() {
        return Kind.TWO_PART;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                answer.parts().get(0),
                new Part(Response.PROOF, proofStem, Part.Input.SENTENCES, List.of(), proof.keys(), Map.of()));
    }

    @Override
    public int most(Part part) {
        return part.id().equals(Response.PROOF) ? proof.pick() : 1;
    }

    @Override
    public Mark mark(Response response, int points) {
        if (!response.one(Response.ANSWER).equals(answer.key())) {
            return new Mark(0, points);
        }
        return answer.mark(response, points / 2).plus(proof.mark(picked(response), points - points / 2));
    }

    /** Whether the proof is right, whatever the answer. */
    public boolean proven(Response response) {
        return Set.copyOf(response.all(Response.PROOF)).equals(proof.keys());
    }

    private static Response picked(Response response) {
        return new Response(Map.of(Response.ANSWER, response.all(Response.PROOF)));
    }

    @Override
    public TwoPart shuffled(long seed) {
        return new TwoPart(answer.shuffled(seed), proofStem, proof);
    }
}
