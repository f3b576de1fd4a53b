package org.readback.kernel;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Plain SQL over the pool. Within a transaction all of it goes over that transaction's connection; without one each
 * statement commits by itself.
 *
 * <p>Values stand for the question marks: instants, texts, numbers, what else JDBC knows; collections become arrays, empty
 * ones of whatever the statement compares or casts them to; empty optionals become null. What the database refuses is an {@link IllegalStateException}
 * with the statement, or with a given connection an {@link SQLException}.
 */
@Singleton
public class Sql {
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
    }

    /** @param sql a query, or a change that returns rows */
    public <T> List<T> list(String sql, Row<T> read, Object... values) {
        try (var connection = database.getConnection()) {
            return list(connection, sql, read, values);
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    public <T> Optional<T> one(String sql, Row<T> read, Object... values) {
        return list(sql, read, values).stream().findFirst();
    }

    public boolean any(String sql, Object... values) {
        return !list(sql, row -> true, values).isEmpty();
    }

    /** @return how many rows changed */
    public int change(String sql, Object... values) {
        try (var connection = database.getConnection()) {
            return change(connection, sql, values);
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    /**
     * Row by row, so that they need not all be in memory. Only outside a transaction.
     *
     * @param fetched how many come from the database at a time
     */
    public <T> void each(int fetched, String sql, Row<T> read, Consumer<T> use, Object... values) {
        try (var connection = database.getConnection()) {
            // With auto-commit the driver reads all rows at once, whatever the fetch size.
            connection.setAutoCommit(false);
            try (var statement = prepared(connection, sql, values)) {
                statement.setFetchSize(fetched);
                each(statement, read, use);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    public static <T> List<T> list(Connection connection, String sql, Row<T> read, Object... values)
            throws SQLException {
        try (var statement = prepared(connection, sql, values)) {
            var found = new ArrayList<T>();
            each(statement, read, found::add);
            return found;
        }
    }

    /** @return how many rows changed */
    public static int change(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static <T> void each(PreparedStatement statement, Row<T> read, Consumer<T> use) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                use.accept(read.read(rows));
            }
        }
    }

    private static IllegalStateException refused(String sql, SQLException e) {
        return new IllegalStateException("the database refused: " + sql, e);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return optionalInstant(row, row.findColumn(column));
    }

    public static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static Optional<Integer> optionalInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public static Optional<Long> optionalLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Of an array of microseconds since 1970. */
    public static List<Optional<Instant>> instants(ResultSet row, String column) throws SQLException {
        return Stream.of((Long[]) row.getArray(column).getArray())
                .map(micros -> Optional.ofNullable(micros).map(some -> Instant.EPOCH.plus(some, ChronoUnit.MICROS)))
                .toList();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Collection<?> list && list.isEmpty()) {
                // Nothing in it says of what it is an array: the database finds that out from the statement.
                statement.setObject(i + 1, "{}", Types.OTHER);
            } else {
                statement.setObject(i + 1, bound(connection, values[i]));
            }
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
        var first = list.iterator().next();
        if (first instanceof Long) {
            return "bigint";
        }
        if (first instanceof Integer) {
            return "integer";
        }
        return first instanceof Boolean ? "boolean" : "text";
    }
}
