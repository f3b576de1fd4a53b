package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Viewer;
import org.readback.kernel.Sql;

/** Quizzes given to classes. Whoever asks is part of each question, so that nobody reaches another teacher's. */
@ApplicationScoped
public class Assignments {
    static final String COLUMNS = """
            s.id as assignment_id, s.class_id, s.edition_id, s.opens_at, s.closes_at, s.time_limit_minutes,
            s.attempts_allowed, s.counting, s.shuffle_questions, s.shuffle_options, s.feedback, s.withdrawn_at,
            array(select (extract(epoch from h.paused_at) * 1000000)::bigint from assignment_pause h
                  where h.assignment_id = s.id order by h.paused_at) as paused,
            array(select (extract(epoch from h.resumed_at) * 1000000)::bigint from assignment_pause h
                  where h.assignment_id = s.id order by h.paused_at) as resumed""";

    private final Sql sql;
    private final Deadlines deadlines;
    private final HandledForms forms;

    Assignments(Sql sql, Deadlines deadlines, HandledForms forms) {
        this.sql = sql;
        this.deadlines = deadlines;
        this.forms = forms;
    }

    /** @throws NotFoundException if the class is not the teacher's */
    @Transactional
    public Assignment assign(Viewer teacher, NewAssignment what, Instant now) {
        var rules = what.rules();
        // Whoever gives a student something in the whole class must find this assignment, or this one what was given.
        sql.any("select id from school_class where id = ? for share", what.classId());
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
                .map(id -> new Assignment(id, what.classId(), what.editionId(), rules, false, List.of()))
                .orElseThrow(NotFoundException::new);
    }

    /**
     * Gives an edition to several classes, once, however often the form arrives.
     *
     * @throws NotFoundException if one of the classes is not the teacher's
     */
    @Transactional
    void assign(Viewer teacher, Collection<Long> classIds, long editionId, Rules rules, FormUse form, Instant now) {
        if (forms.first(form, now)) {
            classIds.forEach(classId -> assign(teacher, new NewAssignment(classId, editionId, rules), now));
        }
    }

    /** Whether anybody has started an attempt, be it removed since. */
    boolean begun(long id) {
        return sql.one("select id from attempt where assignment_id = ? limit 1", row -> row.getLong("id"), id)
                .isPresent();
    }

    /** Whoever's it is. */
    public Optional<Assignment> find(long id) {
        return sql.one("select " + COLUMNS + " from assignment s where s.id = ?", Assignments::read, id);
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
     * Changes the rules, at once also for attempts that are running: their deadlines move. Once somebody has started, the
     * order of questions and options stays as it is.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void change(Viewer teacher, long id, Rules rules) {
        lock(teacher, id);
        sql.change(
                """
                update assignment s
                set opens_at = ?, closes_at = ?::timestamptz, time_limit_minutes = ?::integer,
                    attempts_allowed = ?::integer, counting = ?, feedback = ?,
                    shuffle_questions = case when begun.yes then shuffle_questions else ? end,
                    shuffle_options = case when begun.yes then shuffle_options else ? end
                from (select exists (select from attempt where assignment_id = ?) as yes) begun
                where s.id = ?
                """,
                rules.opensAt(),
                rules.closesAt(),
                minutes(rules),
                rules.attemptsAllowed(),
                rules.counting().code(),
                rules.feedback().code(),
                rules.shuffleQuestions(),
                rules.shuffleOptions(),
                id,
                id);
        deadlines.moveAll(id);
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

    /**
     * Stops the clock of everybody who is at work. Twice is harmless.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void pause(Viewer teacher, long id, Instant now) {
        lock(teacher, id);
        sql.change("""
                insert into assignment_pause (assignment_id, paused_at, paused_by) values (?, ?, ?) on conflict do nothing
                """, id, now, teacher.id());
        deadlines.moveAll(id);
    }

    /**
     * Lets the clocks run again, each with the time that the pause took. Twice is harmless.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void resume(Viewer teacher, long id, Instant now) {
        lock(teacher, id);
        sql.change("""
                update assignment_pause set resumed_at = greatest(paused_at, ?), resumed_by = ?
                where assignment_id = ? and resumed_at is null
                """, now, teacher.id(), id);
        deadlines.moveAll(id);
    }

    /**
     * Makes whoever starts an attempt wait until this transaction is over. What was there before is read after this, in
     * statements of their own: the one that waits for a lock sees what stood before.
     */
    void lock(Viewer teacher, long id) {
        sql.one("""
                        select s.id from assignment s
                        join class_teacher t on t.class_id = s.class_id and t.person_id = ?
                        where s.id = ? for no key update of s
                        """, row -> row.getLong("id"), teacher.id(), id).orElseThrow(NotFoundException::new);
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
                row.getObject("withdrawn_at") != null,
                pauses(Sql.instants(row, "paused"), Sql.instants(row, "resumed")));
    }

    /** Reads {@link #COLUMNS}. */
    static Assignment read(Tuple row) {
        return new Assignment(
                row.get("assignment_id", Long.class),
                row.get("class_id", Long.class),
                row.get("edition_id", Long.class),
                new Rules(
                        row.get("opens_at", Instant.class),
                        Optional.ofNullable(row.get("closes_at", Instant.class)),
                        Optional.ofNullable(row.get("time_limit_minutes", Integer.class))
                                .map(Duration::ofMinutes),
                        Optional.ofNullable(row.get("attempts_allowed", Integer.class))
                                .map(OptionalInt::of)
                                .orElse(OptionalInt.empty()),
                        Counting.of(row.get("counting", String.class)),
                        row.get("shuffle_questions", Boolean.class),
                        row.get("shuffle_options", Boolean.class),
                        FeedbackPolicy.of(row.get("feedback", String.class))),
                row.get("withdrawn_at") != null,
                pauses(instants(row.get("paused", Long[].class)), instants(row.get("resumed", Long[].class))));
    }

    private static List<Optional<Instant>> instants(Long[] micros) {
        return Stream.of(micros)
                .map(some -> Optional.ofNullable(some).map(n -> Instant.EPOCH.plus(n, ChronoUnit.MICROS)))
                .toList();
    }

    private static List<Pause> pauses(List<Optional<Instant>> paused, List<Optional<Instant>> resumed) {
        return IntStream.range(0, paused.size())
                .mapToObj(i -> new Pause(paused.get(i).orElseThrow(), resumed.get(i)))
                .toList();
    }
}
