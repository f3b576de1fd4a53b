package org.readback.delivery;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Assignment;
import org.readback.assignments.Assignments;
import org.readback.assignments.Extra;

/**
 * What decides how much a student sees of a submitted attempt.
 *
 * @param extra what the student gets beyond the rules
 * @param made how many attempts at the assignment the student has started, removed ones left out
 * @param anyOpen whether one of them is not submitted
 * @param othersEndless whether an attempt at the same assignment is open without a deadline
 * @param othersUntil until when others may be at work on the same assignment, as far as that has an end
 */
record FeedbackState(
        Assignment assignment,
        Extra extra,
        int made,
        boolean anyOpen,
        boolean othersEndless,
        Optional<Instant> othersUntil) {

    /** Of an attempt a, its assignment s, and {@link Extra#join}. */
    static final String COLUMNS = """
            %s, %s,
            (select count(*) from attempt n
             where n.assignment_id = s.id and n.person_id = a.person_id and n.removed_at is null) as made,
            exists (select from attempt n where n.assignment_id = s.id and n.person_id = a.person_id
                    and n.submission_id is null and n.removed_at is null) as any_open,
            exists (select from attempt o where o.assignment_id = s.id and o.submission_id is null
                    and o.removed_at is null and o.deadline_at is null) as others_endless,
            greatest((select max(o.deadline_at) from attempt o
                      where o.assignment_id = s.id and o.submission_id is null and o.removed_at is null),
                     (select max(l.closes_at) from accommodation l where l.assignment_id = s.id)) as others_until
            """.formatted(Assignments.COLUMNS, Extra.COLUMNS);

    static FeedbackState read(Tuple row) {
        return new FeedbackState(
                Assignments.read(row),
                Extra.read(row),
                row.get("made", Long.class).intValue(),
                row.get("any_open", Boolean.class),
                row.get("others_endless", Boolean.class),
                Optional.ofNullable(row.get("others_until", Instant.class)));
    }

    AccessPolicy policy() {
        return AccessPolicy.of(assignment, extra);
    }

    AccessPolicy.Shown shown(Instant now) {
        return policy().shown(new AccessPolicy.AtWork(made, anyOpen, othersAtWork(now)), now);
    }

    /** Whether somebody may still answer the same quiz: nobody is shown the key before. */
    private boolean othersAtWork(Instant now) {
        return othersEndless
                || othersUntil
                        .filter(until -> !AccessPolicy.overdue(until, now))
                        .isPresent();
    }
}
