package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.readback.support.Client;
import org.readback.support.Schools;

/** More people at once than there are threads. */
@QuarkusTest
@TestProfile(ManyAtOnceTest.FewThreads.class)
class ManyAtOnceTest {
    public static class FewThreads implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.thread-pool.core-threads", "1", "quarkus.thread-pool.max-threads", "2");
        }
    }

    @Inject
    Schools schools;

    @Test
    @Timeout(60)
    void no_request_waits_for_a_thread_that_waits_for_it() throws Exception {
        var student = schools.as(schools.make().student("Imani Okafor"));
        var clients = Executors.newFixedThreadPool(32);
        try {
            var answers = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            // A page for everybody asks who is there only once it is being made.
                            () -> student.copy().get("/").status(), clients))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(303);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void whoever_waits_to_sign_in_keeps_no_thread_from_those_who_work() throws Exception {
        var school = schools.make();
        var student = schools.as(school.student("Imani Okafor"));
        var form = schools.nobody();
        form.get("/sign-in");
        var clients = Executors.newFixedThreadPool(40);
        try {
            // A password takes a tenth of a second to check, one after the other.
            var signIns = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> form.copy()
                                    .post("/sign-in", "name", "nobody" + i, "password", "not it", "to", "/")
                                    .status(),
                            clients))
                    .toList();
            signIns.get(0).get(30, TimeUnit.SECONDS);
            assertThat(student.get("/").status()).isEqualTo(303);
            assertThat(signIns).filteredOn(CompletableFuture::isDone).hasSizeLessThan(20);
            for (var signIn : signIns) {
                assertThat(signIn.get(30, TimeUnit.SECONDS)).isEqualTo(422);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    @Timeout(120)
    void made_up_names_from_one_address_keep_nobody_else_from_signing_in() throws Exception {
        var name = "signs.in.meanwhile";
        schools.make().person(Role.STUDENT, "Imani Okafor", name);
        var own = schools.nobody().from("203.0.113.1");
        assertThat(signIn(own, name, Schools.PASSWORD)).isEqualTo(303);
        var attacker = schools.nobody().from("198.51.100.1");
        attacker.get("/sign-in");
        var clients = Executors.newFixedThreadPool(120);
        try {
            var attack = IntStream.range(0, 120)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> signIn(attacker.copy(), "made.up" + i, "not it"), clients))
                    .toList();
            attack.get(0).get(60, TimeUnit.SECONDS);
            // From the same address as the attack, but known; and from another address, but not known.
            assertThat(signIn(own.copy().from("198.51.100.1"), name, Schools.PASSWORD))
                    .isEqualTo(303);
            assertThat(signIn(schools.nobody().from("192.0.2.1"), name, Schools.PASSWORD))
                    .isEqualTo(303);
            assertThat(attack).filteredOn(CompletableFuture::isDone).hasSizeLessThan(60);
            for (var one : attack) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(422);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void a_class_that_signs_in_behind_one_address_for_the_first_time_gets_in() throws Exception {
        var school = schools.make();
        var form = schools.nobody().from("203.0.113.2");
        form.get("/sign-in");
        IntStream.range(0, 30).forEach(i -> school.person(Role.STUDENT, "Student", "first.time" + i));
        var clients = Executors.newFixedThreadPool(30);
        try {
            var signIns = IntStream.range(0, 30)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> signIn(form.copy(), "first.time" + i, Schools.PASSWORD), clients))
                    .toList();
            for (var one : signIns) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(303);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static int signIn(Client browser, String name, String password) {
        return browser.post("/sign-in", "name", name, "password", password, "to", "/")
                .status();
    }
}
