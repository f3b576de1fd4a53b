package org.readback.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * Counts what is asked of the database: the tests' JDBC driver (see src/test/resources), which is PostgreSQL's with a
 * counter before it. Counts what anybody asks, Flyway too.
 */
public final class Statements implements Driver {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicInteger COMMITS = new AtomicInteger();

    private final Driver postgresql = new org.postgresql.Driver();

    /** How many statements were run, by anybody, while this ran. */
    public static int during(Runnable work) {
        int before = COUNT.get();
        work.run();
        return COUNT.get() - before;
    }

    /** How many transactions were committed, by anybody, while this ran: each is a round trip. Statements without one do not count. */
    public static int commitsDuring(Runnable work) {
        int before = COMMITS.get();
        work.run();
        return COMMITS.get() - before;
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        var connection = postgresql.connect(url, properties);
        return connection == null ? null : counted(Connection.class, connection);
    }

    private static <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? Statements.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, values) -> {
                    if (target instanceof Statement && method.getName().startsWith("execute")) {
                        COUNT.incrementAndGet();
                    }
                    if (target instanceof Connection && method.getName().equals("commit")) {
                        COMMITS.incrementAndGet();
                    }
                    var result = call(target, method, values);
                    if (result instanceof PreparedStatement
                            && values[0].toString().contains("pg_notify")) {
                        // Told to other nodes a moment later, for many requests together.
                        return result;
                    }
                    if (result instanceof PreparedStatement prepared
                            && method.getReturnType() == PreparedStatement.class) {
                        return counted(PreparedStatement.class, prepared);
                    }
                    return result instanceof Statement statement && method.getReturnType() == Statement.class
                            ? counted(Statement.class, statement)
                            : result;
                }));
    }

    private static Object call(Object target, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgresql.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return postgresql.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return postgresql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgresql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
