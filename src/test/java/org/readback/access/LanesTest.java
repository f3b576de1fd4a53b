package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.support.Client;
import org.readback.support.Schools;
import org.readback.support.TestClock;

/** Who tries passwords makes nobody wait but themselves. */
@QuarkusTest
class LanesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String SCHOOL = "203.0.113.1";
    private static final String ELSEWHERE = "198.51.100.1";
    private static final int TRIES = PasswordTries.FROM_ONE_PLACE.atOnce();
    private static int number;

    @Inject
    Schools schools;

    @Inject
    TestClock clock;

    private String name;

    @BeforeEach
    void a_student_whom_somebody_wants_to_lock_out() {
        clock.stopAt(NOW);
        name = "locked.out" + ++number;
        schools.make().person(Role.STUDENT, "Imani Okafor", name);
    }

    @AfterEach
    void let_time_run() {
        clock.run();
    }

    @Test
    void an_attacker_elsewhere_does_not_lock_a_new_browser() {
        useUp(schools.nobody().from(ELSEWHERE));
        assertSignsIn(schools.nobody().from(SCHOOL));
    }

    @Test
    void somebody_at_the_same_address_does_not_lock_a_browser_that_knows_the_account() {
        var own = schools.nobody().from(SCHOOL);
        assertSignsIn(own);
        own.get("/home").submit("/sign-out");
        useUp(schools.nobody().from(SCHOOL));
        assertSignsIn(own);
        // Nor does it depend on where the browser is.
        useUp(schools.nobody().from(ELSEWHERE));
        own.get("/home").submit("/sign-out");
        assertSignsIn(own.from(ELSEWHERE));
    }

    @Test
    void a_browser_that_knows_the_account_has_so_many_tries_and_no_more() {
        var own = schools.nobody().from(SCHOOL);
        assertSignsIn(own);
        own.get("/home").submit("/sign-out");
        useUp(own);
        // Whoever is at the same address in another browser is not that one.
        assertSignsIn(schools.nobody().from(SCHOOL));
    }

    @Test
    void strangers_all_over_the_world_together_have_so_many_tries_and_lock_no_browser_that_knows_the_account() {
        var own = schools.as(schools.make().person(Role.TEACHER, "Ada Park", "teacher." + name));
        assertSignsIn(own.from(SCHOOL));
        var strangers = PasswordTries.FROM_STRANGERS.atOnce();
        for (int i = 0; i < strangers; i++) {
            assertThat(signIn(stranger(i), "wrong password").status()).isEqualTo(422);
        }
        var refused = signIn(stranger(strangers), Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("90");
        assertThat(refused.text()).contains("Wait 2 minutes");
        assertThat(own.get("/account")
                        .submit(
                                "/account/password",
                                "current",
                                Schools.PASSWORD,
                                "password",
                                "seven green doors",
                                "again",
                                "seven green doors")
                        .to())
                .isEqualTo("/account?done=password");
    }

    @Test
    void a_right_password_takes_no_try_from_other_strangers() {
        for (int i = 0; i < PasswordTries.FROM_STRANGERS.atOnce() + 5; i++) {
            assertSignsIn(stranger(i));
        }
    }

    @Test
    void a_browser_knows_only_whom_it_has_signed_in_to() {
        var classmate = schools.as(schools.make().person(Role.STUDENT, "Ben Osei", "classmate." + name));
        useUp(schools.nobody().from(SCHOOL));
        classmate.from(SCHOOL).get("/home").submit("/sign-out");
        assertThat(signIn(classmate, Schools.PASSWORD).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAA~AAAA", "~", "x"})
    void a_cookie_that_was_not_made_here_says_nothing(String forged) {
        useUp(schools.nobody().from(SCHOOL));
        var browser = schools.nobody().from(SCHOOL).withCookie(Sender.COOKIE, forged);
        assertThat(signIn(browser, Schools.PASSWORD).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "unknown", "[::1", "_hidden", "999.1.2.3", "fe80::1%eth0"})
    void a_proxy_that_names_no_address_keeps_nobody_out(String address) {
        assertSignsIn(schools.nobody().from(address));
    }

    @Test
    void a_hundred_tries_at_the_same_moment_are_a_hundred() throws Exception {
        var form = schools.nobody().from(SCHOOL);
        form.get("/sign-in");
        var clients = Executors.newFixedThreadPool(50);
        try {
            var answers = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> form.copy()
                                    .post("/sign-in", "name", name, "password", "wrong password", "to", "/")
                                    .status(),
                            clients))
                    .toList();
            int judged = 0;
            for (var answer : answers) {
                int status = answer.get(60, TimeUnit.SECONDS);
                assertThat(status).isIn(422, 429);
                judged += status == 422 ? 1 : 0;
            }
            assertThat(judged).isEqualTo(TRIES);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void an_encrypted_browser_gets_the_mark_for_encrypted_requests_only() {
        var browser = schools.nobody().from(SCHOOL).overHttps();
        var cookies = signIn(browser, Schools.PASSWORD).headers("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith(Sender.COOKIE) || cookie.startsWith(Sessions.COOKIE))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("Secure"));
    }

    private Client stranger(int i) {
        return schools.nobody().from("2001:db8:" + number + ":" + Integer.toHexString(i) + "::1");
    }

    /** Tries wrong passwords until even the right one has to wait. */
    private void useUp(Client browser) {
        for (int i = 0; i < TRIES; i++) {
            assertThat(signIn(browser, "wrong password").status()).isEqualTo(422);
        }
        assertThat(signIn(browser, Schools.PASSWORD).status()).isEqualTo(429);
    }

    private void assertSignsIn(Client browser) {
        assertThat(signIn(browser, Schools.PASSWORD).status()).isEqualTo(303);
    }

    private Client.Answer signIn(Client browser, String password) {
        return browser.post("/sign-in", "name", name, "password", password, "to", "/");
    }
}
