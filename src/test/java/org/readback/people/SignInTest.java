package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.support.Client;
import org.readback.support.Schools;

@QuarkusTest
class SignInTest {
    private static int number;

    @Inject
    Schools schools;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    Throttle throttle;

    @Inject
    Clock clock;

    private String name;
    private Viewer teacher;

    @BeforeEach
    void a_teacher() {
        name = "signs.in" + ++number; // not a name that other tests' people get
        teacher = schools.make().person(Role.TEACHER, "Ada Park", name);
    }

    @Test
    void name_and_password_lead_to_the_start_page() {
        var browser = schools.nobody();
        var answer = signIn(browser, " " + name.toUpperCase(java.util.Locale.ROOT) + " ", Schools.PASSWORD);
        assertThat(answer.to()).isEqualTo("/");
        assertThat(answer.headers("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith(Sessions.COOKIE + "=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .containsIgnoringCase("Path=/")
                .doesNotContainIgnoringCase("Secure"));
        assertThat(answer.follow().to()).isEqualTo("/classes");
        assertThat(browser.get("/sign-in").to()).isEqualTo("/");
    }

    @Test
    void a_wrong_password_and_a_name_that_does_not_exist_get_the_same_answer() {
        var wrong = signIn(schools.nobody(), name, "wrong password");
        var unknown = signIn(schools.nobody(), "nobody.of.this.name", "wrong password");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(wrong.texts(".error-summary li"))
                .isEqualTo(unknown.texts(".error-summary li"))
                .singleElement()
                .asString()
                .contains("do not belong together");
        assertThat(wrong.page().select("#name").val()).isEqualTo(name);
        assertThat(wrong.page().select("#password").val()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "Ada Park",
                "<script>",
                "ADA PARK WITH A VERY VERY LONG NAME THAT NEVER ENDS AND GOES ON AND ON"
            })
    void a_name_that_cannot_be_one_is_refused_kindly(String nonsense) {
        var answer = signIn(schools.nobody(), nonsense, "password".repeat(20));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#name").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void a_form_without_its_token_is_refused() {
        var browser = schools.nobody();
        browser.get("/sign-in");
        assertThat(browser.postWithoutToken("/sign-in", "name", name, "password", Schools.PASSWORD)
                        .status())
                .isEqualTo(400);
        assertThat(browser.cookie(Sessions.COOKIE)).isEmpty();
    }

    @Test
    void after_five_failures_even_the_right_password_has_to_wait() {
        var browser = schools.nobody();
        for (int i = 0; i < Throttle.PASSWORD_TRIES; i++) {
            assertThat(signIn(browser, name, "wrong password").status()).isEqualTo(422);
        }
        var refused = signIn(browser, name, Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Wait 10 seconds");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
    }

    @Test
    void the_wait_ends_and_a_right_password_clears_the_count() {
        var now = clock.instant();
        for (int i = 0; i < Throttle.PASSWORD_TRIES; i++) {
            assertThat(signIn.check(name, "wrong password", now).pause()).isEmpty();
        }
        assertThat(signIn.check(name, Schools.PASSWORD, now.plusSeconds(9)).pause())
                .contains(Duration.ofSeconds(1));
        assertThat(signIn.check(name, Schools.PASSWORD, now.plusSeconds(10)).personId())
                .contains(teacher.id());
        assertThat(signIn.check(name, "wrong password", now.plusSeconds(11)).pause())
                .isEmpty();
        assertThat(signIn.check(name, Schools.PASSWORD, now.plusSeconds(11)).personId())
                .contains(teacher.id());
    }

    @Test
    void waiting_is_forgotten_after_an_hour() {
        var now = clock.instant();
        for (int i = 0; i < 20; i++) {
            now = now.plus(Throttle.LONGEST);
            assertThat(signIn.check(name, "wrong password", now).pause()).isEmpty();
        }
        assertThat(signIn.check(name, "wrong password", now.plusSeconds(100)).pause())
                .isPresent();
        var later = now.plus(Throttle.FORGOTTEN).plusSeconds(1);
        for (int i = 0; i < Throttle.PASSWORD_TRIES; i++) {
            assertThat(signIn.check(name, "wrong password", later).pause()).isEmpty();
        }
        assertThat(signIn.check(name, "wrong password", later).pause()).isPresent();
    }

    @Test
    void tries_at_the_same_moment_are_all_counted() {
        var now = clock.instant();
        var let = java.util.stream.IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> throttle.tryNow("/test " + name, Throttle.PASSWORD_TRIES, now))
                .filter(Duration::isZero)
                .count();
        assertThat(let).isEqualTo(Throttle.PASSWORD_TRIES);
    }

    @ParameterizedTest
    @CsvSource({
        "/classes/7?tab=x, /classes/7?tab=x",
        "/join?code=BCDF2345, /join?code=BCDF2345",
        "//elsewhere.example/x, /",
        "/\\elsewhere.example, /",
        "https://elsewhere.example, /",
        "javascript:alert(1), /",
        "classes, /",
        "'/a b', /",
        "/%zz, /",
        "/sign-out, /",
        "'', /",
    })
    void signing_in_leads_on_to_pages_of_this_site_only(String to, String expected) {
        assertThat(SignInResource.local(to)).isEqualTo(expected);
    }

    @Test
    void a_page_that_needs_signing_in_comes_after_it() {
        var browser = schools.nobody();
        var form = browser.get("/classes?x=1");
        assertThat(form.to()).isEqualTo("/sign-in?to=%2Fclasses%3Fx%3D1");
        assertThat(form.follow()
                        .submit("/sign-in", "name", name, "password", Schools.PASSWORD)
                        .to())
                .isEqualTo("/classes?x=1");
    }

    @Test
    void signing_out_ends_the_session_and_not_only_the_cookie() {
        var browser = schools.as(teacher);
        var thief = browser.copy();
        assertThat(browser.get("/classes").submit("/sign-out").to()).isEqualTo("/sign-in?done=signed-out");
        assertThat(browser.cookie(Sessions.COOKIE)).isEmpty();
        assertThat(thief.get("/classes").to()).startsWith("/sign-in");
    }

    @Test
    void a_session_ends_by_itself_and_its_row_is_cleaned() {
        var now = clock.instant();
        var token = sessions.open(teacher.id(), now);
        assertThat(sessions.find(token, now.plus(Sessions.LIFETIME).minusSeconds(1)))
                .isPresent();
        assertThat(sessions.find(token, now.plus(Sessions.LIFETIME))).isEmpty();
        sessions.clean(now.plus(Sessions.LIFETIME).plusSeconds(1));
        assertThat(sessions.find(token, now)).isEmpty();
    }

    @Test
    void nonsense_in_the_cookie_is_nobody() {
        var browser = schools.nobody().withCookie(Sessions.COOKIE, "nonsense");
        assertThat(browser.get("/classes").to()).startsWith("/sign-in");
        assertThat(browser.get("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void one_click_sign_in_exists_in_demo_mode_only() {
        var browser = schools.nobody();
        browser.get("/sign-in");
        assertThat(browser.post("/demo/sign-in", "person", String.valueOf(teacher.id()))
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/sign-in").text()).doesNotContain("demonstration");
    }

    private static Client.Answer signIn(Client browser, String name, String password) {
        return browser.get("/sign-in").submit("/sign-in", "name", name, "password", password);
    }
}
