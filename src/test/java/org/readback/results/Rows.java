package org.readback.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.readback.access.SignIn;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.grading.Response;
import org.readback.kernel.Mark;

/**
 * Schools, classes, assignments and attempts for tests of reports: written straight into the tables, so that a report is
 * tested against rows and not against the code that makes them.
 */
@ApplicationScoped
class Rows {
    /** The newest that anything in these rows is; assignments open a week before, and stay open for a week. */
    static final Instant NOW = Instant.now();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;
    private final Editions editions;
    private final SignIn signIn;
    private Edition edition;

    Rows(DataSource database, Editions editions, SignIn signIn) {
        this.database = database;
        this.editions = editions;
        this.signIn = signIn;
    }

    /** The quiz of these tests, with a question of each kind but one: {@link #QUIZ}. */
    Edition edition() {
        if (edition == null) {
            try {
                var folder = Files.createDirectories(
                        Files.createTempDirectory("quizzes").resolve("honey-bees"));
                Files.writeString(folder.resolve("passage.md"), PASSAGE);
                Files.writeString(folder.resolve("what-bees-do.yaml"), QUIZ);
                editions.read(folder.getParent(), NOW);
                edition = editions.current("honey-bees/what-bees-do").orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return edition;
    }

    long school() {
        return insert("insert into school (name, created_at) values ('Elmfield', ?) returning id", NOW);
    }

    long teacher(long school) {
        return person(school, "teacher", "Ada Park");
    }

    long person(long school, String role, String name) {
        return insert("""
                insert into person (school_id, role, sign_in_name, display_name, created_at) values (?, ?, ?, ?, ?)
                returning id
                """, school, role, "p" + UUID.randomUUID().toString().substring(0, 18), name, NOW);
    }

    long schoolClass(long school, long teacher, String name) {
        var code = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(8)
                .forEach(c -> code.append((char) ('A' + Character.digit(c, 16) % 8)));
        long id = insert(
                "insert into school_class (school_id, name, join_code, join_code_made_at, created_at)"
                        + " values (?, ?, ?, ?, ?) returning id",
                school,
                name,
                code.toString(),
                NOW,
                NOW);
        change("insert into class_teacher (class_id, person_id) values (?, ?)", id, teacher);
        return id;
    }

    long student(long schoolClass, String name) {
        long school = insert("select school_id from school_class where id = ?", schoolClass);
        long id = person(school, "student", name);
        change("insert into enrolment (class_id, person_id, enrolled_at) values (?, ?, ?)", schoolClass, id, NOW);
        return id;
    }

    long assignment(long schoolClass) {
        return assignment(
                schoolClass, "highest", "at-once", NOW.minus(Duration.ofDays(7)), NOW.plus(Duration.ofDays(7)));
    }

    long assignment(long schoolClass, String counting, String feedback, Instant opens, Instant closes) {
        return insert("""
                insert into assignment (school_id, class_id, edition_id, opens_at, closes_at, counting, feedback,
                                        shuffle_questions, shuffle_options, created_by, created_at)
                select c.school_id, c.id, ?, ?, ?, ?, ?, false, false, t.person_id, ?
                from school_class c join class_teacher t on t.class_id = c.id where c.id = ? limit 1
                returning id
                """, edition().id(), opens, closes, counting, feedback, NOW, schoolClass);
    }

    /** An attempt that is not submitted. */
    long begin(long assignment, long student, int number, Map<String, Response> answers) {
        long attempt = insert("""
                insert into attempt (school_id, assignment_id, person_id, edition_id, number, question_order, seed,
                                     started_at)
                select school_id, id, ?, edition_id, ?, '{}', 1, ? from assignment where id = ?
                returning id
                """, student, number, NOW.minus(Duration.ofMinutes(30)), assignment);
        answers.forEach(
                (question, response) -> change("""
                insert into response (attempt_id, question_id, school_id, seq, answer, saved_at)
                select id, ?, school_id, 1, ?::jsonb, ? from attempt where id = ?
                """, edition().questionId(question), json(response), NOW, attempt));
        return attempt;
    }

    /** A submitted attempt with a mark for each question. */
    long attempt(long assignment, long student, int number, Map<String, Response> answers) {
        long attempt = begin(assignment, student, number, answers);
        long submission = insert("""
                insert into submission (school_id, attempt_id, submitted_at, submitted_by)
                select school_id, id, ?, person_id from attempt where id = ? returning id
                """, NOW.minus(Duration.ofMinutes(10)), attempt);
        change("update attempt set submission_id = ? where id = ?", submission, attempt);
        for (var question : edition().quiz().questions()) {
            var mark = question.mark(answers.getOrDefault(question.id(), Response.BLANK));
            mark(submission, question.id(), 1, mark);
        }
        return attempt;
    }

    private void mark(long submission, String question, int revision, Mark mark) {
        change(
                """
                insert into mark (submission_id, question_id, revision, school_id, earned, possible, cause, reason, marked_at)
                select id, ?, ?, school_id, ?, ?, ?, ?, ? from submission where id = ?
                """,
                edition().questionId(question),
                revision,
                mark.earned(),
                mark.possible(),
                revision == 1 ? "automatic" : "override",
                revision == 1 ? null : "a reason",
                NOW,
                submission);
    }

    void override(long attempt, String question, Mark mark) {
        mark(insert("select submission_id from attempt where id = ?", attempt), question, 2, mark);
    }

    /** All right but for what is given. */
    Map<String, Response> allRightBut(Map<String, Response> others) {
        var answers = new LinkedHashMap<String, Response>();
        edition()
                .quiz()
                .questions()
                .forEach(question -> answers.put(question.id(), question.task().rightResponse()));
        answers.putAll(others);
        return answers;
    }

    void change(String sql, Object... values) {
        insert(sql, values);
    }

    /** The cookie of a fresh session. */
    String signIn(long person) {
        return signIn.open(person, NOW)[0].getValue();
    }

    private long insert(String sql, Object... values) {
        var first = text(sql, values);
        return first == null ? 0 : Long.parseLong(first);
    }

    /** @return the first column of the first row, null without one */
    String text(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1, values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
            }
            if (!statement.execute()) {
                return null;
            }
            var row = statement.getResultSet();
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Response response) {
        try {
            return JSON.writeValueAsString(response.parts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Response> answers(Object... questionsAndResponses) {
        var answers = new LinkedHashMap<String, Response>();
        for (int i = 0; i < questionsAndResponses.length; i += 2) {
            answers.put(
                    (String) questionsAndResponses[i],
                    questionsAndResponses[i + 1] instanceof String value
                            ? Response.of(value)
                            : (Response) questionsAndResponses[i + 1]);
        }
        return answers;
    }

    static Response parts(String... partsAndValues) {
        var parts = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < partsAndValues.length; i += 2) {
            parts.put(partsAndValues[i], List.of(partsAndValues[i + 1]));
        }
        return new Response(parts);
    }

    private static final String PASSAGE = """
            ---
            title: Honey bees
            date: 2026-01-31
            source: Written for a test
            language: en
            positions:
              dance: The dance of the bees
              winter: Bees in winter
            ---

            A bee that has found flowers dances for the others.
            The dance tells them how far the flowers are.

            In winter the bees do not sleep.
            They keep the queen warm and live on honey.
            """;

    private static final String QUIZ = """
            format: 1
            title: What bees do
            summary: Questions on bees.
            questions:
              - id: why-dance
                type: single-choice
                stem: Why does a bee **dance**?
                options:
                  - {id: a, text: To tell how far the flowers are}
                  - {id: b, text: To tell about every danger, misreading: overstated}
                  - {id: c, text: To keep the queen warm, misreading: wrong-detail}
                key: a
                process: retrieve
                positions: [dance]
                evidence:
                  - {sentence: p1s2, quote: how far the flowers are}
                feedback: It tells them how far.
              - id: asleep
                type: true-false-not-given
                stem: Bees sleep in winter.
                key: contradicted
                answers:
                  - {id: stated, misreading: opposite, feedback: No.}
                process: retrieve
                positions: [winter]
                evidence:
                  - {sentence: p2s1, quote: do not sleep}
                feedback: They do not.
              - id: food
                type: short-answer
                stem: What do bees live on in winter?
                accept: [honey]
                wrong:
                  - {accept: [flowers], misreading: wrong-detail, feedback: Not in winter.}
                process: retrieve
                positions: [winter]
                evidence:
                  - {sentence: p2s2, quote: live on honey}
                feedback: On honey.
              - id: who
                type: matching
                stem: Who does what?
                points: 2
                prompts:
                  - {id: m, text: Dances, key: finder}
                  - {id: s, text: Is kept warm, key: queen}
                choices:
                  - {id: finder, text: The bee that found flowers}
                  - {id: queen, text: The queen}
                process: integrate
                positions: [dance, winter]
                evidence:
                  - {sentence: p2s2, quote: keep the queen warm}
                feedback: The finder dances.
              - id: order
                type: ordering
                stem: Put these into order.
                points: 2
                items:
                  - {id: x, text: Find flowers}
                  - {id: y, text: Dance}
                  - {id: z, text: Live on honey}
                process: integrate
                positions: [dance]
                evidence:
                  - {sentence: p1s1, quote: has found flowers dances}
                feedback: First flowers.
              - id: gaps
                type: gap-fill
                stem: Complete the summary.
                points: 2
                text: "Bees keep the {{g1}} warm and live on {{g2}}."
                gaps:
                  - {id: g1, accept: [queen]}
                  - {id: g2, options: [{id: a, text: honey}, {id: b, text: sleep, misreading: opposite}], key: a}
                process: infer
                positions: [winter]
                evidence:
                  - {sentence: p2s2, quote: keep the queen warm}
                feedback: The queen.
              - id: pick
                type: evidence-picking
                stem: Pick the sentence about distance.
                keys: [p1s2]
                process: infer
                positions: [dance]
                evidence:
                  - {sentence: p1s2, quote: how far}
                feedback: It says how far.
              - id: proof
                type: two-part
                stem: What keeps bees alive in winter?
                points: 2
                options:
                  - {id: a, text: Honey}
                  - {id: b, text: Sleep, misreading: opposite}
                  - {id: c, text: Dancing}
                key: a
                proof: {stem: Pick the proof., keys: [p2s2]}
                process: evaluate
                positions: [winter]
                evidence:
                  - {sentence: p2s2, quote: live on honey}
                feedback: They live on honey.
            """;
}
