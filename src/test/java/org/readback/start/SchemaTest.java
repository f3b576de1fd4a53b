package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

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

    private String answer(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
