package org.readback.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.readback.grading.Response;
import org.readback.kernel.Mark;
import org.readback.people.Student;

/**
 * What the reports read, each question one query. Students who left a class, removed attempts and withdrawn assignments
 * are in none of the lists.
 */
@ApplicationScoped
class Scores {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<Long, Map<String, List<String>>>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<Long, List<Integer>>> MARKS = new TypeReference<>() {};

    record TaughtClass(long id, String name) {}

    /** @param possible what an attempt at its edition can earn */
    record TaughtAssignment(
            long id,
            TaughtClass schoolClass,
            long edition,
            String title,
            Instant opensAt,
            Optional<Instant> closesAt,
            String counting,
            int possible,
            boolean withdrawn) {}

    /** The marks of all together in one question of an edition, by its row. */
    record QuestionSum(long edition, long question, Mark mark) {}

    /**
     * An attempt that counts.
     *
     * @param marks by the question's row
     */
    record OwnScore(
            long attempt,
            String title,
            String className,
            Instant submittedAt,
            long edition,
            Mark mark,
            Map<Long, Mark> marks) {}

    private final ReportDatabase database;

    Scores(ReportDatabase database) {
        this.database = database;
    }

    Optional<TaughtClass> taughtClass(long teacher, long classId) {
        return database.read(session -> session.createNativeQuery("""
                        select c.id, c.name
                        from class_teacher t join school_class c on c.id = t.class_id
                        where t.person_id = :teacher and c.id = :classId
                        """, TaughtClass.class)
                .setParameter("teacher", teacher)
                .setParameter("classId", classId)
                .uniqueResultOptional());
    }

    /** Also a withdrawn one: what was answered before stays of interest. */
    Optional<TaughtAssignment> taughtAssignment(long teacher, long assignment) {
        return database.read(session -> session.createNativeQuery("""
                        select a.id, c.id as class_id, c.name as class_name, a.edition_id, e.title, a.opens_at, a.closes_at,
                               a.counting, e.possible, a.withdrawn_at is not null as withdrawn
                        from assignment a
                        join class_teacher t on t.class_id = a.class_id
                        join school_class c on c.id = a.class_id
                        join quiz_edition e on e.id = a.edition_id
                        where t.person_id = :teacher and a.id = :assignment
                        """, Tuple.class)
                .setParameter("teacher", teacher)
                .setParameter("assignment", assignment)
                .uniqueResultOptional()
                .map(row -> new TaughtAssignment(
                        row.get("id", Long.class),
                        new TaughtClass(row.get("class_id", Long.class), row.get("class_name", String.class)),
                        row.get("edition_id", Long.class),
                        row.get("title", String.class),
                        row.get("opens_at", Instant.class),
                        Optional.ofNullable(row.get("closes_at", Instant.class)),
                        row.get("counting", String.class),
                        row.get("possible", Integer.class),
                        row.get("withdrawn", Boolean.class))));
    }

    /** By name. */
    List<Student> students(long classId) {
        return database.read(session -> session.createNativeQuery("""
                        select p.id, p.display_name, p.sign_in_name
                        from enrolment e join person p on p.id = e.person_id
                        where e.class_id = :classId and e.removed_at is null and p.removed_at is null
                        order by p.display_name, p.sign_in_name
                        """, Student.class)
                .setParameter("classId", classId)
                .getResultList());
    }

    /** The assignments of a class, by opening time. */
    List<Gradebook.Column> assignments(long classId) {
        return database
                .read(session -> session.createNativeQuery("""
                        select a.id, e.title, a.opens_at, a.closes_at, e.possible
                        from assignment a join quiz_edition e on e.id = a.edition_id
                        where a.class_id = :classId and a.withdrawn_at is null
                        order by a.opens_at, a.id
                        """, Tuple.class)
                        .setParameter("classId", classId)
                        .getResultList())
                .stream()
                .map(row -> new Gradebook.Column(
                        row.get("id", Long.class),
                        row.get("title", String.class),
                        row.get("opens_at", Instant.class),
                        Optional.ofNullable(row.get("closes_at", Instant.class)),
                        row.get("possible", Integer.class)))
                .toList();
    }

    /** The attempts that count, of everybody who ever answered. */
    List<Gradebook.Score> counted(Collection<Long> assignments) {
        return database
                .read(session -> session.createNativeQuery("""
                        select assignment_id, person_id, attempt_id, earned, possible
                        from counted_attempt where assignment_id = any (:assignments)
                        """, Tuple.class)
                        .setParameter("assignments", assignments.toArray(Long[]::new))
                        .getResultList())
                .stream()
                .map(row -> new Gradebook.Score(
                        row.get("assignment_id", Long.class),
                        row.get("person_id", Long.class),
                        row.get("attempt_id", Long.class),
                        mark(row)))
                .toList();
    }

    List<Gradebook.RunningAttempt> running(Collection<Long> assignments) {
        return database.read(session -> session.createNativeQuery("""
                        select assignment_id, person_id, id
                        from attempt
                        where assignment_id = any (:assignments) and submission_id is null and removed_at is null
                        """, Gradebook.RunningAttempt.class)
                .setParameter("assignments", assignments.toArray(Long[]::new))
                .getResultList());
    }

    /** The attempts that count of the students of the class, by name. */
    List<AttemptResult> countedAttempts(long assignment) {
        return database.read(session -> attempts(session, assignment, true).getResultList()).stream()
                .map(Scores::attempt)
                .toList();
    }

    /** All attempts of the students of the class, also running ones, by name and number, one after the other. */
    void eachAttempt(long assignment, Consumer<AttemptResult> use) {
        database.each(session -> attempts(session, assignment, false), row -> use.accept(attempt(row)));
    }

    private static SelectionQuery<Tuple> attempts(StatelessSession session, long assignment, boolean countedOnly) {
        return session.createNativeQuery("""
                        select p.id as person_id, p.display_name, p.sign_in_name, a.id, a.number, a.started_at,
                               s.submitted_at, a.edition_id, c.attempt_id is not null as counts,
                               (select cast(json_object_agg(r.question_id, r.answer) as text)
                                from response r where r.attempt_id = a.id) as responses,
                               (select cast(json_object_agg(m.question_id, json_build_array(m.earned, m.possible)) as text)
                                from current_mark m where m.submission_id = a.submission_id) as marks
                        from attempt a
                        join assignment g on g.id = a.assignment_id
                        join enrolment e on e.class_id = g.class_id and e.person_id = a.person_id and e.removed_at is null
                        join person p on p.id = a.person_id and p.removed_at is null
                        left join submission s on s.id = a.submission_id
                        left join (select attempt_id from counted_attempt where assignment_id = :assignment) c
                            on c.attempt_id = a.id
                        where a.assignment_id = :assignment and a.removed_at is null
                          and (c.attempt_id is not null or not :countedOnly)
                        order by p.display_name, p.sign_in_name, a.number
                        """, Tuple.class)
                .setParameter("assignment", assignment)
                .setParameter("countedOnly", countedOnly);
    }

    private static AttemptResult attempt(Tuple row) {
        return new AttemptResult(
                new Student(
                        row.get("person_id", Long.class),
                        row.get("display_name", String.class),
                        row.get("sign_in_name", String.class)),
                row.get("id", Long.class),
                row.get("number", Integer.class),
                row.get("started_at", Instant.class),
                Optional.ofNullable(row.get("submitted_at", Instant.class)),
                row.get("edition_id", Long.class),
                row.get("counts", Boolean.class),
                responses(row),
                marks(row));
    }

    /** What the students of a class earned in each question, over the attempts that count. */
    List<QuestionSum> questionSums(long classId, Collection<Long> assignments) {
        return database
                .read(session -> session.createNativeQuery("""
                        select c.edition_id, m.question_id, cast(sum(m.earned) as integer) as earned,
                               cast(sum(m.possible) as integer) as possible
                        from counted_attempt c
                        join enrolment e on e.class_id = :classId and e.person_id = c.person_id and e.removed_at is null
                        join person p on p.id = c.person_id and p.removed_at is null
                        cross join lateral (
                            select question_id, earned, possible
                            from current_mark where submission_id = c.submission_id) m
                        where c.assignment_id = any (:assignments)
                        group by c.edition_id, m.question_id
                        """, Tuple.class)
                        .setParameter("classId", classId)
                        .setParameter("assignments", assignments.toArray(Long[]::new))
                        .getResultList())
                .stream()
                .map(row -> new QuestionSum(
                        row.get("edition_id", Long.class), row.get("question_id", Long.class), mark(row)))
                .toList();
    }

    /** The attempts of a student that count, in all classes they are or were in, the latest first. */
    List<OwnScore> own(long student) {
        return database
                .read(session -> session.createNativeQuery("""
                        select c.attempt_id, e.title, k.name as class_name, c.submitted_at, c.edition_id, c.earned, c.possible,
                               (select cast(json_object_agg(m.question_id, json_build_array(m.earned, m.possible)) as text)
                                from current_mark m where m.submission_id = c.submission_id) as marks
                        from counted_attempt c
                        join assignment a on a.id = c.assignment_id
                        join school_class k on k.id = a.class_id
                        join quiz_edition e on e.id = c.edition_id
                        where c.person_id = :student and a.withdrawn_at is null
                        order by c.submitted_at desc, c.attempt_id
                        """, Tuple.class)
                        .setParameter("student", student)
                        .getResultList())
                .stream()
                .map(row -> new OwnScore(
                        row.get("attempt_id", Long.class),
                        row.get("title", String.class),
                        row.get("class_name", String.class),
                        row.get("submitted_at", Instant.class),
                        row.get("edition_id", Long.class),
                        mark(row),
                        marks(row)))
                .toList();
    }

    private static Mark mark(Tuple row) {
        return new Mark(row.get("earned", Integer.class), row.get("possible", Integer.class));
    }

    private static Map<Long, Response> responses(Tuple row) {
        var responses = new HashMap<Long, Response>();
        parse(row.get("responses", String.class), ANSWERS)
                .forEach((question, parts) -> responses.put(question, new Response(parts)));
        return responses;
    }

    private static Map<Long, Mark> marks(Tuple row) {
        var marks = new HashMap<Long, Mark>();
        parse(row.get("marks", String.class), MARKS)
                .forEach((question, mark) -> marks.put(question, new Mark(mark.get(0), mark.get(1))));
        return marks;
    }

    /** @param json null where there is nothing */
    private static <T> Map<Long, T> parse(String json, TypeReference<Map<Long, T>> type) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read answers", e);
        }
    }
}
