package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads quizzes anew beside a Readback that runs, as its administrator does at the terminal. */
class LoadQuizzesIT {
    private static final String QUIZ = "moon/first";

    private static Path home;
    private static Path quizzes;
    private static Program running;

    @BeforeAll
    static void start() throws IOException {
        home = Program.workingDirectory();
        Program.dataDirectory(home);
        quizzes = Files.createDirectories(home.resolve("ours"));
        write("Moon");
        running = Program.start(
                        home,
                        Map.of(),
                        "-Dquarkus.http.port=" + freePort(),
                        "-Dreadback.quizzes-directory=" + quizzes.toAbsolutePath())
                .whenReady();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void nothing_has_changed() throws Exception {
        write("Moon");
        load();
    }

    @Test
    void files_that_have_not_changed_change_nothing() throws Exception {
        var editions = title();

        var load = load();

        assertThat(load.said).matches("0 new or changed, 0 restored, 0 retired, \\d+ unchanged\\.\n");
        assertThat(load.exitCode).isZero();
        assertThat(title()).isEqualTo(editions);
    }

    @Test
    void a_changed_quiz_is_offered_by_the_readback_that_runs() throws Exception {
        write("The moon and the sea");

        var load = load();

        assertThat(load.said).contains("moon/first: new edition\n", "1 new or changed, 0 restored, 0 retired, ");
        assertThat(load.exitCode).isZero();
        assertThat(title()).isEqualTo("The moon and the sea");

        write("Moon");
        assertThat(load().said).contains("moon/first: an earlier edition again\n", "0 new or changed, 1 restored");
        assertThat(title()).isEqualTo("Moon");
    }

    @Test
    void a_quiz_whose_file_is_gone_is_retired_and_the_shipped_ones_are_not() throws Exception {
        Files.delete(quizzes.resolve("moon/first.yaml"));

        var load = load();

        assertThat(load.said)
                .contains("moon/first: not offered any more, its file is gone\n", "0 restored, 1 retired,");
        assertThat(title()).isNull();
    }

    @Test
    void an_error_is_named_with_its_place_and_mend_and_nothing_changes() throws Exception {
        write("Sun");
        Files.writeString(quizzes.resolve("moon/second.yaml"), "format: 1\ntitle: Second\n");
        try {
            var load = load();

            assertThat(load.said)
                    .contains("ours/moon/second.yaml:1: error [schema] summary is missing. Mend: Add summary.\n")
                    .endsWith(" errors; nothing was changed.\n");
            assertThat(load.exitCode).isEqualTo(1);
            assertThat(title()).isEqualTo("Moon");
        } finally {
            Files.delete(quizzes.resolve("moon/second.yaml"));
        }
    }

    @Test
    void a_database_that_is_named_is_used_from_anywhere() throws Exception {
        write("From elsewhere");

        var load = loadInto(connection().url());

        assertThat(load.said).contains("moon/first: new edition\n");
        assertThat(title()).isEqualTo("From elsewhere");
    }

    @Test
    void a_database_without_the_tables_of_this_readback_is_left_alone() throws Exception {
        var empty = schema("empty");

        var none = loadInto(empty);

        assertThat(none.said)
                .startsWith("The database has no tables of Readback yet.")
                .doesNotContain("\tat ");
        assertThat(none.exitCode).isEqualTo(2);

        var other = schema("other");
        change("create table other.quiz (id bigint)");

        var foreign = loadInto(other);

        assertThat(foreign.said)
                .contains("The tables in the database are not those that this Readback made")
                .doesNotContain("\tat ");
        assertThat(foreign.exitCode).isEqualTo(2);
        assertThat(title()).isEqualTo("Moon");
    }

    private static String schema(String name) throws Exception {
        change("create schema " + name);
        return connection().url() + "&currentSchema=" + name;
    }

    private static void change(String sql) throws Exception {
        var connection = connection();
        try (var database = DriverManager.getConnection(connection.url(), "readback", connection.password());
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Load loadInto(String url) throws Exception {
        return run(
                Program.workingDirectory(),
                "-Dquarkus.datasource.jdbc.url=" + url,
                "-Dquarkus.datasource.username=readback",
                "-Dquarkus.datasource.password=" + connection().password(),
                "-Dreadback.quizzes-directory=" + quizzes.toAbsolutePath());
    }

    @Test
    void without_a_directory_of_its_own_a_school_is_told_to_name_it_and_loses_no_quiz() throws Exception {
        var load = run(home);

        assertThat(load.said).contains("no directory is named", "-Dreadback.quizzes-directory=DIRECTORY");
        assertThat(load.exitCode).isEqualTo(2);
        assertThat(title()).isEqualTo("Moon");
    }

    @Test
    void where_no_readback_runs_a_person_is_told_that_a_start_reads_them() throws Exception {
        var elsewhere = Program.workingDirectory();

        var load = run(elsewhere, "-Dreadback.quizzes-directory=" + quizzes.toAbsolutePath());

        assertThat(load.said).startsWith("No Readback is running on the data directory ");
        assertThat(load.said).contains("Start it", "-Dreadback.data-directory=").doesNotContain("\tat ");
        assertThat(load.exitCode).isEqualTo(2);
        assertThat(elsewhere).isEmptyDirectory();
    }

    private record Load(String said, int exitCode) {}

    private static Load load() throws Exception {
        return run(home, "-Dreadback.quizzes-directory=" + quizzes.toAbsolutePath());
    }

    private static Load run(Path directory, String... settings) throws Exception {
        var arguments = new ArrayList<>(List.of("load-quizzes"));
        arguments.addAll(List.of(settings));
        var program = Program.start(directory, Map.of(), arguments.toArray(String[]::new));
        return new Load(program.toTheEnd(), program.exitCode());
    }

    private static void write(String title) throws IOException {
        var folder = Files.createDirectories(quizzes.resolve("moon"));
        Files.writeString(
                folder.resolve("passage.md"),
                "---\ntitle: The moon\nlanguage: en\npositions:\n  moon: The moon pulls\n---\n\nThe moon pulls the sea.\n");
        Files.writeString(folder.resolve("first.yaml"), """
                format: 1
                title: %s
                summary: One question about the moon.
                questions:
                  - id: moon-pulls
                    type: single-choice
                    stem: What does the moon pull?
                    process: retrieve
                    positions: [moon]
                    points: 1
                    options:
                      - {id: a, text: The sea}
                      - {id: b, text: The sun}
                      - {id: c, text: The wind}
                    key: a
                    evidence:
                      - {sentence: p1s1, quote: pulls the sea}
                    feedback: The moon pulls the sea.
                """.formatted(title));
    }

    /** Of the edition that the quiz is offered in; null if it is not offered. */
    private static String title() throws Exception {
        var connection = connection();
        try (var database = DriverManager.getConnection(connection.url(), "readback", connection.password());
                var query = database.prepareStatement("""
                        select title from quiz_edition e join quiz q on q.current_edition_id = e.id
                        where q.slug = ? and q.retired_at is null
                        """)) {
            query.setString(1, QUIZ);
            var rows = query.executeQuery();
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static DataDirectory.Connection connection() {
        return DataDirectory.inUse(home.resolve("data")).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
