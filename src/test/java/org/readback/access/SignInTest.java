package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.support.Client;
import org.readback.support.LogLines;
import org.readback.support.Schools;
import org.readback.support.Statements;
import org.readback.support.TestClock;

@QuarkusTest
class SignInTest {
    private static final int TRIES = PasswordTries.FROM_ONE_PLACE.atOnce();
    private static int number;

    @Inject
    Schools schools;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    Session database;

    @Inject
    TestClock clock;

    private String name;
    private Viewer teacher;

    @BeforeEach
    void a_teacher() {
        name = "signs.in" + ++number; // not a name that other tests' people get
        teacher = schools.make().person(Role.TEACHER, "Ada Park", name);
    }

    @AfterEach
    void let_time_run() {
        clock.run();
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
    void a_very_long_name_or_password_is_wrong_like_any_other_and_no_name_to_count_by() {
        var longName = ("x" + name).repeat(300);
        assertThat(signIn(schools.nobody(), longName, "wrong password").status())
                .isEqualTo(422);
        assertThat(signIn(schools.nobody(), name, "é".repeat(600)).status()).isEqualTo(422);
        assertThat(TryCount.count("key like ?1", "%x" + name + "%")).isZero();
        assertThat(TryCount.count("key like ?1", "%" + name + "%")).isPositive();
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
        var now = Instant.parse("2026-11-24T10:00:00Z");
        clock.stopAt(now);
        var browser = schools.nobody();
        for (int i = 0; i < TRIES; i++) {
            assertThat(signIn(browser, name, "wrong password").status()).isEqualTo(422);
        }
        var refused = signIn(browser, name, Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Wait 1 minute, then try again.");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        clock.stopAt(now.plusSeconds(59));
        assertThat(signIn(browser, name, Schools.PASSWORD).text()).contains("Wait 1 second, then");
        clock.stopAt(now.plusSeconds(60));
        assertThat(signIn(browser, name, Schools.PASSWORD).to()).isEqualTo("/");
    }

    @Test
    void a_right_password_makes_the_wrong_ones_good() {
        var now = clock.instant();
        for (int i = 0; i < 3; i++) {
            for (int wrong = 1; wrong < TRIES; wrong++) {
                assertThat(signIn.check(name, "wrong password", now).pause()).isEmpty();
            }
            assertThat(signIn.check(name, Schools.PASSWORD, now).personId()).contains(teacher.id());
        }
    }

    @Test
    void a_name_that_nobody_has_is_slowed_down_the_same_way() {
        var now = clock.instant();
        var nobodys = "nobody.has." + name;
        for (int i = 0; i < TRIES; i++) {
            assertThat(signIn.check(nobodys, "wrong password", now)).isEqualTo(SignIn.Outcome.WRONG);
        }
        assertThat(signIn.check(nobodys, "wrong password", now).pause()).contains(Duration.ofMinutes(1));
    }

    @Test
    void a_removed_person_is_answered_like_one_who_never_was() {
        var school = schools.make();
        var removed = school.person(Role.TEACHER, "Ada Park", "removed." + name);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("update person set removed_at = now() where id = :id")
                        .setParameter("id", removed.id())
                        .executeUpdate());
        var right = signIn(schools.nobody(), removed.signInName(), Schools.PASSWORD);
        var unknown = signIn(schools.nobody(), "nobody.has." + name, Schools.PASSWORD);
        assertThat(right.status()).isEqualTo(unknown.status()).isEqualTo(422);
        assertThat(right.texts(".error-summary li")).isEqualTo(unknown.texts(".error-summary li"));
        assertThat(right.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(Sender.COOKIE));
    }

    @Test
    void signing_in_leaves_a_mark_in_the_browser_that_opens_nothing() {
        var browser = schools.nobody();
        var answer = signIn(browser, name, Schools.PASSWORD);
        assertThat(answer.headers("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith(Sender.COOKIE + "=")
                .doesNotContain(name)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .containsIgnoringCase("Path=/")
                .containsIgnoringCase("Max-Age=31536000")
                .doesNotContainIgnoringCase("Secure"));
        browser.get("/classes").submit("/sign-out");
        assertThat(browser.cookie(Sender.COOKIE)).isPresent();
        assertThat(browser.get("/classes").to()).startsWith("/sign-in");
        // Nor does the one cookie pass for the other.
        var thief = schools.nobody()
                .withCookie(Sessions.COOKIE, browser.cookie(Sender.COOKIE).orElseThrow());
        assertThat(thief.get("/classes").to()).startsWith("/sign-in");
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
        var token = sessions.open(teacher.id(), now).token();
        assertThat(signIn.lasts(token, now.plus(Sessions.LIFETIME).minusSeconds(1)))
                .isTrue();
        assertThat(signIn.lasts(token, now.plus(Sessions.LIFETIME))).isFalse();
        sessions.clean(now.plus(Sessions.LIFETIME).plusSeconds(1));
        assertThat(signIn.lasts(token, now)).isFalse();
    }

    @Test
    void nonsense_in_the_cookie_is_nobody() {
        var browser = schools.nobody().withCookie(Sessions.COOKIE, "nonsense");
        assertThat(browser.get("/classes").to()).startsWith("/sign-in");
        assertThat(browser.get("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void the_log_says_who_signed_in_and_who_was_wrong_without_a_name_that_was_typed() {
        var browser = schools.nobody().from("203.0.113.77");
        try (var lines = LogLines.of(AccessLog.class)) {
            signIn(browser, name, "wrong password");
            signIn(browser, "nobody.has." + name, "wrong password");
            signIn(browser, "No name at all", "wrong password");
            signIn(browser, name, Schools.PASSWORD);
            assertThat(lines.all())
                    .containsExactly(
                            "Wrong password: person " + teacher.id() + ", from 203.0.113.77",
                            "Wrong password: unknown sign-in name, from 203.0.113.77",
                            "Wrong password: unknown sign-in name, from 203.0.113.77",
                            "Signed in: person " + teacher.id() + ", from 203.0.113.77");
        }
    }

    @Test
    void a_session_is_looked_up_in_one_statement_and_opened_in_one() {
        var now = clock.instant();
        var token = new AtomicReference<String>();
        assertThat(Statements.during(
                        () -> token.set(sessions.open(teacher.id(), now).token())))
                .isOne();
        assertThat(Statements.during(() -> signIn.lasts(token.get(), now))).isOne();
        assertThat(Statements.during(() -> signIn.lasts(token.get() + "x", now)))
                .isZero();
    }

    @Test
    void hibernate_plans_no_statement_of_signing_in_anew() {
        var plans = database.getSessionFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache();
        signInAndOut();
        int planned = plans.getNumberOfCachedQueryPlans();
        for (int i = 0; i < 5; i++) {
            signInAndOut();
        }
        assertThat(plans.getNumberOfCachedQueryPlans() - planned).isLessThan(5);
    }

    private void signInAndOut() {
        var browser = schools.nobody();
        signIn(browser, name, "wrong password");
        signIn(browser, name, Schools.PASSWORD);
        var session = browser.cookie(Sessions.COOKIE).orElseThrow();
        var hash =
                HexFormat.of().formatHex(sessions.hash(session, clock.instant()).orElseThrow());
        assertThat(signIn.open(List.of(hash), clock.instant())).containsExactly(hash);
        browser.get("/classes").submit("/sign-out");
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
