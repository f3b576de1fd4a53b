package org.readback.people;

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
}
