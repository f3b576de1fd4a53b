package org.readback.content;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A sentence that proves the key of a question, with the words that do. */
@Entity
@Immutable
@IdClass(QuestionEvidence.Key.class)
@Table(name = "question_evidence")
class QuestionEvidence extends PanacheEntityBase {
    @Id
    @Column(name = "question_id")
    long questionId;

    @Id
    int ordinal;

    @Column(name = "sentence_id")
    long sentenceId;

    String quote;

    record Key(long questionId, int ordinal) {}

    QuestionEvidence() {}

    QuestionEvidence(long questionId, int ordinal, long sentenceId, String quote) {
        this.questionId = questionId;
        this.ordinal = ordinal;
        this.sentenceId = sentenceId;
        this.quote = quote;
    }
}
