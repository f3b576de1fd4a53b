package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the packaged program logs, for people and for programs. */
class LogsIT {
    @Test
    void lines_for_programs_are_one_json_object_each_with_the_request_and_the_stack_trace_in_it() throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var line : logOfAFailure(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"))
                .lines()
                .toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }

        assertThat(lines)
                .extracting(line -> line.path("message").asText())
                .anyMatch(message -> message.startsWith("Readback is at http://"));
        assertThat(lines)
                .filteredOn(line -> line.path("level").asText().equals("ERROR"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("mdc").path("request").asText()).isEqualTo("proxy-17");
                    assertThat(line.path("message").asText()).contains("proxy-17");
                    assertThat(line.path("stackTrace").asText()).contains("from person", "\n\tat ");
                });
    }

    @Test
    void lines_for_people_carry_the_request_too() throws Exception {
        assertThat(logOfAFailure(Map.of()).lines())
                .anyMatch(line -> line.startsWith("Readback is at http://"))
                .anyMatch(line -> line.matches(".* ERROR \\[.*] proxy-17 Request proxy-17 failed.*"));
    }

    /** Of a request that finds a table gone. */
    private static String logOfAFailure(Map<String, String> environment) throws Exception {
        Path home = Program.workingDirectory();
        Program.dataDirectory(home);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var program = Program.start(home, environment, "-Dquarkus.http.port=" + port);
        try {
            program.whenAnswering(port);
            var connection = DataDirectory.inUse(home.resolve("data")).orElseThrow();
            try (var database = DriverManager.getConnection(connection.url(), "readback", connection.password());
                    var statement = database.createStatement()) {
                statement.execute("drop table person cascade");
            }
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                                    .header("X-Request-Id", "proxy-17")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.body()).contains("Something went wrong on our side", "proxy-17");
        } finally {
            program.terminate();
        }
        return program.toTheEnd();
    }
}
