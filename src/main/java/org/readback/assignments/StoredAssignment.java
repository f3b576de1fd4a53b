package org.readback.assignments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.time.Instant;
import org.readback.kernel.StoredRow;

/** An assignment as it is changed; what is read of it comes as {@link Assignment}. */
@Entity
@Table(name = "assignment")
class StoredAssignment extends StoredRow {
    @Column(name = "school_id")
    long schoolId;

    @Column(name = "class_id")
    long classId;

    @Column(name = "edition_id")
    long editionId;

    @Column(name = "opens_at")
    Instant opensAt;

    @Column(name = "closes_at")
    Instant closesAt;

    @Column(name = "time_limit_minutes")
    Integer timeLimitMinutes;

    @Column(name = "attempts_allowed")
    Integer attemptsAllowed;

    @Enumerated(EnumType.STRING)
    Counting counting;

    @Column(name = "shuffle_questions")
    boolean shuffleQuestions;

    @Column(name = "shuffle_options")
    boolean shuffleOptions;

    @Enumerated(EnumType.STRING)
    FeedbackPolicy feedback;

    @Column(name = "created_by")
    long createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    StoredAssignment() {}

    StoredAssignment(NewAssignment what, long schoolId, long teacherId, Instant now) {
        this.schoolId = schoolId;
        classId = what.classId();
        editionId = what.editionId();
        set(what.rules());
        shuffleQuestions = what.rules().shuffleQuestions();
        shuffleOptions = what.rules().shuffleOptions();
        createdBy = teacherId;
        createdAt = now;
    }

    /** Whether anybody has started an attempt, be it removed since. */
    static boolean begun(long id) {
        return !getSession()
                .createNativeQuery("select 1 from attempt where assignment_id = :id limit 1", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** Once somebody has started, the order of questions and options stays as it is. */
    void change(Rules rules) {
        set(rules);
        if (!begun(id)) {
            shuffleQuestions = rules.shuffleQuestions();
            shuffleOptions = rules.shuffleOptions();
        }
    }

    private void set(Rules rules) {
        opensAt = rules.opensAt();
        closesAt = rules.closesAt().orElse(null);
        timeLimitMinutes = rules.timeLimit()
                .map(limit -> Math.toIntExact(limit.toMinutes()))
                .orElse(null);
        attemptsAllowed =
                rules.attemptsAllowed().isPresent() ? rules.attemptsAllowed().getAsInt() : null;
        counting = rules.counting();
        feedback = rules.feedback();
    }

    /** The first time counts. */
    void withdraw(Instant now) {
        if (withdrawnAt == null) {
            withdrawnAt = now;
        }
    }
}
