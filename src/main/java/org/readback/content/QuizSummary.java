package org.readback.content;

import java.time.Instant;

/**
 * A quiz as the library lists it: its current edition, without the questions.
 *
 * @param slug directory and file: {@code contact-group-brussels/what-was-said}
 * @param language a BCP 47 tag: the language of the questions
 * @param questions how many
 * @param possible the points that it can earn
 * @param createdAt when this edition was first read
 */
public record QuizSummary(
        String slug,
        long editionId,
        String title,
        String summary,
        String passageTitle,
        String language,
        int questions,
        int possible,
        Instant createdAt) {}
