package org.readback.content;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A position that a question is about. */
@Entity
@Immutable
@IdClass(QuestionPosition.Key.class)
@Table(name = "question_position")
class QuestionPosition extends PanacheEntityBase {
    @Id
    @Column(name = "question_id")
    long questionId;

    @Id
    @Column(name = "position_id")
    long positionId;

    int ordinal;

    record Key(long questionId, long positionId) {}

    QuestionPosition() {}

    QuestionPosition(long questionId, long positionId, int ordinal) {
        this.questionId = questionId;
        this.positionId = positionId;
        this.ordinal = ordinal;
    }
}
