package org.readback.content;

import java.util.Map;
import java.util.Optional;

/**
 * An immutable version of a quiz.
 *
 * @param questionIds the row of each question, by its id in the quiz; responses and marks refer to it
 */
public record Edition(long id, Quiz quiz, Map<String, Long> questionIds) {

    /**
     * The row of a question.
     *
     * @param question its id in the quiz
     * @throws IllegalArgumentException if the quiz has no such question
     */
    public long questionId(String question) {
        var id = questionIds.get(question);
        if (id == null) {
            throw new IllegalArgumentException("edition " + this.id + " has no question " + question);
        }
        return id;
    }

    /** The question of a row; empty for a row of another edition. */
    public Optional<Question> question(long questionId) {
        return quiz.questions().stream()
                .filter(question -> questionIds.get(question.id()) == questionId)
                .findFirst();
    }
}
