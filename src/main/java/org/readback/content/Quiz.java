package org.readback.content;

import java.util.List;
import java.util.Optional;

/**
 * A passage with questions about it, as an author wrote it.
 *
 * @param slug directory and file: {@code contact-group-brussels/what-was-said}
 * @param language a BCP 47 tag: the language of the questions
 */
public record Quiz(
        String slug, String title, String summary, String language, Passage passage, List<Question> questions) {

    public Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /** All points that it can earn. */
    public int possible() {
        return questions.stream().mapToInt(Question::points).sum();
    }
}
