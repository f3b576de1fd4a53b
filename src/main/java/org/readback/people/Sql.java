package org.readback.people;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SQL in, records out; within a transaction if there is one. */
@ApplicationScoped
class Sql {
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /** @param values for the question marks: an {@link Instant}, a collection of texts or of ids, or what JDBC knows */
    <T> List<T> list(String sql, Row<T> row, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    boolean any(String sql, Object... values) {
        return !list(sql, row -> true, values).isEmpty();
    }

    /** Returns the number of rows changed. */
    int change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value instanceof Instant instant) {
                statement.setTimestamp(i + 1, Timestamp.from(instant));
            } else if (value instanceof Collection<?> many) {
                var type = many.stream().anyMatch(Long.class::isInstance) ? "bigint" : "text";
                statement.setArray(i + 1, connection.createArrayOf(type, many.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
