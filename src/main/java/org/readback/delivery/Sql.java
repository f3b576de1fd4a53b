package org.readback.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Plain SQL over the pool. Within a transaction all of it goes over that transaction's connection; without one each
 * statement commits by itself. Collections become arrays, empty optionals null.
 */
@Singleton
class Sql {
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** @param sql a query, or a change that returns rows */
    <T> List<T> list(String sql, Row<T> read, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(read.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused: " + sql, e);
        }
    }

    <T> Optional<T> one(String sql, Row<T> read, Object... values) {
        return list(sql, read, values).stream().findFirst();
    }

    /** @return how many rows changed */
    int change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused: " + sql, e);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<Integer> optionalInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static Optional<Long> optionalLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Of an array of microseconds since 1970. */
    static List<Optional<Instant>> instants(ResultSet row, String column) throws SQLException {
        return Stream.of((Long[]) row.getArray(column).getArray())
                .map(micros -> Optional.ofNullable(micros).map(some -> Instant.EPOCH.plus(some, ChronoUnit.MICROS)))
                .toList();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, bound(connection, values[i]));
        }
        return statement;
    }

    private static Object bound(Connection connection, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? null : bound(connection, optional.get());
        }
        if (value instanceof OptionalInt number) {
            return number.isEmpty() ? null : number.getAsInt();
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Collection<?> list) {
            return connection.createArrayOf(elementType(list), list.toArray());
        }
        return value;
    }

    private static String elementType(Collection<?> list) {
        var first = list.isEmpty() ? "" : list.iterator().next();
        if (first instanceof Long) {
            return "bigint";
        }
        if (first instanceof Integer) {
            return "integer";
        }
        return first instanceof Boolean ? "boolean" : "text";
    }
}
