package org.readback.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An answer that was kept once. Written by {@link SaveStatement} alone. */
@Entity
@Immutable
@Table(name = "response_log")
@IdClass(LoggedResponse.Key.class)
class LoggedResponse extends PanacheEntityBase {
    record Key(long attemptId, long questionId, long seq) {}

    @Id
    @Column(name = "attempt_id")
    long attemptId;

    @Id
    @Column(name = "question_id")
    long questionId;

    @Id
    long seq;

    @Column(name = "school_id")
    long schoolId;

    @JdbcTypeCode(SqlTypes.JSON)
    String answer;

    boolean flagged;

    @Column(name = "saved_at")
    Instant savedAt;
}
