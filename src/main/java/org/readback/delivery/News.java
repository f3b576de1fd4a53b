package org.readback.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Carries what happens to the open pages of this node: to the teachers who watch an assignment and to the students who are
 * at work. While anybody is there one thread listens to the database. What it asks the database does not depend on how many
 * are there: one query an assignment that something happened in, at most every half second.
 */
@Singleton
class News {
    private static final Logger LOG = Logger.getLogger(News.class);

    /** A page that is watched is made anew at least this often, so that times on it stay right. */
    private static final Duration AT_LEAST = Duration.ofSeconds(15);

    private static final int BETWEEN_MILLIS = 500;
    private static final int FIRST_RETRY_MILLIS = 1000;
    private static final int LAST_RETRY_MILLIS = 15_000;

    /** What a student's open page hears. @param state {@code open}, {@code paused} or {@code ended} */
    record AttemptNews(String state, long deadline, long now, String until) {}

    /** What a teacher's live page hears: its part that changes, as HTML. */
    record LiveNews(String html) {}

    private record Student(long assignmentId, MultiEmitter<? super AttemptNews> page) {}

    private final LiveWork work;
    private final Clock clock;
    private final String url;
    private final Properties login = new Properties();
    private final Map<Long, Set<MultiEmitter<? super LiveNews>>> teachers = new ConcurrentHashMap<>();
    private final Map<Long, Set<Student>> students = new ConcurrentHashMap<>(); // by attempt
    private final Map<Long, LiveNews> latest = new ConcurrentHashMap<>(); // by assignment that is watched
    private Thread listener;
    private boolean endsWithTheProcess;
    private volatile boolean stopped;

    /** @param direct where LISTEN works, if the pool's own address leads through a pooler that does not pass it on */
    News(
            LiveWork work,
            Clock clock,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> pooled,
            @ConfigProperty(name = "readback.listen.jdbc-url") Optional<String> direct,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.work = work;
        this.clock = clock;
        this.url = direct.or(() -> pooled).orElse("");
        user.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(secret -> login.setProperty("password", secret));
        login.setProperty("socketTimeout", "20");
        login.setProperty("connectTimeout", "10");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "readback listen");
    }

    /** For one teacher's page; the caller has made sure that it may be watched. It ends by itself and is asked for anew. */
    Multi<LiveNews> watch(long assignmentId, Duration howLong) {
        return Multi.createFrom()
                .<LiveNews>emitter(
                        page -> {
                            join(teachers, assignmentId, page);
                            page.onTermination(() -> leave(teachers, assignmentId, page));
                            // The first one sees its page a moment later; whoever comes to others sees what they see.
                            Optional.ofNullable(latest.get(assignmentId)).ifPresent(page::emit);
                        },
                        BackPressureStrategy.LATEST)
                .select()
                .first(howLong);
    }

    /** For the open page of one attempt; the caller has made sure of the student. */
    Multi<AttemptNews> attempt(long assignmentId, long attemptId, AttemptNews now, Duration howLong) {
        return Multi.createFrom()
                .<AttemptNews>emitter(
                        page -> {
                            var student = new Student(assignmentId, page);
                            join(students, attemptId, student);
                            page.onTermination(() -> leave(students, attemptId, student));
                            page.emit(now);
                        },
                        BackPressureStrategy.LATEST)
                .select()
                .first(howLong);
    }

    private synchronized <T> void join(Map<Long, Set<T>> who, long id, T page) {
        who.computeIfAbsent(id, none -> ConcurrentHashMap.newKeySet()).add(page);
        if (!endsWithTheProcess) {
            // A clean stop waits for the requests that are under way, before it tells anybody: these would go on.
            endsWithTheProcess = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end of live pages"));
        }
        if (listener == null && !stopped) {
            listener = new Thread(this::listen, "live pages");
            listener.setDaemon(true);
            listener.start();
        }
    }

    private synchronized <T> void leave(Map<Long, Set<T>> who, long id, T page) {
        who.computeIfPresent(id, (same, pages) -> {
            pages.remove(page);
            return pages.isEmpty() ? null : pages;
        });
        latest.keySet().retainAll(teachers.keySet());
    }

    /** False, and the listener is gone, once nobody is there. */
    private synchronized boolean needed() {
        if (!stopped && (!teachers.isEmpty() || !students.isEmpty())) {
            return true;
        }
        listener = null;
        return false;
    }

    private void listen() {
        int wait = FIRST_RETRY_MILLIS;
        while (needed()) {
            try (var connection = DriverManager.getConnection(url, login)) {
                hear(connection);
                wait = FIRST_RETRY_MILLIS;
            } catch (SQLException | RuntimeException e) {
                if (stopped) {
                    return;
                }
                LOG.warnf("Live pages stand still for %d ms: %s", wait, e.getMessage());
                pause(wait);
                wait = Math.min(LAST_RETRY_MILLIS, wait * 2);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Changes.CHANNEL);
        }
        var listening = connection.unwrap(PGConnection.class);
        var lookedAt = clock.instant().minus(AT_LEAST);
        while (needed()) {
            var happened = new HashMap<Long, Changes.Kind>();
            var notifications = listening.getNotifications(BETWEEN_MILLIS);
            if (notifications != null) {
                for (var notification : notifications) {
                    read(notification.getParameter())
                            .forEach((id, kind) -> happened.merge(id, kind, Changes.Kind::and));
                }
            }
            var now = clock.instant();
            if (!now.isBefore(lookedAt.plus(AT_LEAST)) || now.isBefore(lookedAt)) {
                lookedAt = now;
                // Also finds a connection that is cut, which waiting for notifications would not.
                try (var statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
                work.present(students.keySet(), now);
                teachers.keySet().forEach(id -> happened.merge(id, Changes.Kind.PROGRESS, Changes.Kind::and));
            }
            teachers.keySet().stream()
                    .filter(id -> !latest.containsKey(id))
                    .forEach(id -> happened.merge(id, Changes.Kind.PROGRESS, Changes.Kind::and));
            happened.forEach(this::carry);
            if (!happened.isEmpty()) {
                pause(BETWEEN_MILLIS);
            }
        }
    }

    private static Map<Long, Changes.Kind> read(String payload) {
        var read = new HashMap<Long, Changes.Kind>();
        for (var word : payload.split(" ")) {
            if (word.matches("[rp][0-9]{1,18}")) {
                read.merge(Long.parseLong(word.substring(1)), Changes.Kind.of(word.charAt(0)), Changes.Kind::and);
            }
        }
        return read;
    }

    private void carry(long assignmentId, Changes.Kind kind) {
        var watching = teachers.get(assignmentId);
        if (watching != null) {
            var news = new LiveNews(work.fragment(assignmentId, clock.instant()));
            latest.put(assignmentId, news);
            watching.forEach(page -> page.emit(news));
        }
        if (kind == Changes.Kind.RULES) {
            var here = students.entrySet().stream()
                    .filter(entry ->
                            entry.getValue().stream().anyMatch(student -> student.assignmentId() == assignmentId))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (!here.isEmpty()) {
                work.news(here, clock.instant()).forEach((attempt, news) -> students.getOrDefault(attempt, Set.of())
                        .forEach(student -> student.page().emit(news)));
            }
        }
    }

    /** Also for a second start in one process, as tests and development mode have it. */
    void stop(@Observes ShutdownEvent event) {
        end();
    }

    private void end() {
        stopped = true;
        teachers.values().forEach(pages -> pages.forEach(MultiEmitter::complete));
        students.values()
                .forEach(pages -> pages.forEach(student -> student.page().complete()));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
