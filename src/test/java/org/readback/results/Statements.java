package org.readback.results;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the statements that requests prepare, by standing between the application and its pool. */
final class Statements {
    private Statements() {}

    /** How many statements the action needs; the first time may ask for what is cached later. */
    static int of(AgroalDataSource pool, Runnable action) {
        var count = new AtomicInteger();
        QuarkusMock.installMockForType(
                counting(AgroalDataSource.class, unwrapped(pool), count), AgroalDataSource.class);
        action.run();
        return count.get();
    }

    private static AgroalDataSource unwrapped(AgroalDataSource pool) {
        return io.quarkus.arc.ClientProxy.unwrap(pool);
    }

    private static <T> T counting(Class<T> type, T real, AtomicInteger count) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    if (method.getName().startsWith("prepare")
                            || method.getName().equals("createStatement")) {
                        count.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(real, values);
                        return result instanceof Connection connection
                                ? counting(Connection.class, connection, count)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
