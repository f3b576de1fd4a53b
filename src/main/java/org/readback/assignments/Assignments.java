package org.readback.assignments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.readback.access.FormUse;
import org.readback.access.HandledForms;
import org.readback.access.Viewer;

/** Quizzes given to classes. Whoever asks is part of each question, so that nobody reaches another teacher's. */
@ApplicationScoped
public class Assignments {
    public static final String COLUMNS = """
            s.id as assignment_id, s.class_id, s.edition_id, s.opens_at, s.closes_at, s.time_limit_minutes,
            s.attempts_allowed, s.counting, s.shuffle_questions, s.shuffle_options, s.feedback, s.withdrawn_at,
            array(select (extract(epoch from h.paused_at) * 1000000)::bigint from assignment_pause h
                  where h.assignment_id = s.id order by h.paused_at) as paused,
            array(select (extract(epoch from h.resumed_at) * 1000000)::bigint from assignment_pause h
                  where h.assignment_id = s.id order by h.paused_at) as resumed""";

    private final Session session;
    private final Deadlines deadlines;
    private final HandledForms forms;

    Assignments(Session session, Deadlines deadlines, HandledForms forms) {
        this.session = session;
        this.deadlines = deadlines;
        this.forms = forms;
    }

    /** @throws NotFoundException if the class is not the teacher's */
    @Transactional
    public Assignment assign(Viewer teacher, NewAssignment what, Instant now) {
        // Whoever gives a student something in the whole class must find this assignment, or this one what was given.
        lockClass(what.classId(), "for share");
        var made = new StoredAssignment(what, schoolOfTaught(teacher, what.classId()), teacher.id(), now);
        made.persist();
        return new Assignment(made.id, what.classId(), what.editionId(), what.rules(), false, List.of());
    }

    /** Who teaches the class is read after this, in a statement of its own. @param strength of the lock, as SQL says it */
    void lockClass(long classId, String strength) {
        session.createNativeQuery("select id from school_class where id = :class " + strength, Tuple.class)
                .setParameter("class", classId)
                .getResultList();
    }

    /**
     * The school of a class.
     *
     * @throws NotFoundException if the class is not the teacher's
     */
    long schoolOfTaught(Viewer teacher, long classId) {
        return session
                .createNativeQuery("""
                        select c.school_id from school_class c
                        join class_teacher t on t.class_id = c.id and t.person_id = :teacher
                        where c.id = :class
                        """, Tuple.class)
                .setParameter("teacher", teacher.id())
                .setParameter("class", classId)
                .getResultList()
                .stream()
                .map(row -> row.get(0, Long.class))
                .findFirst()
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
        return StoredAssignment.begun(id);
    }

    /** Whoever's it is. */
    public Optional<Assignment> find(long id) {
        return session
                .createNativeQuery("select " + COLUMNS + " from assignment s where s.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(Assignments::read)
                .findFirst();
    }

    public Optional<Assignment> taughtBy(long teacherId, long id) {
        return session
                .createNativeQuery("""
                        select %s
                        from assignment s
                        join class_teacher t on t.class_id = s.class_id and t.person_id = :teacher
                        where s.id = :id
                        """.formatted(COLUMNS), Tuple.class)
                .setParameter("teacher", teacherId)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(Assignments::read)
                .findFirst();
    }

    /** All of a class, withdrawn ones too, the latest opening first. The caller has made sure of the class. */
    public List<Assignment> ofClass(long classId) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS
                                + " from assignment s where s.class_id = :class order by s.opens_at desc, s.id desc",
                        Tuple.class)
                .setParameter("class", classId)
                .getResultList()
                .stream()
                .map(Assignments::read)
                .toList();
    }

    /**
     * Changes the rules, at once also for attempts that are running: their deadlines move. Once somebody has started, the
     * order of questions and options stays as it is.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void change(Viewer teacher, long id, Rules rules) {
        locked(teacher, id).change(rules);
        deadlines.moveAll(id);
    }

    /**
     * Takes the assignment back: nobody starts it any more, running attempts go on. Twice is harmless.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void withdraw(Viewer teacher, long id, Instant now) {
        locked(teacher, id).withdraw(now);
    }

    /**
     * Stops the clock of everybody who is at work. Twice is harmless.
     *
     * @throws NotFoundException if the assignment is not the teacher's
     */
    @Transactional
    public void pause(Viewer teacher, long id, Instant now) {
        lock(teacher, id);
        if (AssignmentPause.lasting(id).isEmpty()) {
            AssignmentPause.begin(id, teacher.id(), now);
        }
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
        AssignmentPause.lasting(id).ifPresent(pause -> pause.end(teacher.id(), now));
        deadlines.moveAll(id);
    }

    /**
     * Makes whoever starts an attempt wait until this transaction is over. What was there before is read after this, in
     * statements of their own: the one that waits for a lock sees what stood before.
     */
    public void lock(Viewer teacher, long id) {
        session
                .createNativeQuery("""
                        select s.id from assignment s
                        join class_teacher t on t.class_id = s.class_id and t.person_id = :teacher
                        where s.id = :id for no key update of s
                        """, Tuple.class)
                .setParameter("teacher", teacher.id())
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Read after it is locked. */
    private StoredAssignment locked(Viewer teacher, long id) {
        lock(teacher, id);
        return StoredAssignment.findById(id);
    }

    /** Reads {@link #COLUMNS}. */
    public static Assignment read(Tuple row) {
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
