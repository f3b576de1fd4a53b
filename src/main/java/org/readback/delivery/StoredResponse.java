package org.readback.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The last answer to a question of an attempt. Written by {@link SaveStatement} alone, and read with the attempt. */
@Entity
@Table(name = "response")
@IdClass(StoredResponse.Key.class)
class StoredResponse extends PanacheEntityBase {
    record Key(long attemptId, long questionId) {}

    @Id
    @Column(name = "attempt_id")
    long attemptId;

    @Id
    @Column(name = "question_id")
    long questionId;

    @Column(name = "school_id")
    long schoolId;

    long seq;

    @JdbcTypeCode(SqlTypes.JSON)
    String answer;

    boolean flagged;

    @Column(name = "saved_at")
    Instant savedAt;
}
