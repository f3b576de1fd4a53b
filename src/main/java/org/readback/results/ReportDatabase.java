package org.readback.results;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.ScrollMode;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * Where reports are read: a server that may lag behind, if one is configured for them, else the database of everything
 * else. Never within a transaction.
 *
 * <p>A session on a connection of the pool that is asked, since Hibernate's own sessions know one pool alone.
 */
@ApplicationScoped
class ReportDatabase {
    /** Rows that come from the server at a time where they are streamed. */
    static final int FETCHED = 200;

    private final SessionFactory sessions;
    private final AgroalDataSource pool;

    ReportDatabase(
            SessionFactory sessions,
            AgroalDataSource main,
            @DataSource("reports") InjectableInstance<AgroalDataSource> replica,
            @ConfigProperty(name = "quarkus.datasource.reports.active") boolean replicated) {
        this.sessions = sessions;
        this.pool = replicated ? replica.get() : main;
    }

    <T> T read(Function<StatelessSession, T> query) {
        try (var connection = pool.getConnection();
                var session = sessions.openStatelessSession(connection)) {
            return query.apply(session);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Row by row, so that {@value #FETCHED} of them are in memory at most. */
    <T> void each(Function<StatelessSession, SelectionQuery<T>> query, Consumer<T> use) {
        try (var connection = pool.getConnection()) {
            // With auto-commit the driver reads all rows at once, whatever the fetch size.
            connection.setAutoCommit(false);
            try (var session = sessions.openStatelessSession(connection);
                    var rows = query.apply(session).setFetchSize(FETCHED).scroll(ScrollMode.FORWARD_ONLY)) {
                while (rows.next()) {
                    use.accept(rows.get());
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("the database of reports is away", e);
    }
}
