package org.readback.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant LONG_AGO = Instant.parse("2011-03-04T05:06:07Z");

    /** Empty: it cannot be reached. */
    private Optional<Instant> database = Optional.of(LONG_AGO);

    private Duration answersAfter = Duration.ZERO;
    private final DatabaseClock clock = new DatabaseClock(fake(
            DataSource.class,
            Map.of(
                    "getConnection",
                    () -> fake(
                            java.sql.Connection.class,
                            Map.of(
                                    "createStatement",
                                    () -> fake(
                                            java.sql.Statement.class,
                                            Map.of(
                                                    "executeQuery",
                                                    () -> fake(
                                                            java.sql.ResultSet.class,
                                                            Map.of(
                                                                    "getObject",
                                                                    () -> answer().atOffset(ZoneOffset.UTC))))))))));

    @Test
    void it_is_the_databases_time_whatever_this_computer_says() {
        clock.begin();
        assertThat(clock.instant()).isCloseTo(LONG_AGO, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void it_goes_on_between_readings() throws InterruptedException {
        clock.begin();
        var before = clock.instant();
        Thread.sleep(30);
        assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofMillis(30), Duration.ofSeconds(5));
    }

    @Test
    void it_follows_when_another_database_takes_over() {
        clock.begin();
        database = Optional.of(LONG_AGO.plusSeconds(7));
        clock.read();
        assertThat(clock.instant()).isCloseTo(LONG_AGO.plusSeconds(7), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void it_goes_on_while_the_database_cannot_be_reached() {
        clock.begin();
        database = Optional.empty();
        clock.read();
        assertThat(clock.instant()).isCloseTo(LONG_AGO, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void an_answer_that_was_long_on_its_way_does_not_count() {
        clock.begin();
        database = Optional.of(LONG_AGO.plusSeconds(3600));
        answersAfter = Duration.ofMillis(1100);
        clock.read();
        assertThat(clock.instant()).isCloseTo(LONG_AGO, within(5, ChronoUnit.SECONDS));
    }

    private Instant answer() throws SQLException {
        try {
            Thread.sleep(answersAfter.toMillis());
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        return database.orElseThrow(() -> new SQLException("gone", "08006"));
    }

    private interface Said {
        Object said() throws SQLException;
    }

    /** Answers these methods, and any other with nothing. */
    private static <T> T fake(Class<T> type, Map<String, Said> methods) {
        return type.cast(Proxy.newProxyInstance(
                DatabaseClockTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    var said = methods.get(method.getName());
                    if (said != null) {
                        return said.said();
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                }));
    }
}
