package org.readback.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.util.Map;
import org.readback.start.EmbeddedDatabase;

/**
 * The PostgreSQL of the tests: one real server for the whole run, fresh at its beginning.
 *
 * <p>Nothing needs to be written in a test for it: every {@code @QuarkusTest} gets it, migrated by Flyway, since the
 * annotation below counts for all of them. Inject a {@code javax.sql.DataSource} as the app does. The database is shared
 * by all test classes and kept when Quarkus restarts for another test profile, so a test makes the rows it needs under
 * names of its own and does not count what others made.
 */
@WithTestResource(value = Database.class, scope = TestResourceScope.GLOBAL)
public class Database implements QuarkusTestResourceLifecycleManager {
    static final String URL = "readback.test.database.url";
    static final String PASSWORD = "readback.test.database.password";
    static final String USER = "readback";

    @Override
    public Map<String, String> start() {
        // Quarkus loads this class anew for each test profile: only system properties outlive that.
        if (System.getProperty(URL) == null) {
            startOnce();
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", System.getProperty(URL),
                "quarkus.datasource.username", USER,
                "quarkus.datasource.password", System.getProperty(PASSWORD));
    }

    private static void startOnce() {
        Path target = Path.of("target");
        // Nobody's answers live here, so nothing waits for the disk.
        EmbeddedDatabase database = EmbeddedDatabase.startFresh(
                target.resolve("test-data"),
                target,
                Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        System.setProperty(URL, database.url());
        System.setProperty(PASSWORD, database.password());
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop the database of the tests"));
    }

    @Override
    public void stop() {
        // At the end of the whole run, not of one profile's: see the shutdown hook.
    }
}
