package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bin/dev does around dev mode, with a shell in the place of dev mode. */
class DevelopIT {
    private Path home;
    private Path data;

    @BeforeEach
    void go_elsewhere() throws IOException {
        home = Program.workingDirectory();
        data = Program.dataDirectory(home);
    }

    @Test
    void the_program_is_told_the_database_and_to_serve_a_demo_to_this_machine_only() throws Exception {
        Program program = develop(
                "-Dquarkus.http.host=0.0.0.0",
                "-Dquarkus.management.host=0.0.0.0",
                "--",
                "sh",
                "-c",
                "echo $READBACK_DEMO $QUARKUS_HTTP_HOST $QUARKUS_MANAGEMENT_HOST $QUARKUS_DATASOURCE_JDBC_URL; exit 7");

        String said = program.toTheEnd();
        String port = Files.readString(data.resolve("database.properties")).replaceAll("(?s).*port=(\\d+).*", "$1");
        assertThat(said).startsWith("true 127.0.0.1 127.0.0.1 jdbc:postgresql://127.0.0.1:" + port + "/readback?");
        assertThat(program.exitCode()).isEqualTo(7);
        assertThat(Program.serversOf(data)).isEmpty();
    }

    @Test
    void told_to_end_it_ends_the_program_and_then_the_database() throws Exception {
        Program program = develop(
                        "--", "sh", "-c", "echo $$ > pid; echo Readback is at work; exec sleep 600 > sleep.out 2>&1")
                .whenReady();
        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid)).isPresent();
        assertThat(Program.serversOf(data)).hasSize(1);

        program.terminate();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(Program.serversOf(data)).isEmpty();
    }

    private Program develop(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        try (ServerSocket socket = new ServerSocket(0)) {
            all[1] = "-Dquarkus.http.port=" + socket.getLocalPort();
        }
        all[0] = "develop";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Program.start(home, Map.of(), all);
    }
}
