package org.readback.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportDatabaseTest {
    @Inject
    ReportDatabase database;

    @Test
    void streamed_rows_are_used_before_the_server_has_made_the_last() {
        var used = new ArrayList<Integer>();

        assertThatThrownBy(() -> database.each(
                        session -> session.createNativeQuery(
                                "select n / (1000 - n) from generate_series(1, 2000) as numbers (n)", Integer.class),
                        used::add))
                .hasStackTraceContaining("division by zero");

        // Of the last batch, in which the server fails, nothing arrives.
        assertThat(used).hasSize(999 / ReportDatabase.FETCHED * ReportDatabase.FETCHED);
    }
}
