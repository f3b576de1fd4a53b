package org.readback.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.readback.kernel.StoredRow;

@Entity
@Immutable
@Table(name = "question")
class StoredQuestion extends StoredRow {
    @Column(name = "edition_id")
    long editionId;

    String key;
    int ordinal;
    String kind;
    String stem;
    int points;
    String process;
    String feedback;

    @JdbcTypeCode(SqlTypes.JSON)
    String detail;

    /** Null where the edition made before does not have the question. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> changed;

    StoredQuestion() {}

    StoredQuestion(StoredEdition edition, int ordinal, Question question, TaskContent content, List<String> changed) {
        this.editionId = edition.id;
        this.key = question.id();
        this.ordinal = ordinal;
        this.kind = question.task().kind().code();
        this.stem = question.stem();
        this.points = question.points();
        this.process = question.process().code();
        this.feedback = question.feedback();
        this.detail = QuizDocument.json(content.detail());
        this.changed = changed;
    }
}
