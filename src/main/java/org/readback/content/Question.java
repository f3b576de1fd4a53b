package org.readback.content;

import java.util.List;
import org.readback.grading.Response;
import org.readback.grading.Task;
import org.readback.kernel.Mark;

/**
 * One question of a quiz. Its identity is its id within the quiz, over all editions.
 *
 * @param stem inline Markdown
 * @param points what it can earn, 1 or more
 * @param positions keys of {@link Passage#positions()}
 * @param evidence the sentences that prove the key; empty only where the passage leaves a claim open
 * @param feedback inline Markdown: why the key is right
 */
public record Question(
        String id,
        String stem,
        Task task,
        int points,
        Process process,
        List<String> positions,
        List<Evidence> evidence,
        String feedback) {

    /** @param quote words that occur in the sentence to the letter */
    public record Evidence(String sentence, String quote) {}

    public Mark mark(Response response) {
        return task.mark(response, points);
    }
}
