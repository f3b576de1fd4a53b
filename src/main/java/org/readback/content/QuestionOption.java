package org.readback.content;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.readback.grading.Misreading;

/** A value that a part of a question knows: see {@link TaskContent}. */
@Entity
@Immutable
@IdClass(QuestionOption.Key.class)
@Table(name = "question_option")
class QuestionOption extends PanacheEntityBase {
    @Id
    @Column(name = "question_id")
    long questionId;

    @Id
    int ordinal;

    String part;
    String key;
    String text;
    Boolean correct;
    String misreading;
    String feedback;

    record Key(long questionId, int ordinal) {}

    QuestionOption() {}

    QuestionOption(StoredQuestion question, int ordinal, TaskContent.Value value) {
        this.questionId = question.id;
        this.ordinal = ordinal;
        this.part = value.part().orElse(null);
        this.key = value.key();
        this.text = value.text().orElse(null);
        this.correct = value.correct().orElse(null);
        this.misreading = value.misreading().map(Misreading::code).orElse(null);
        this.feedback = value.feedback().orElse(null);
    }
}
