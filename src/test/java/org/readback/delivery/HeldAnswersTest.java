package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.AccessLog;
import org.readback.access.Role;
import org.readback.access.Sessions;
import org.readback.access.Viewer;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.people.Classes;
import org.readback.support.ClassroomTest;
import org.readback.support.Classrooms;
import org.readback.support.LogLines;
import org.readback.support.Schools;

/** The form without script, posted after its sender's sign-in had ended. */
@QuarkusTest
class HeldAnswersTest extends ClassroomTest {
    private static final String TYPED = "next-high-tide";
    private static final String TEXT = "15:40 \"or\" <b>so</b>";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Classes classes;

    @Inject
    Sessions sessions;

    private Classrooms.Classroom room;
    private Viewer student;
    private long attempt;
    private String path;
    private String responses;

    @BeforeEach
    void a_student_with_a_password() {
        var now = clock.instant();
        room = classrooms.open(now);
        student = person();
        var rules = Rules.plain(now.minusSeconds(60)).closingAt(now.plus(Duration.ofHours(1)));
        attempt = attempts.start(student, room.assign(rules).id(), now);
        path = "/attempts/" + attempt;
        responses = path + "/responses";
    }

    private Viewer person() {
        var person = room.school.person(Role.STUDENT, "Imani Okafor", "imani-held-" + NAMES.incrementAndGet());
        classes.enrol(room.schoolClass.id(), person.id(), clock.instant());
        return person;
    }

    @Test
    void wrong_passwords_from_elsewhere_at_the_same_address_do_not_hold_the_answers_up() {
        var browser = schools.as(student);
        var form = browser.get(path);
        sessions.closeAll(student.id());
        for (int i = 0; i < 6; i++) {
            schools.nobody().post("/sign-in", "name", student.signInName(), "password", "not it");
        }
        var held = form.submit(responses, TYPED + ".answer", TEXT, "go", "review");
        var stranger = schools.nobody()
                .post(responses, TYPED + ".answer", TEXT, "name", student.signInName(), "password", Schools.PASSWORD);
        assertThat(stranger.status()).isEqualTo(429);
        assertThat(Integer.parseInt(stranger.header("Retry-After"))).isBetween(1, 60);
        assertThat(stranger.text()).contains("Too many tries. Please wait ");
        assertThat(held.submit(responses, "name", student.signInName(), "password", Schools.PASSWORD)
                        .to())
                .startsWith(path);
        assertThat(attempts.responses(attempt)).hasSize(1);
    }

    @Test
    void the_page_that_asks_for_the_password_carries_the_answers_and_saves_them() {
        var browser = schools.as(student);
        var form = browser.get(path);
        sessions.closeAll(student.id());
        var held = form.submit(responses, TYPED + ".answer", TEXT, "model-and-ocean.answer", "b", "go", "review");
        assertThat(held.status()).isEqualTo(401);
        assertThat(held.header("Cache-Control")).contains("no-store");
        assertThat(held.text()).contains("Your answers are in this page");
        assertThat(attempts.responses(attempt)).isEmpty();

        var wrong = held.submit(responses, "name", student.signInName(), "password", "not it");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("input[name=name]").val()).isEqualTo(student.signInName());
        assertThat(wrong.page().select("input[name=password]").val()).isEmpty();

        var saved = wrong.submit(responses, "name", student.signInName(), "password", Schools.PASSWORD);
        assertThat(saved.to()).isEqualTo(path + "/review");
        assertThat(attempts.responses(attempt).get(TYPED).response()).isEqualTo(Response.of(TEXT));
        assertThat(attempts.responses(attempt).get("model-and-ocean").response())
                .isEqualTo(Response.of("b"));
        assertThat(browser.get(path + "/review").status()).isEqualTo(200);
    }

    @Test
    void somebody_elses_name_saves_nothing_and_signs_nobody_in() {
        var other = person();
        var browser = schools.as(student);
        var form = browser.get(path);
        sessions.closeAll(student.id());
        var held = form.submit(responses, TYPED + ".answer", TEXT);
        var refused = held.submit(responses, "name", other.signInName(), "password", Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("somebody else's attempt");
        assertThat(refused.page().select("input[name=" + TYPED + ".answer]").val())
                .isEqualTo(TEXT);
        assertThat(attempts.responses(attempt)).isEmpty();
        assertThat(browser.get("/home").to()).startsWith("/sign-in");
    }

    @Test
    void an_attempt_of_somebody_else_is_still_not_found_but_what_was_typed_is_not_lost() {
        var form = schools.as(student).get(path);
        var fields = new String[] {TYPED + ".answer", TEXT, "seq:" + TYPED, "0"};
        var reply = schools.as(person()).post(responses, fields);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.page().select("input[name=" + TYPED + ".answer]").val())
                .isEqualTo(TEXT);
        assertThat(schools.as(person())
                        .post("/attempts/99999999/responses", fields)
                        .text())
                .isEqualTo(reply.text());
        assertThat(form.status()).isEqualTo(200);
        assertThat(attempts.responses(attempt)).isEmpty();
    }

    @Test
    void the_log_says_who_sent_answers_to_an_attempt_that_is_not_theirs() {
        var other = person();
        try (var lines = LogLines.of(AccessLog.class)) {
            schools.as(other).from("203.0.113.80").post(responses, TYPED + ".answer", TEXT);
            schools.nobody().post(responses, TYPED + ".answer", TEXT);
            assertThat(lines.all())
                    .filteredOn(line -> !line.startsWith("Signed in"))
                    .containsExactly("Not found or not theirs: POST " + responses + ", person " + other.id()
                            + ", from 203.0.113.80");
        }
    }

    @Test
    void guessing_is_slowed_down_here_as_at_the_front_door() {
        var browser = schools.nobody();
        browser.get("/sign-in");
        int status = 0;
        for (int i = 0; i < 6; i++) {
            status = browser.post(responses, "name", student.signInName(), "password", "guess " + i)
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void nothing_but_answers_is_carried() {
        var browser = schools.nobody();
        browser.get("/sign-in");
        var held = browser.post(responses, "x\"><script>", "1", "to", "//evil", TYPED + ".answer", TEXT);
        assertThat(held.page()
                        .select("form[action=" + responses + "] input[type=hidden]")
                        .eachAttr("name"))
                .containsExactlyInAnyOrder("csrf", TYPED + ".answer");
    }

    @Test
    void each_page_renews_the_form_token_for_a_month() {
        var browser = schools.as(student);
        browser.get(path);
        assertThat(browser.get(path).headers("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("readback_csrf=").contains("Max-Age=2592000"));
    }
}
