package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_shipped_quizzes_pass() {
        assertThat(lint("quizzes/")).isZero();
        assertThat(out.toString()).endsWith(" 0 errors, 0 warnings.\n");
    }

    @Test
    void an_error_is_printed_with_its_place_rule_and_mend_and_ends_with_1(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("tides"));
        Files.writeString(
                directory.resolve("tides/passage.md"), "---\ntitle: Tides\nlanguage: en\n---\n\nThe moon pulls.\n");
        Files.writeString(directory.resolve("tides/first.yaml"), "format: 1\ntitle: First\nquestions: []\n");

        assertThat(lint(directory + "/")).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        directory + "/tides/first.yaml:1: error [schema] summary is missing. Mend: Add summary.",
                        directory + "/tides/first.yaml:3: error [schema] questions: This does not fit: "
                                + "must have at least 1 items but found 0. "
                                + "Mend: Write it as README.md shows for this type of question.",
                        "1 quizzes over 1 passages: 2 errors, 0 warnings.");
    }

    @Test
    void a_directory_that_is_not_there_ends_with_2(@TempDir Path directory) {
        assertThat(lint(directory.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(directory.resolve("nowhere") + " is not a directory that can be read.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void help_says_what_the_exit_codes_mean() {
        assertThat(lint("--help")).isZero();
        assertThat(out.toString()).contains("Checks quiz files", "1   with errors");
    }

    private int lint(String... arguments) {
        return new CommandLine(new LintCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
