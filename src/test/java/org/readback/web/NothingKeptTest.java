package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.access.Viewer;
import org.readback.assignments.Assignments;
import org.readback.assignments.NewAssignment;
import org.readback.assignments.Rules;
import org.readback.content.Editions;
import org.readback.delivery.Attempts;
import org.readback.support.Client;
import org.readback.support.Schools;

/** No browser and no proxy keeps a reply, so that nobody reads it after sign-out; but assets they do keep. */
@QuarkusTest
class NothingKeptTest {
    private static final String TIDES = "how-tides-work/how-tides-work";

    /** More than any of these schools has; so many that a walk which goes in circles ends. */
    private static final int MOST_PAGES = 300;

    @Inject
    Schools schools;

    @Inject
    Editions editions;

    @Inject
    Assignments assignments;

    @Inject
    Attempts attempts;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Schools.School school;
    private Viewer teacher;
    private Viewer student;
    private long running;

    @BeforeEach
    void a_class_at_work() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        var schoolClass = school.schoolClass(teacher, "9A");
        student = school.student(schoolClass, "Imani Okafor");
        var now = clock.instant();
        var edition = editions.current(TIDES).orElseThrow().id();
        var rules = Rules.plain(now.minusSeconds(60));
        var done = assignments.assign(teacher, new NewAssignment(schoolClass.id(), edition, rules), now);
        attempts.submit(student.id(), attempts.start(student, done.id(), now), now);
        assignments.assign(teacher, new NewAssignment(schoolClass.id(), edition, rules), now);
        var open = assignments.assign(
                teacher, new NewAssignment(schoolClass.id(), edition, rules.within(Duration.ofHours(1))), now);
        running = attempts.start(student, open.id(), now);
    }

    private static void assertNotKept(String what, Client.Answer answer) {
        assertThat(answer.headers("Cache-Control")).as(what).containsExactly("no-store");
    }

    /** Follows each link and each redirect, and returns the addresses. */
    private static TreeSet<String> walk(Client browser, String... from) {
        var seen = new TreeSet<String>();
        var next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            var address = next.pop();
            if (!seen.add(address)) {
                continue;
            }
            assertThat(seen).hasSizeLessThan(MOST_PAGES);
            var answer = browser.get(address);
            assertThat(answer.status()).as(address).isIn(200, 303);
            assertNotKept(address, answer);
            if (answer.status() == 303) {
                next.add(answer.to());
            }
            for (var link : answer.page().select("a[href^=/]").eachAttr("href")) {
                next.add(link.replaceAll("#.*", ""));
            }
        }
        return seen;
    }

    @Test
    void no_page_of_a_student_is_kept() {
        assertThat(walk(schools.as(student), "/"))
                .anyMatch(page -> page.matches("/attempts/[0-9]+/feedback"))
                .anyMatch(page -> page.matches("/attempts/[0-9]+/receipt"))
                .anyMatch(page -> page.matches("/attempts/[0-9]+"))
                .anyMatch(page -> page.matches("/assignments/[0-9]+"))
                .contains("/home", "/progress", "/account");
    }

    @Test
    void no_page_of_a_teacher_is_kept() {
        assertThat(walk(schools.as(teacher), "/"))
                .anyMatch(page -> page.matches("/classes/[0-9]+"))
                .anyMatch(page -> page.matches("/classes/[0-9]+/gradebook"))
                .anyMatch(page -> page.matches("/classes/[0-9]+/results"))
                .anyMatch(page -> page.matches("/results/assignments/[0-9]+"))
                .anyMatch(page -> page.matches("/results/attempts/[0-9]+"))
                .anyMatch(page -> page.matches("/assignments/[0-9]+/live"))
                .anyMatch(page -> page.endsWith(".csv"))
                .anyMatch(page -> page.startsWith("/assignments/new"))
                .contains("/quizzes");
    }

    @Test
    void no_page_of_an_administrator_is_kept() {
        assertThat(walk(schools.as(school.administrator()), "/"))
                .anyMatch(page -> page.matches("/people/[0-9]+"))
                .contains("/people", "/quizzes");
    }

    @Test
    void no_page_for_nobody_is_kept() {
        assertThat(walk(schools.nobody(), "/", "/join", "/receipts", "/classes"))
                .contains("/sign-in");
    }

    @Test
    void no_reply_to_what_is_sent_is_kept() {
        var browser = schools.as(student);
        assertNotKept("saved", browser.post("/attempts/" + running + "/responses"));
        assertNotKept("submitted", browser.post("/attempts/" + running + "/submission"));
        var form = schools.as(teacher).get("/assignments/new");
        var refused = form.submit("/assignments/new");
        assertThat(refused.status()).isEqualTo(422);
        assertNotKept("refused", refused);
        var json = io.restassured.RestAssured.given()
                .contentType("application/json")
                .body("{}")
                .post("/attempts/" + running + "/responses");
        assertThat(json.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(json.headers().getValues("Cache-Control")).containsExactly("no-store");
        assertNotKept("signed out", browser.post("/sign-out"));
    }

    @Test
    void no_stream_of_news_is_kept() throws IOException, InterruptedException {
        var cookie = schools.as(student).cookie("readback_session").orElseThrow();
        var stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + "/attempts/" + running + "/events"))
                                .header("Cookie", "readback_session=" + cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        stream.body().close();
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void no_page_of_an_error_is_kept() {
        var browser = schools.as(student);
        browser.get("/account");
        assertThat(browser.get("/nothing").status()).isEqualTo(404);
        assertNotKept("404", browser.get("/nothing"));
        assertNotKept("another role's", browser.get("/people"));
        assertNotKept("a number too long", browser.get("/attempts/99999999999999999999"));
        assertNotKept("another method", browser.post("/home"));
        var stranger = schools.nobody().post("/attempts/" + running + "/submission");
        assertThat(stranger.status()).isEqualTo(401);
        assertNotKept("401", stranger);
        var forged = schools.as(student).postWithoutToken("/attempts/" + running + "/submission");
        assertThat(forged.status()).isEqualTo(400);
        assertNotKept("400", forged);
    }

    @Test
    void no_refusal_of_what_is_too_large_is_kept() throws IOException {
        // By hand: a client that is cut off while it sends does not tell the reply.
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var request = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reply.readLine()).startsWith("HTTP/1.1 413 ");
            var headers = new ArrayList<String>();
            for (var line = reply.readLine(); line != null && !line.isEmpty(); line = reply.readLine()) {
                headers.add(line.toLowerCase(Locale.ROOT));
            }
            assertThat(headers).contains("cache-control: no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"readback.css?v=1", "attempt.js?v=1", "fonts/source-serif-4-latin-400-normal.woff2"})
    void assets_are_kept(String asset) {
        var kept = schools.nobody().get("/assets/" + asset);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.header("Cache-Control")).contains("max-age=86400").doesNotContain("no-store");
    }
}
