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

    StoredEdition(StoredQuiz stored, byte[] contentHash, Quiz quiz, Instant now) {
        this.quizId = stored.id;
        this.contentHash = contentHash;
        this.title = quiz.title();
        this.summary = quiz.summary();
        this.language = quiz.language();
        this.questions = quiz.questions().size();
        this.possible = quiz.possible();
        this.createdAt = now;
    }

    static Optional<Long> idOf(StoredQuiz quiz, byte[] contentHash) {
        return find("select id from StoredEdition where quizId = ?1 and contentHash = ?2", quiz.id, contentHash)
                .project(Long.class)
                .firstResultOptional();
    }

    static Optional<Long> lastOf(StoredQuiz quiz) {
        return find("select id from StoredEdition where quizId = ?1 order by id desc", quiz.id)
                .project(Long.class)
                .firstResultOptional();
    }
}
