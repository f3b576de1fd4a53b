package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SchemaTest {
    @Inject
    DataSource database;

    @Test
    void the_app_is_no_superuser_of_its_own_database() throws SQLException {
        assertThat(answer("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void texts_sort_the_same_way_on_each_machine() throws SQLException {
        assertThat(answer("select string_agg(x, '' order by x) from unnest(array['é', 'a', 'B', 'z']) as x"))
                .isEqualTo("Bazé");
        assertThat(answer("select upper('é')")).isEqualTo("É");
    }

    @Test
    void the_schema_is_there_before_the_first_request() throws SQLException {
        assertThat(answer("select count(*) from flyway_schema_history where success"))
                .isNotEqualTo("0");
        assertThat(answer("select to_regclass('person')")).isEqualTo("person");
    }

    @ParameterizedTest
    @CsvSource({
        "assignment, opens_at",
        "assignment, closes_at",
        "accommodation, closes_at",
        "attempt, deadline_at",
        "attempt, reopened_until",
    })
    void no_time_that_people_set_is_without_an_end_or_out_of_this_age(String table, String column) throws SQLException {
        // The check itself, with each time in the place of the column.
        var check = answer("""
                select pg_get_expr(conbin, conrelid) from pg_constraint
                where conrelid = '%s'::regclass and conname like '%%sane'
                  and conkey = array[(select attnum from pg_attribute where attrelid = conrelid and attname = '%s')]
                """.formatted(table, column));
        for (var time : List.of("-infinity", "infinity", "1899-01-01", "2300-01-01", "294276-01-01", "4713-01-01 BC")) {
            assertThat(answer("select " + check.replace(column, "timestamptz '" + time + "'")))
                    .as(time)
                    .isEqualTo("f");
        }
        assertThat(answer("select " + check.replace(column, "timestamptz '2099-12-31 23:59'")))
                .isEqualTo("t");
    }

    private String answer(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
