package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.readback.support.Client;
import org.readback.support.FreshSchema;
import org.readback.support.Schools;

/** Who tries set-up codes keeps nobody from the first start. */
@QuarkusTest
@TestProfile(SetUpTest.FirstStart.class)
class SetUpTest {
    private static final String WRONG = "BCDF-GHJK-LMNP";

    public static class FirstStart implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FreshSchema.class));
        }
    }

    @Inject
    Schools schools;

    @Inject
    SetUp setUp;

    @Inject
    Session database;

    @Inject
    Clock clock;

    @Test
    void wrong_codes_count_by_address_a_right_one_resets_nothing_and_sets_up() {
        var code = setUp.newCode(clock.instant());
        var attacker = schools.nobody().from("198.51.100.1");
        var full = clock.instant().plus(Duration.ofMillis(3600).multipliedBy(499));
        database.createNativeQuery(
                        "insert into try_count (key, full_at) values (:key, :full) returning full_at", Instant.class)
                .setParameter("key", "set-up-code 198.51.100.1")
                .setParameter("full", full)
                .getResultList();
        // The code is right and the rest is not: no try is used up, and none comes back.
        assertThat(send(attacker, code, "").status()).isEqualTo(422);
        assertThat(send(attacker, WRONG, "Elmfield School").texts(".error-summary li"))
                .singleElement()
                .asString()
                .contains("this is not the code of the last start");
        var refused = send(attacker, code, "Elmfield School");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 4);
        assertThat(refused.text()).contains("Too many codes that were not right. Wait ");

        var made = send(schools.nobody().from("203.0.113.1"), code, "Elmfield School");
        assertThat(made.to()).isEqualTo("/people?done=set-up");
        assertThat(made.headers("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("readback_browser"));
    }

    private static Client.Answer send(Client browser, String code, String school) {
        return browser.get("/set-up")
                .submit(
                        "/set-up",
                        "code",
                        code,
                        "school",
                        school,
                        "name",
                        "Ravi Menon",
                        "signInName",
                        "ravi.menon",
                        "password",
                        Schools.PASSWORD,
                        "again",
                        Schools.PASSWORD);
    }
}
