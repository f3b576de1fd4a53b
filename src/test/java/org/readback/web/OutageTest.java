package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "25006", "40P01", "55P03"})
    void a_database_that_is_away_or_busy_is_an_outage_however_deep_it_lies(String state) {
        var failure = new IllegalStateException(new RuntimeException(new SQLException("gone\nsource", state)));
        assertThat(Outage.isBehind(failure)).isTrue();
        assertThat(Outage.reason(failure)).isEqualTo("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22001", "0A000"})
    void a_database_that_refuses_is_a_fault_of_ours(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void a_pool_without_a_connection_left_is_an_outage() {
        assertThat(Outage.isBehind(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
    }

    @Test
    void a_commit_that_failed_is_an_outage_unless_the_database_refused_something() {
        var commit = new RollbackException("could not commit");
        assertThat(Outage.isBehind(new RuntimeException(commit))).isTrue();
        commit.addSuppressed(new SQLException("duplicate", "23505"));
        assertThat(Outage.isBehind(new RuntimeException(commit))).isFalse();
    }

    @Test
    void causes_that_go_round_in_a_circle_come_to_an_end() {
        var one = new RuntimeException();
        one.initCause(new RuntimeException(one));
        assertThat(Outage.isBehind(one)).isFalse();
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
    }
}
