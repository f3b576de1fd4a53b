package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.readback.access.Role;
import org.readback.support.LogLines;
import org.readback.support.Schools;

/** What people see while no connection to the database is to be had. */
@QuarkusTest
class AwayTest {
    @Inject
    AgroalDataSource pool;

    @Inject
    Schools schools;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void a_page_says_that_it_can_be_had_again_soon_and_a_save_is_told_so_by_its_status() throws SQLException {
        var student = schools.as(schools.make().person(Role.STUDENT, "Imani Okafor"));
        var token = student.get("/account").page().select("input[name=csrf]").val();
        var taken = new ArrayList<Connection>();
        try (var hibernates = LogLines.of("org.hibernate")) {
            for (int i = 0; i < connections; i++) {
                taken.add(pool.getConnection());
            }
            var signIn = CompletableFuture.supplyAsync(() -> schools.nobody().get("/sign-in"));
            var home = CompletableFuture.supplyAsync(() -> student.copy().get("/home"));
            var submission = CompletableFuture.supplyAsync(
                    () -> student.copy().postWithoutToken("/attempts/1/submission", "csrf", token));
            for (var answer : new CompletableFuture<?>[] {signIn, home, submission}) {
                var page = (org.readback.support.Client.Answer) answer.join();
                assertThat(page.status()).isEqualTo(503);
                assertThat(page.header("Retry-After")).isEqualTo("5");
                assertThat(page.headers("Cache-Control")).containsExactly("no-store");
                assertThat(page.text())
                        .contains("Readback cannot be reached just now")
                        .contains("kept in this browser");
            }
            // The log says it once a request, where it ends.
            assertThat(hibernates.all()).isEmpty();
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(student.get("/home").status()).isEqualTo(200);
    }
}
