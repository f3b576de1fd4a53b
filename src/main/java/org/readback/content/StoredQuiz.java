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
    static long make(String slug, Instant now) {
        var quiz = new StoredQuiz();
        quiz.slug = slug;
        quiz.retiredAt = now;
        quiz.persist();
        return quiz.id;
    }

    /**
     * What a quiz says now.
     *
     * @param contentHash of its current edition
     * @param retiredAt null while it is offered
     */
    record Current(long id, String slug, byte[] contentHash, Instant retiredAt) {
        boolean offered() {
            return retiredAt == null;
        }
    }

    /** Of all quizzes, also those that are not offered. */
    static List<Current> all() {
        return find("""
                        select q.id, q.slug, e.contentHash, q.retiredAt
                        from StoredQuiz q join StoredEdition e on e.id = q.currentEditionId order by q.slug
                        """).project(Current.class).list();
    }

    static StoredQuiz withId(long id) {
        return findById(id);
    }

    static Optional<Long> offeredEdition(String slug) {
        return find("select currentEditionId from StoredQuiz where slug = ?1 and retiredAt is null", slug)
                .project(Long.class)
                .firstResultOptional();
    }

    void offer(long editionId) {
        currentEditionId = editionId;
        retiredAt = null;
    }

    void retire(Instant now) {
        retiredAt = now;
    }
}
