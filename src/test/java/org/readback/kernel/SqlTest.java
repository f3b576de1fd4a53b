package org.readback.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SqlTest {
    @Inject
    Sql sql;

    @Test
    void values_come_back_as_they_were_given() {
        var at = Instant.parse("2026-03-29T01:30:00.123456Z");

        assertThat(sql.one("select ?::timestamptz as at", row -> Sql.instant(row, "at"), at))
                .hasValue(at);
        assertThat(sql.one("select ?::timestamptz", row -> Sql.optionalInstant(row, 1), Optional.empty()))
                .hasValue(Optional.empty());
        assertThat(sql.one("select ?::integer as n", row -> Sql.optionalInt(row, "n"), OptionalInt.empty()))
                .hasValue(Optional.empty());
        assertThat(sql.one("select ? as list", row -> Sql.texts(row, "list"), List.of("a", "b c")))
                .hasValue(List.of("a", "b c"));
    }

    @Test
    void collections_are_arrays_of_what_is_in_them() {
        var numbers = "select n from generate_series(1, 4) n where n = any (?::bigint[])";

        assertThat(sql.list(numbers, row -> row.getLong(1), List.of(2L, 3L, 9L)))
                .containsExactly(2L, 3L);
        assertThat(sql.any(numbers, List.of())).isFalse();
    }

    @Test
    void an_empty_collection_is_an_empty_array_of_whatever_the_statement_compares_it_with() {
        for (var type : List.of("bigint", "integer", "text", "boolean")) {
            assertThat(sql.any("select 1 from (select null::" + type + " as n) one where n = any (?)", List.of()))
                    .as(type)
                    .isFalse();
            assertThat(sql.any("select n from unnest(?::" + type + "[]) as n", List.of()))
                    .as(type)
                    .isFalse();
        }
    }

    @Test
    void rows_come_one_after_the_other_and_a_reader_that_fails_gives_the_connection_back() {
        var seen = new ArrayList<Integer>();
        for (int round = 0; round < 50; round++) {
            assertThatThrownBy(() -> sql.each(
                            10,
                            "select 100 / (50 - n) from generate_series(1, ?) n",
                            row -> row.getInt(1),
                            seen::add,
                            1000))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("select 100 / (50 - n)")
                    .hasCauseInstanceOf(SQLException.class);
        }

        // Forty rows had been read when the fiftieth divided by zero: they were not waited for all together.
        assertThat(seen).hasSize(50 * 40);
    }

    @Test
    void within_a_transaction_all_of_it_is_taken_back_together() {
        var id = Integer.toString(getClass().hashCode());
        QuarkusTransaction.begin();
        sql.change("insert into try_count (key, full_at) values (?, ?)", id, Instant.EPOCH);
        assertThat(sql.change("update try_count set full_at = now() where key = ?", id))
                .isEqualTo(1);
        QuarkusTransaction.rollback();

        assertThat(sql.any("select 1 from try_count where key = ?", id)).isFalse();
    }
}
