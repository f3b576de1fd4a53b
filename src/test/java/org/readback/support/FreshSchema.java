package org.readback.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Tables of its own, in which there is nobody yet, in the database of the tests: for a test of a first start. Name it in a
 * test profile.
 */
public class FreshSchema implements QuarkusTestResourceLifecycleManager {
    /** After {@link Database}, so that this one's address counts. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        var shared = System.getProperty(Database.URL);
        var name = "fresh_" + System.nanoTime();
        var properties = new Properties();
        properties.setProperty("user", Database.USER);
        properties.setProperty("password", System.getProperty(Database.PASSWORD));
        try (var connection = new org.postgresql.Driver().connect(shared, properties);
                var statement = connection.createStatement()) {
            statement.execute("create schema " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("quarkus.datasource.jdbc.url", shared + "&currentSchema=" + name);
    }

    @Override
    public void stop() {
        // It goes with the server, at the end of the whole run.
    }
}
