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
record Proofs(List<Taker> right, List<Taker> unproven, List<Taker> misread, List<Taker> neither) {
    static Proofs of(TwoPart task, List<Given> all) {
        var right = new ArrayList<Taker>();
        var unproven = new ArrayList<Taker>();
        var misread = new ArrayList<Taker>();
        var neither = new ArrayList<Taker>();
        for (var given : all) {
            if (given.response().isBlank()) {
                continue;
            }
            boolean answer = task.answer().mark(given.response(), 1).full();
            boolean proof = task.proven(given.response());
            (answer ? proof ? right : unproven : proof ? misread : neither).add(given.taker());
        }
        return new Proofs(List.copyOf(right), List.copyOf(unproven), List.copyOf(misread), List.copyOf(neither));
    }
}
