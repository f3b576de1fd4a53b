package org.readback.content;

import java.util.List;

/**
 * What came of reading the quiz files.
 *
 * @param added slugs of the quizzes that got a new edition
 * @param restored slugs of those of which an edition known before is current again
 * @param retired slugs of those that are gone and not offered any more; their editions and attempts stay
 * @param unchanged how many are as they were
 * @param findings what is wrong; with an error among them nothing was stored and the lists are empty
 */
public record Reading(
        List<String> added, List<String> restored, List<String> retired, int unchanged, List<Finding> findings) {

    /** True if the files are bad and everything is as it was before. */
    public boolean refused() {
        return findings.stream().anyMatch(Finding::isError);
    }

    static Reading refused(List<Finding> findings) {
        return new Reading(List.of(), List.of(), List.of(), 0, findings);
    }
}
