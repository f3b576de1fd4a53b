package org.readback.live;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.readback.access.SignIn;
import org.readback.access.SignedIn;
import org.readback.assignments.AssignmentChange.Kind;
import org.readback.kernel.Language;
import org.readback.kernel.ReaderLanguage;

/**
 * Carries what happens to the open pages of this node: to the teachers who watch an assignment and to the students who are
 * at progress. While anybody is there one thread listens to the database. What it asks the database does not depend on how many
 * are there: one query an assignment that something happened in, at most every half second, and one for all sessions, with
 * which the pages end.
 */
@Singleton
class LivePages {
    private static final Logger LOG = Logger.getLogger(LivePages.class);
    private static final HexFormat HEX = HexFormat.of();

    /**
     * A page that is watched is made anew at least this often, so that times on it stay right; students' pages hear how they
     * stand, so that nobody on the way takes the connection for dead.
     */
    private static final Duration AT_LEAST = Duration.ofSeconds(15);
    /** How long a page may go on at most after its session has ended. */
    private static final Duration SIGNED_OUT = Duration.ofSeconds(5);

    private static final int BETWEEN_MILLIS = 500;
    private static final int FIRST_RETRY_MILLIS = 1000;
    private static final int LAST_RETRY_MILLIS = 15_000;

    /** What a student's open page hears. @param state {@code open}, {@code paused} or {@code ended} */
    record AttemptUpdate(String state, long deadline, long now, String until) {}

    /** What a teacher's live page hears: its part that changes, as HTML. */
    record LiveUpdate(String html) {}

    /** @param session in hexadecimal digits, see {@link SignIn#open} */
    private record OpenPage<T>(long assignmentId, String session, Language language, MultiEmitter<? super T> stream) {}

    private record Watched(long assignmentId, Language language) {}

    private final LiveProgress progress;
    private final SignIn signIn;
    private final ReaderLanguage language;
    private final Clock clock;
    private final String url;
    private final Properties login = new Properties();
    private final Map<Long, Set<OpenPage<LiveUpdate>>> teachers = new ConcurrentHashMap<>(); // by assignment
    private final Map<Long, Set<OpenPage<AttemptUpdate>>> students = new ConcurrentHashMap<>(); // by attempt
    private final Map<Watched, LiveUpdate> latest = new ConcurrentHashMap<>();
    private final Set<Long> failing = ConcurrentHashMap.newKeySet(); // assignments that wait for the next look
    private Thread listener;
    private boolean endsWithTheProcess;
    private volatile boolean stopped;

    /** @param direct where LISTEN works, if the pool's own address leads through a pooler that does not pass it on */
    LivePages(
            LiveProgress progress,
            SignIn signIn,
            ReaderLanguage language,
            Clock clock,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> pooled,
            @ConfigProperty(name = "readback.listen.jdbc-url") Optional<String> direct,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.progress = progress;
        this.signIn = signIn;
        this.language = language;
        this.clock = clock;
        this.url = direct.or(() -> pooled).orElse("");
        user.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(secret -> login.setProperty("password", secret));
        login.setProperty("socketTimeout", "20");
        login.setProperty("connectTimeout", "10");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "readback listen");
    }

    /**
     * For one teacher's page; the caller has made sure that it may be watched. It ends by itself and is asked for anew.
     *
     * @param session the teacher's, see {@link SignedIn#session}
     */
    Multi<LiveUpdate> watch(long assignmentId, byte[] session, Duration howLong) {
        var spoken = language.get();
        return Multi.createFrom()
                .<LiveUpdate>emitter(
                        stream -> {
                            var page = new OpenPage<LiveUpdate>(assignmentId, HEX.formatHex(session), spoken, stream);
                            join(teachers, assignmentId, page);
                            stream.onTermination(() -> leave(teachers, assignmentId, page));
                            // The first one sees its page a moment later; whoever comes to others sees what they see.
                            Optional.ofNullable(latest.get(new Watched(assignmentId, spoken)))
                                    .ifPresent(stream::emit);
                        },
                        BackPressureStrategy.LATEST)
                .select()
                .first(howLong);
    }

    /**
     * For the open page of one attempt; the caller has made sure of the student.
     *
     * @param session the student's, see {@link SignedIn#session}
     */
    Multi<AttemptUpdate> attempt(LiveProgress.OpenAttempt attempt, byte[] session, Duration howLong) {
        var spoken = language.get();
        return Multi.createFrom()
                .<AttemptUpdate>emitter(
                        stream -> {
                            var page = new OpenPage<AttemptUpdate>(
                                    attempt.assignmentId(), HEX.formatHex(session), spoken, stream);
                            join(students, attempt.id(), page);
                            stream.onTermination(() -> leave(students, attempt.id(), page));
                            stream.emit(attempt.state());
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
        latest.keySet().removeIf(watched -> !teachers.containsKey(watched.assignmentId()));
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
            statement.execute("listen " + ChangeNotices.CHANNEL);
        }
        var listening = connection.unwrap(PGConnection.class);
        var lookedAt = clock.instant().minus(AT_LEAST);
        var checkedAt = clock.instant().minus(SIGNED_OUT);
        while (needed()) {
            var happened = new HashMap<Long, Kind>();
            var notifications = listening.getNotifications(BETWEEN_MILLIS);
            if (notifications != null) {
                for (var notification : notifications) {
                    ChangeNotices.read(notification.getParameter())
                            .forEach((id, kind) -> happened.merge(id, kind, Kind::and));
                }
            }
            var now = clock.instant();
            if (due(checkedAt, SIGNED_OUT, now)) {
                checkedAt = now;
                guarded("The sessions of open pages", () -> endSignedOut(now));
            }
            if (due(lookedAt, AT_LEAST, now)) {
                lookedAt = now;
                failing.clear();
                // Also finds a connection that is cut, which waiting for notifications would not.
                try (var statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
                guarded("Which pages are open", () -> progress.present(students.keySet(), now));
                guarded("How students' open pages stand", () -> tell(students.keySet()));
                teachers.keySet().forEach(id -> happened.merge(id, Kind.PROGRESS, Kind::and));
            }
            teachers.keySet().stream()
                    .filter(id -> !isShown(id) && !failing.contains(id))
                    .forEach(id -> happened.merge(id, Kind.PROGRESS, Kind::and));
            happened.forEach(this::carry);
            if (!happened.isEmpty()) {
                pause(BETWEEN_MILLIS);
            }
        }
    }

    private boolean isShown(long assignmentId) {
        return teachers.getOrDefault(assignmentId, Set.of()).stream()
                .allMatch(page -> latest.containsKey(new Watched(assignmentId, page.language())));
    }

    private static boolean due(Instant last, Duration every, Instant now) {
        return !now.isBefore(last.plus(every)) || now.isBefore(last);
    }

    /** One thing in trouble must not take the others' news. The next look tries it again. */
    private static boolean guarded(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not be looked up for live pages; it is tried again", what);
            return false;
        }
    }

    /** One query, however many pages there are. */
    private void endSignedOut(Instant now) {
        var pages = Stream.concat(teachers.values().stream(), students.values().stream())
                .<OpenPage<?>>flatMap(Set::stream)
                .toList();
        var open = signIn.open(pages.stream().map(OpenPage::session).distinct().toList(), now);
        pages.stream().filter(page -> !open.contains(page.session())).forEach(page -> page.stream()
                .complete());
    }

    private void carry(long assignmentId, Kind kind) {
        var what = "Assignment " + assignmentId;
        if (!guarded(what, () -> renew(assignmentId))) {
            failing.add(assignmentId);
        }
        if (kind == Kind.RULES) {
            guarded(
                    what,
                    () -> tell(students.entrySet().stream()
                            .filter(entry ->
                                    entry.getValue().stream().anyMatch(page -> page.assignmentId() == assignmentId))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet())));
        }
    }

    private void renew(long assignmentId) {
        var watching = teachers.get(assignmentId);
        if (watching != null) {
            watching.stream().collect(Collectors.groupingBy(OpenPage::language)).forEach((spoken, pages) -> {
                var update =
                        new LiveUpdate(language.in(spoken, () -> progress.fragment(assignmentId, clock.instant())));
                latest.put(new Watched(assignmentId, spoken), update);
                pages.forEach(page -> page.stream().emit(update));
            });
        }
    }

    /** Tells the open pages of these attempts how they stand; one query. Those that are not their student's any more end. */
    private void tell(Set<Long> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        var asked = Set.copyOf(attempts);
        var updates = progress.updates(asked, clock.instant());
        for (var attempt : asked) {
            var stand = updates.get(attempt);
            for (var page : students.getOrDefault(attempt, Set.of())) {
                if (stand == null) {
                    page.stream().complete();
                } else {
                    page.stream().emit(language.in(page.language(), () -> progress.inWords(stand)));
                }
            }
        }
    }

    /** Also for a second start in one process, as tests and development mode have it. */
    void stop(@Observes ShutdownEvent event) {
        end();
    }

    private void end() {
        stopped = true;
        Stream.concat(teachers.values().stream(), students.values().stream())
                .<OpenPage<?>>flatMap(Set::stream)
                .forEach(page -> page.stream().complete());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
