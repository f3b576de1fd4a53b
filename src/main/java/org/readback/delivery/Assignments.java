package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.readback.people.Viewer;

/** Quizzes given to classes. Whoever asks is part of each question, so that nobody reaches another teacher's. */
@ApplicationScoped
public class Assignments {
    static final String COLUMNS = """
            s.id as assignment_id, s.class_id, s.edition_id, s.opens_at, s.closes_at, s.time_limit_minutes,
            s.attempts_allowed, s.counting, s.shuffle_questions, s.shuffle_options, s.feedback, s.withdrawn_at""";

    private final Sql sql;

    Assignments(Sql sql) {
        this.sql = sql;
    }

    /** @throws NotFoundException if the class is not the teacher's */
    @Transactional
    public Assignment assign(Viewer teacher, NewAssignment what, Instant now) {
        var rules = what.rules();
        return sql.one(
                        """
                        insert into assignment (school_id, class_id, edition_id, opens_at, closes_at,
                            time_limit_minutes, attempts_allowed, counting, shuffle_questions, shuffle_options,
                            feedback, created_by, created_at)
                        select c.school_id, c.id, ?, ?, ?::timestamptz, ?::integer, ?::integer, ?, ?, ?, ?,
                            t.person_id, ?
                        from school_class c
                        join class_teacher t on t.class_id = c.id
                        where c.id = ? and t.person_id = ?
                        returning id
                        """,
                        row -> row.getLong("id"),
                        what.editionId(),
                        rules.opensAt(),
                        rules.closesAt(),
                        minutes(rules),
                        rules.attemptsAllowed(),
                        rules.counting().code(),
                        rules.shuffleQuestions(),
                        rules.shuffleOptions(),
                        rules.feedback().code(),
                        now,
                        what.classId(),
                        teacher.id())
                .map(id -> new Assignment(id, what.classId(), what.editionId(), rules, false))
                .orElseThrow(NotFoundException::new);
    }

    public Optional<Assignment> taughtBy(long teacherId, long id) {
        return sql.one("""
                select %s
                from assignment s
                join class_teacher t on t.class_id = s.class_id and t.person_id = ?
                where s.id = ?
                """.formatted(COLUMNS), Assignments::read, teacherId, id);
    }

    /** All of a class, withdrawn ones too, the latest opening first. The caller has made sure of the class. */
    public List<Assignment> ofClass(long classId) {
        return sql.list(
                "select " + COLUMNS + " from assignment s where s.class_id = ? order by s.opens_at desc, s.id desc",
                Assignments::read,
                classId);
    }

    /**
     * Changes the rules, at once also for attempts that are running: their deadlines move.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void change(Viewer teacher, long id, Rules rules) {
        int changed = sql.change(
                """
                update assignment s
                set opens_at = ?, closes_at = ?::timestamptz, time_limit_minutes = ?::integer,
                    attempts_allowed = ?::integer, counting = ?, shuffle_questions = ?, shuffle_options = ?,
                    feedback = ?
                from class_teacher t
                where s.id = ? and t.class_id = s.class_id and t.person_id = ?
                """,
                rules.opensAt(),
                rules.closesAt(),
                minutes(rules),
                rules.attemptsAllowed(),
                rules.counting().code(),
                rules.shuffleQuestions(),
                rules.shuffleOptions(),
                rules.feedback().code(),
                id,
                teacher.id());
        if (changed == 0) {
            throw new NotFoundException();
        }
        var policy = new AccessPolicy(rules, false);
        record Running(long id, Instant startedAt) {}
        var running = sql.list("""
                select id, started_at from attempt
                where assignment_id = ? and submission_id is null and removed_at is null
                order by id for no key update
                """, row -> new Running(row.getLong("id"), Sql.instant(row, "started_at")), id);
        if (!running.isEmpty()) {
            sql.change(
                    """
                    update attempt a set deadline_at = m.deadline::timestamptz
                    from unnest(?::bigint[], ?::text[]) as m (id, deadline)
                    where a.id = m.id
                    """,
                    running.stream().map(Running::id).toList(),
                    running.stream()
                            .map(attempt -> policy.deadline(attempt.startedAt())
                                    .map(deadline -> deadline.at().toString())
                                    .orElse(null))
                            .toList());
        }
    }

    /**
     * Takes the assignment back: nobody starts it any more, running attempts go on. Twice is harmless.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void withdraw(Viewer teacher, long id, Instant now) {
        int changed = sql.change("""
                update assignment s set withdrawn_at = coalesce(s.withdrawn_at, ?)
                from class_teacher t
                where s.id = ? and t.class_id = s.class_id and t.person_id = ?
                """, now, id, teacher.id());
        if (changed == 0) {
            throw new NotFoundException();
        }
    }

    private static Optional<Integer> minutes(Rules rules) {
        return rules.timeLimit().map(limit -> Math.toIntExact(limit.toMinutes()));
    }

    /** Reads {@link #COLUMNS}. */
    static Assignment read(ResultSet row) throws SQLException {
        return new Assignment(
                row.getLong("assignment_id"),
                row.getLong("class_id"),
                row.getLong("edition_id"),
                new Rules(
                        Sql.instant(row, "opens_at"),
                        Sql.optionalInstant(row, "closes_at"),
                        Sql.optionalInt(row, "time_limit_minutes").map(Duration::ofMinutes),
                        Sql.optionalInt(row, "attempts_allowed")
                                .map(OptionalInt::of)
                                .orElse(OptionalInt.empty()),
                        Counting.of(row.getString("counting")),
                        row.getBoolean("shuffle_questions"),
                        row.getBoolean("shuffle_options"),
                        FeedbackPolicy.of(row.getString("feedback"))),
                row.getObject("withdrawn_at") != null);
    }
}
