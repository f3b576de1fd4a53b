package org.readback.results;

import java.util.ArrayList;
import java.util.List;
import org.readback.grading.TwoPart;

/**
 * Answer against proof of a two-part question: the four ways in which the two can go. Whoever left it blank is in none.
 *
 * @param right the right answer with its proof: right for the right reason
 * @param unproven the right answer, but other sentences: right, wrong proof
 * @param misread the right sentences, but a wrong answer: found it, misread it
 */
record Proofs(
        List<ScoredStudent> right,
        List<ScoredStudent> unproven,
        List<ScoredStudent> misread,
        List<ScoredStudent> neither) {
    static Proofs of(TwoPart task, List<MarkedResponse> all) {
        var right = new ArrayList<ScoredStudent>();
        var unproven = new ArrayList<ScoredStudent>();
        var misread = new ArrayList<ScoredStudent>();
        var neither = new ArrayList<ScoredStudent>();
        for (var marked : all) {
            if (marked.response().isBlank()) {
                continue;
            }
            boolean answer = task.answer().mark(marked.response(), 1).full();
            boolean proof = task.proven(marked.response());
            (answer ? proof ? right : unproven : proof ? misread : neither).add(marked.student());
        }
        return new Proofs(List.copyOf(right), List.copyOf(unproven), List.copyOf(misread), List.copyOf(neither));
    }
}
