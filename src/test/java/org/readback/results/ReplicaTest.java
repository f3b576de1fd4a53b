package org.readback.results;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.readback.results.Rows.answers;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports have a server of their own. Here it is the tests' one, by another way that can be cut. */
@QuarkusTest
@TestProfile(ReplicaTest.WithReplica.class)
class ReplicaTest {
    public static class WithReplica implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reports.active", "true",
                    "quarkus.datasource.reports.jdbc.url",
                            "jdbc:postgresql://127.0.0.1:" + freePort() + "/readback?ApplicationName=reports",
                    "quarkus.datasource.reports.username", "${quarkus.datasource.username}",
                    "quarkus.datasource.reports.password", "${quarkus.datasource.password}");
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    Rows rows;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @ConfigProperty(name = "quarkus.datasource.reports.jdbc.url")
    String replica;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL readiness;

    private long schoolClass;
    private String teacher;
    private String student;
    private List<String> ofTeacher;

    @BeforeEach
    void a_class() {
        long school = rows.school();
        long person = rows.teacher(school);
        schoolClass = rows.schoolClass(school, person, "9A English");
        long assignment = rows.assignment(schoolClass);
        long ada = rows.student(schoolClass, "Ada");
        rows.attempt(assignment, ada, 1, answers("why-dance", "a"));
        teacher = rows.signIn(person);
        student = rows.signIn(ada);
        ofTeacher = List.of(
                "/classes/" + schoolClass + "/gradebook",
                "/classes/" + schoolClass + "/gradebook.csv",
                "/classes/" + schoolClass + "/results",
                "/results/assignments/" + assignment,
                "/results/assignments/" + assignment + "/responses.csv");
    }

    @Test
    void while_it_is_away_pages_of_results_say_so_and_all_else_works() {
        for (var path : ofTeacher) {
            assertThat(status(teacher, path)).as(path).isEqualTo(503);
        }
        assertThat(status(student, "/progress")).isEqualTo(503);

        assertThat(status(teacher, "/classes/" + schoolClass)).isEqualTo(200);
        assertThat(given().get(readiness).statusCode()).isEqualTo(200);
    }

    @Test
    void pages_of_results_are_read_there() {
        var way = new Way(port(replica), port(database));
        try (way) {
            // Another test may have left connections that were cut.
            await().atMost(Duration.ofSeconds(20)).until(() -> status(teacher, ofTeacher.get(0)) == 200);
            for (var path : ofTeacher) {
                assertThat(status(teacher, path)).as(path).isEqualTo(200);
            }
            assertThat(status(student, "/progress")).isEqualTo(200);
            assertThat(get(teacher, ofTeacher.get(4)).asString().lines()).hasSize(1 + 8);

            assertThat(rows.text("select count(*) from pg_stat_activity where application_name = 'reports'"))
                    .isNotEqualTo("0");
        }
    }

    private static int status(String cookie, String path) {
        return get(cookie, path).statusCode();
    }

    private static Response get(String cookie, String path) {
        return given().cookie("readback_session", cookie).get(path);
    }

    private static int port(String jdbcUrl) {
        return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    }

    /** Passes on what arrives at one port to another, until it is closed. */
    private static final class Way implements AutoCloseable {
        private final ServerSocket server;
        private final int to;
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();

        Way(int from, int to) {
            this.to = to;
            try {
                server = new ServerSocket(from, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            daemon(this::accept);
        }

        private static void daemon(Runnable work) {
            var thread = new Thread(work, "way to the database");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    var near = server.accept();
                    open.add(near);
                    var far = new Socket(InetAddress.getLoopbackAddress(), to);
                    open.add(far);
                    daemon(() -> pass(near, far));
                    daemon(() -> pass(far, near));
                }
            } catch (IOException e) {
                // It was closed.
            }
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One of them was closed.
            }
        }

        @Override
        public void close() {
            try {
                server.close();
                for (var socket : open) {
                    socket.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
