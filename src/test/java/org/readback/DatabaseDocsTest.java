package org.readback;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readback.content.Editions;

/** What docs/ARCHITECTURE.md says of the database: a picture made from its tables, and queries that answer. */
@QuarkusTest
class DatabaseDocsTest {
    private static final Path PAGE = Path.of("docs/ARCHITECTURE.md");
    private static final Pattern PICTURE =
            Pattern.compile("(?s)(<!-- tables: made by DatabaseDocsTest -->\n```mermaid\n)(.*?)(```\n)");
    private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)```\n");
    private static final String TIDES = "how-tides-work/how-tides-work";

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    /** Those that no foreign key shows. */
    private static final String TABLES = """
            select c.relname as name
            from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'flyway%'
              and not exists (select from pg_constraint k where k.contype = 'f' and c.oid in (k.conrelid, k.confrelid))
            order by name
            """;

    private static final String KEYS = """
            select parent.relname as parent, child.relname as child, their.columns, their.optional,
                   exists (select from pg_index i
                           where i.indrelid = k.conrelid and i.indisunique and i.indpred is null
                             and array(select unnest(i.indkey::int2[])) <@ k.conkey) as single
            from pg_constraint k
            join pg_class parent on parent.oid = k.confrelid
            join pg_class child on child.oid = k.conrelid
            cross join lateral (
                select string_agg(a.attname, ', ' order by place) as columns, bool_or(not a.attnotnull) as optional
                from unnest(k.conkey) with ordinality u (number, place)
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number) their
            where k.contype = 'f' and k.connamespace = current_schema()::regnamespace
            order by child, columns, parent
            """;

    @Inject
    Editions editions;

    @Inject
    DataSource database;

    /** Where it is not, the page is written anew: look at the difference, and commit it. */
    @Test
    void the_picture_shows_the_tables_as_they_are() throws IOException, SQLException {
        var page = Files.readString(PAGE);
        var there = PICTURE.matcher(page);
        assertThat(there.find()).isTrue();
        var picture = picture();

        if (!there.group(2).equals(picture)) {
            Files.writeString(PAGE, page.substring(0, there.start(2)) + picture + page.substring(there.end(2)));
        }

        assertThat(there.group(2)).isEqualTo(picture);
    }

    @Test
    void plain_sql_says_which_questions_cover_a_position_and_by_which_processes() throws SQLException {
        assertThat(rows(queries().get(0)))
                .filteredOn(row -> row.get("position").equals("no-article-5"))
                .extracting(row -> row.get("process") + " " + row.get("questions"))
                .isEqualTo(asked("no-article-5"));
    }

    @Test
    void plain_sql_says_which_sentences_prove_a_key() throws SQLException {
        var quiz = editions.current("contact-group-brussels/what-was-said")
                .orElseThrow()
                .quiz();
        var proofs = new ArrayList<String>();
        for (var question : quiz.questions()) {
            for (var evidence : question.evidence()) {
                proofs.add(question.id() + " " + evidence.sentence() + " " + evidence.quote());
            }
        }

        assertThat(rows(queries().get(1)))
                .extracting(row -> row.get("question") + " " + row.get("sentence") + " " + row.get("quote"))
                .isEqualTo(proofs);
    }

    @Test
    void plain_sql_says_how_a_question_was_answered_in_all_editions(@TempDir Path directory) throws Exception {
        var folder = Files.createDirectories(directory.resolve("how-tides-work"));
        Files.copy(Path.of("quizzes/how-tides-work/passage.md"), folder.resolve("passage.md"));
        var file = Files.readString(Path.of("quizzes/" + TIDES + ".yaml"));
        Files.writeString(folder.resolve("how-tides-work.yaml"), file.replace("title: ", "title: More about "));
        long first = editions.current(TIDES).orElseThrow().id();
        long second;
        try {
            assertThat(editions.read(directory, NOW).refused()).isFalse();
            second = editions.current(TIDES).orElseThrow().id();
        } finally {
            editions.read(NOW);
        }
        assertThat(second).isNotEqualTo(first);
        long before = times("a");

        answer(first, "a");
        answer(second, "a");

        assertThat(times("a")).isEqualTo(before + 2);
        assertThat(rows(queries().get(2)))
                .filteredOn(row -> row.get("answer").equals("a"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("editions")).isEqualTo("2");
                    assertThat(row.get("correct")).isEqualTo("f");
                    assertThat(row.get("misreading")).isEqualTo("not-stated");
                });
    }

    /** Which processes ask for a position, with the questions of each, as the quizzes of its passage say. */
    private List<String> asked(String position) {
        var found = new TreeMap<String, TreeSet<String>>();
        for (var summary : editions.current()) {
            var quiz = editions.find(summary.editionId()).orElseThrow().quiz();
            for (var question : quiz.questions()) {
                if (quiz.passage().slug().equals("contact-group-brussels")
                        && question.positions().contains(position)) {
                    found.computeIfAbsent(question.process().code(), none -> new TreeSet<>())
                            .add(question.id());
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
                .toList();
    }

    private long times(String answer) throws SQLException {
        return rows(queries().get(2)).stream()
                .filter(row -> row.get("answer").equals(answer))
                .mapToLong(row -> Long.parseLong(row.get("times")))
                .sum();
    }

    private void answer(long edition, String option) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with school as (insert into school (name, language, created_at) values ('Elmfield', 'en', now()) returning id),
                        person as (
                            insert into person (school_id, role, sign_in_name, display_name, created_at)
                            select id, 'student', 'p' || gen_random_uuid(), 'Ada', now() from school returning id),
                        class as (
                            insert into school_class (school_id, name, join_code, join_code_made_at, created_at)
                            select id, '9A', translate(upper(left(replace(gen_random_uuid()::text, '-', ''), 8)), '01', 'GH'),
                                   now(), now()
                            from school returning id),
                        assignment as (
                            insert into assignment (school_id, class_id, edition_id, opens_at, closes_at, counting, feedback,
                                                    shuffle_questions, shuffle_options, created_by, created_at)
                            select school.id, class.id, ?, '2026-01-01', '2026-02-01', 'highest', 'at-once', false, false,
                                   person.id, now()
                            from school, class, person returning id, edition_id),
                        attempt as (
                            insert into attempt (school_id, assignment_id, person_id, edition_id, number, question_order,
                                                 seed, started_at)
                            select school.id, assignment.id, person.id, edition_id, 1, '{}', 1, now()
                            from school, assignment, person returning id, school_id, edition_id)
                        insert into response (attempt_id, question_id, school_id, seq, answer, saved_at)
                        select attempt.id, question.id, school_id, 1,
                               jsonb_build_object('answer', jsonb_build_array(?)), now()
                        from attempt
                        join question on question.edition_id = attempt.edition_id and question.key = 'later-each-day'
                        """)) {
            statement.setLong(1, edition);
            statement.setString(2, option);
            statement.executeUpdate();
        }
    }

    private static List<String> queries() {
        var queries =
                QUERY.matcher(read()).results().map(found -> found.group(1)).toList();
        assertThat(queries).hasSize(3);
        return queries;
    }

    /** Each table, and each foreign key from the table that it leads to: how many rows of one may belong to one of the other. */
    private String picture() throws SQLException {
        var lines = new StringBuilder("erDiagram\n");
        for (var table : rows(TABLES)) {
            lines.append("    ").append(table.get("name")).append('\n');
        }
        for (var key : rows(KEYS)) {
            lines.append("    %s %s--%s %s : \"%s\"\n"
                    .formatted(
                            key.get("parent"),
                            key.get("optional").equals("t") ? "|o" : "||",
                            key.get("single").equals("t") ? "o|" : "o{",
                            key.get("child"),
                            key.get("columns")));
        }
        return lines.toString();
    }

    private List<Map<String, String>> rows(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<Map<String, String>>();
            while (rows.next()) {
                var row = new HashMap<String, String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
                }
                found.add(row);
            }
            return found;
        }
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
