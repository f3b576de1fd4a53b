package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.assignments.Rules;
import org.readback.support.ClassroomTest;
import org.readback.support.Classrooms;
import org.readback.support.Client;
import org.readback.support.RawHttp;

/** What is sent is read only from those who may send it, and never more than there is room for. */
@QuarkusTest
@TestProfile(RequestBodiesTest.LittlePatience.class)
@Timeout(120)
class RequestBodiesTest extends ClassroomTest {
    public static class LittlePatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("readback.bodies.patience", "2s", "quarkus.http.idle-timeout", "5s");
        }
    }

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";

    private final List<RawHttp> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(RawHttp::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/attempts/1/submission",
                "/assignments/1/attempts",
                "/classes",
                "/classes/1/students",
                "/people",
                "/account/password",
                "/sign-outs"
            })
    void a_stranger_is_refused_before_anything_of_them_is_read(String path) {
        var reply = announced("POST", path, FORM, 60_000).reply();

        assertThat(reply.status()).isIn(401, 404, 415);
    }

    @Test
    void answers_of_a_script_are_read_in_a_session_only() {
        assertThat(announced("POST", "/attempts/1/responses", JSON, 60_000)
                        .reply()
                        .status())
                .isEqualTo(401);
        assertThat(announced(schools.nobody().withCookie("readback_session", "x.9999999999~AAAA"), JSON, 60_000)
                        .reply()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void what_is_announced_as_too_large_is_refused_before_it_is_read() {
        var student = running();

        assertThat(announced(student.browser(), JSON, 769_000).reply().status()).isEqualTo(413);
        assertThat(announced("POST", "/sign-in", FORM, 9_000).reply().status()).isEqualTo(413);
        assertThat(announced("POST", "/attempts/1/responses", FORM, 70_000)
                        .reply()
                        .status())
                .isEqualTo(413);
        var reply = announced("POST", "/join", FORM, 9_000).reply();
        assertThat(reply.text()).contains("The most that can be sent here is 8 KB.");
    }

    @Test
    void whoever_does_not_say_how_much_it_is_is_refused() {
        var http = connect().head("POST", "/sign-in", List.of(FORM, "Transfer-Encoding: chunked"));

        assertThat(http.reply().status()).isEqualTo(411);
    }

    @Test
    void whatever_comes_with_another_method_is_refused_and_keeps_no_thread() {
        for (var method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            assertThat(announced(method, "/sign-in", FORM, 100_000).reply().status())
                    .as(method)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_body_that_trickles_is_cut_off_and_keeps_no_thread() {
        for (int i = 0; i < 100; i++) {
            announced("POST", "/sign-in", FORM, 1000).bytes("name=".getBytes(StandardCharsets.UTF_8));
        }
        var running = running();

        assertThat(running.send(running.browser(), answers()).statusCode()).isEqualTo(200);
        assertThat(open).allSatisfy(http -> assertThat(http.reply().status()).isIn(0, 408));
    }

    @Test
    void a_request_that_never_gets_as_far_as_its_body_is_cut_off() {
        var begun = connect().bytes("POST /sign-in HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.UTF_8));

        assertThat(begun.reply().status()).isZero();
        assertThat(connect().reply().status()).isZero();
    }

    @Test
    void strangers_who_fill_their_share_are_in_nobodys_way_but_their_own() {
        var running = running();
        var browser = running.browser();
        var most = new byte[64 * 1024 - 1];
        java.util.Arrays.fill(most, (byte) 'a');
        var replies = new ArrayList<Integer>();
        for (int i = 0; i < 200; i++) {
            // One byte is missing: it is held until the time is up.
            announced("POST", "/attempts/1/responses", FORM, 64 * 1024).bytes(most);
        }

        assertThat(running.send(browser, answers()).statusCode()).isEqualTo(200);
        assertThat(schools.nobody().get("/sign-in").status()).isEqualTo(200);
        open.forEach(http -> replies.add(http.reply().status()));
        assertThat(replies).contains(429).doesNotContain(200, 500);
        assertThat(schools.nobody().post("/join", "code", "AAAA-AAAA").status()).isEqualTo(422);
    }

    private Classrooms.Running running() {
        var now = clock.instant();
        return classrooms.open(now).running(Rules.plain(now.minusSeconds(60)));
    }

    private String answers() {
        return "{\"edition\":" + classrooms.tides().id() + ",\"answers\":[]}";
    }

    private RawHttp connect() {
        var http = RawHttp.connect();
        open.add(http);
        return http;
    }

    private RawHttp announced(String method, String path, String type, int length) {
        return connect().head(method, path, List.of(type, "Content-Length: " + length));
    }

    private RawHttp announced(Client sender, String type, int length) {
        return connect()
                .head(
                        "POST",
                        "/attempts/1/responses",
                        List.of(type, "Content-Length: " + length, "Cookie: " + sender.cookies()));
    }
}
