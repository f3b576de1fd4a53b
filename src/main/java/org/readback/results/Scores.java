package org.readback.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.readback.grading.Response;
import org.readback.kernel.Mark;
import org.readback.kernel.Sql;

/**
 * What the reports read, each question one query. Students who left a class, removed attempts and withdrawn assignments
 * are in none of the lists.
 */
@ApplicationScoped
class Scores {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<String, List<String>>>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<Integer>>> MARKS = new TypeReference<>() {};

    /** Rows that come from the server at a time where they are streamed. */
    private static final int FETCHED = 200;

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

    /**
     * An attempt with all that was answered.
     *
     * @param submittedAt empty while it runs; then there are no marks
     * @param counts whether it is the student's attempt that counts
     * @param responses by question; what was never answered is absent
     * @param marks by question
     */
    record Sheet(
            Gradebook.Student student,
            long attempt,
            int number,
            Instant startedAt,
            Optional<Instant> submittedAt,
            long edition,
            boolean counts,
            Map<String, Response> responses,
            Map<String, Mark> marks) {
        Taker taker() {
            return new Taker(student.id(), student.name(), attempt);
        }

        Response response(String question) {
            return responses.getOrDefault(question, Response.BLANK);
        }
    }

    /** The marks of all together in one question of an edition. */
    record QuestionSum(long edition, String question, Mark mark) {}

    /** An attempt that counts. */
    record OwnScore(
            long attempt,
            String title,
            String className,
            Instant submittedAt,
            long edition,
            Mark mark,
            Map<String, Mark> marks) {}

    private final Sql sql;

    /** @param replica a server that may lag behind, if one is configured for reports */
    Scores(
            Sql sql,
            @DataSource("reports") InjectableInstance<AgroalDataSource> replica,
            @ConfigProperty(name = "quarkus.datasource.reports.active") boolean replicated) {
        this.sql = replicated ? new Sql(replica.get()) : sql;
    }

    Optional<TaughtClass> taughtClass(long teacher, long classId) {
        return sql.one("""
                        select c.id, c.name
                        from class_teacher t join school_class c on c.id = t.class_id
                        where t.person_id = ? and c.id = ?
                        """, row -> new TaughtClass(row.getLong(1), row.getString(2)), teacher, classId);
    }

    /** Also a withdrawn one: what was answered before stays of interest. */
    Optional<TaughtAssignment> taughtAssignment(long teacher, long assignment) {
        return sql.one(
                """
                        select a.id, c.id, c.name, a.edition_id, e.title, a.opens_at, a.closes_at, a.counting, e.possible,
                               a.withdrawn_at is not null
                        from assignment a
                        join class_teacher t on t.class_id = a.class_id
                        join school_class c on c.id = a.class_id
                        join quiz_edition e on e.id = a.edition_id
                        where t.person_id = ? and a.id = ?
                        """,
                row -> new TaughtAssignment(
                        row.getLong(1),
                        new TaughtClass(row.getLong(2), row.getString(3)),
                        row.getLong(4),
                        row.getString(5),
                        Sql.instant(row, 6),
                        Sql.optionalInstant(row, 7),
                        row.getString(8),
                        row.getInt(9),
                        row.getBoolean(10)),
                teacher,
                assignment);
    }

    /** By name. */
    List<Gradebook.Student> students(long classId) {
        return sql.list("""
                select p.id, p.display_name, p.sign_in_name
                from enrolment e join person p on p.id = e.person_id
                where e.class_id = ? and e.removed_at is null and p.removed_at is null
                order by p.display_name, p.sign_in_name
                """, row -> new Gradebook.Student(row.getLong(1), row.getString(2), row.getString(3)), classId);
    }

    /** The assignments of a class, by opening time. */
    List<Gradebook.Column> assignments(long classId) {
        return sql.list(
                """
                select a.id, e.title, a.opens_at, a.closes_at, e.possible
                from assignment a join quiz_edition e on e.id = a.edition_id
                where a.class_id = ? and a.withdrawn_at is null
                order by a.opens_at, a.id
                """,
                row -> new Gradebook.Column(
                        row.getLong(1),
                        row.getString(2),
                        Sql.instant(row, 3),
                        Sql.optionalInstant(row, 4),
                        row.getInt(5)),
                classId);
    }

    /** The attempts that count, of everybody who ever answered. */
    List<Gradebook.Score> counted(Collection<Long> assignments) {
        return sql.list(
                """
                select assignment_id, person_id, attempt_id, earned, possible
                from counted_attempt where assignment_id = any (?::bigint[])
                """,
                row -> new Gradebook.Score(
                        row.getLong(1), row.getLong(2), row.getLong(3), new Mark(row.getInt(4), row.getInt(5))),
                assignments);
    }

    List<Gradebook.Running> running(Collection<Long> assignments) {
        return sql.list("""
                select assignment_id, person_id, id
                from attempt where assignment_id = any (?::bigint[]) and submission_id is null and removed_at is null
                """, row -> new Gradebook.Running(row.getLong(1), row.getLong(2), row.getLong(3)), assignments);
    }

    /** The attempts that count of the students of the class, by name. */
    List<Sheet> countedSheets(long assignment) {
        var sheets = new ArrayList<Sheet>();
        sheets(assignment, true, sheets::add);
        return sheets;
    }

    /** All attempts of the students of the class, also running ones, by name and number, one after the other. */
    void eachSheet(long assignment, Consumer<Sheet> use) {
        sheets(assignment, false, use);
    }

    private void sheets(long assignment, boolean countedOnly, Consumer<Sheet> use) {
        sql.each(
                FETCHED,
                """
                select p.id, p.display_name, p.sign_in_name, a.id, a.number, a.started_at, s.submitted_at, a.edition_id,
                       c.attempt_id is not null,
                       (select json_object_agg(r.question_id, r.answer) from response r where r.attempt_id = a.id),
                       (select json_object_agg(m.question_id, json_build_array(m.earned, m.possible))
                        from current_mark m where m.submission_id = a.submission_id)
                from attempt a
                join assignment g on g.id = a.assignment_id
                join enrolment e on e.class_id = g.class_id and e.person_id = a.person_id and e.removed_at is null
                join person p on p.id = a.person_id and p.removed_at is null
                left join submission s on s.id = a.submission_id
                left join (select attempt_id from counted_attempt where assignment_id = ?) c on c.attempt_id = a.id
                where a.assignment_id = ? and a.removed_at is null and (c.attempt_id is not null or not ?)
                order by p.display_name, p.sign_in_name, a.number
                """,
                row -> new Sheet(
                        new Gradebook.Student(row.getLong(1), row.getString(2), row.getString(3)),
                        row.getLong(4),
                        row.getInt(5),
                        Sql.instant(row, 6),
                        Sql.optionalInstant(row, 7),
                        row.getLong(8),
                        row.getBoolean(9),
                        responses(row.getString(10)),
                        marks(row.getString(11))),
                use,
                assignment,
                assignment,
                countedOnly);
    }

    /** What the students of a class earned in each question, over the attempts that count. */
    List<QuestionSum> questionSums(long classId, Collection<Long> assignments) {
        return sql.list(
                """
                select c.edition_id, m.question_id, sum(m.earned), sum(m.possible)
                from counted_attempt c
                join enrolment e on e.class_id = ? and e.person_id = c.person_id and e.removed_at is null
                join person p on p.id = c.person_id and p.removed_at is null
                cross join lateral (
                    select question_id, earned, possible from current_mark where submission_id = c.submission_id) m
                where c.assignment_id = any (?::bigint[])
                group by c.edition_id, m.question_id
                """,
                row -> new QuestionSum(row.getLong(1), row.getString(2), new Mark(row.getInt(3), row.getInt(4))),
                classId,
                assignments);
    }

    /** The attempts of a student that count, in all classes they are or were in, the latest first. */
    List<OwnScore> own(long student) {
        return sql.list(
                """
                select c.attempt_id, e.title, k.name, c.submitted_at, c.edition_id,
                       c.earned, c.possible,
                       (select json_object_agg(m.question_id, json_build_array(m.earned, m.possible))
                        from current_mark m where m.submission_id = c.submission_id)
                from counted_attempt c
                join assignment a on a.id = c.assignment_id
                join school_class k on k.id = a.class_id
                join quiz_edition e on e.id = c.edition_id
                where c.person_id = ? and a.withdrawn_at is null
                order by c.submitted_at desc, c.attempt_id
                """,
                row -> new OwnScore(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Sql.instant(row, 4),
                        row.getLong(5),
                        new Mark(row.getInt(6), row.getInt(7)),
                        marks(row.getString(8))),
                student);
    }

    private static Map<String, Response> responses(String json) {
        var responses = new HashMap<String, Response>();
        parse(json, ANSWERS).forEach((question, parts) -> responses.put(question, new Response(parts)));
        return responses;
    }

    private static Map<String, Mark> marks(String json) {
        var marks = new HashMap<String, Mark>();
        parse(json, MARKS).forEach((question, mark) -> marks.put(question, new Mark(mark.get(0), mark.get(1))));
        return marks;
    }

    /** @param json null where there is nothing */
    private static <T> Map<String, T> parse(String json, TypeReference<Map<String, T>> type) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read answers", e);
        }
    }
}
