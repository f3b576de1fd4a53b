package org.readback.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.readback.kernel.StoredRow;

/** A quiz over all its editions, and which of them is offered. */
@Entity
@Table(name = "quiz")
class StoredQuiz extends StoredRow {
    String slug;

    @Column(name = "current_edition_id")
    Long currentEditionId;

    @Column(name = "retired_at")
    Instant retiredAt;

    /** A new one, not offered until it has an edition. */
    static StoredQuiz make(String slug, Instant now) {
        var quiz = new StoredQuiz();
        quiz.slug = slug;
        quiz.retiredAt = now;
        quiz.persist();
        return quiz;
    }

    /** @param contentHash of the current edition */
    record Current(StoredQuiz quiz, byte[] contentHash) {}

    /** All quizzes with what they say now, also those that are not offered. */
    static List<Current> all() {
        return find("select q, e.contentHash from StoredQuiz q join StoredEdition e on e.id = q.currentEditionId")
                .project(Current.class)
                .list();
    }

    static Optional<Long> offeredEdition(String slug) {
        return find("select currentEditionId from StoredQuiz where slug = ?1 and retiredAt is null", slug)
                .project(Long.class)
                .firstResultOptional();
    }

    boolean offered() {
        return retiredAt == null;
    }

    void offer(long editionId) {
        currentEditionId = editionId;
        retiredAt = null;
    }

    void retire(Instant now) {
        retiredAt = now;
    }
}
