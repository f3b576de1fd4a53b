package org.readback.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.readback.kernel.StoredRow;

@Entity
@Immutable
@Table(name = "quiz_edition")
class StoredEdition extends StoredRow {
    @Column(name = "quiz_id")
    long quizId;

    @Column(name = "content_hash")
    byte[] contentHash;

    String title;
    String summary;
    String language;
    int questions;
    int possible;

    @Column(name = "created_at")
    Instant createdAt;

    StoredEdition() {}

    StoredEdition(long quizId, byte[] contentHash, Quiz quiz, Instant now) {
        this.quizId = quizId;
        this.contentHash = contentHash;
        this.title = quiz.title();
        this.summary = quiz.summary();
        this.language = quiz.language();
        this.questions = quiz.questions().size();
        this.possible = quiz.possible();
        this.createdAt = now;
    }

    static Optional<Long> idOf(long quizId, byte[] contentHash) {
        return find("select id from StoredEdition where quizId = ?1 and contentHash = ?2", quizId, contentHash)
                .project(Long.class)
                .firstResultOptional();
    }

    static Optional<Long> lastOf(long quizId) {
        return find("select id from StoredEdition where quizId = ?1 order by id desc", quizId)
                .project(Long.class)
                .firstResultOptional();
    }
}
