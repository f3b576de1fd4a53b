package org.readback.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One run of Quarkus, in this process or in another, with its database around it: the database starts first and stops last.
 */
final class Server {
    /** Set while Readback runs on the PostgreSQL that it brings along: where the data are. */
    static final String DATA_DIRECTORY_IN_USE = "readback.data-directory-in-use";

    static final String URL = "quarkus.datasource.jdbc.url";
    private static final String UPLOADS = "quarkus.http.body.uploads-directory";
    private static final int STOP_SECONDS = 90;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopping;

    private Server() {}

    /** Runs until a signal comes or {@code application} ends, and returns the exit code of the process. */
    static int run(Class<? extends QuarkusApplication> application, StartOptions options) {
        return run(() -> quarkus(application), options);
    }

    /** The same with a program that runs Quarkus elsewhere. */
    static int run(Callable<Integer> program, StartOptions options) {
        Server server = new Server();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "clean stop"));
        try {
            options.apply();
            return server.start(program);
        } catch (Exception | LinkageError e) {
            if (!server.stopping) {
                System.err.println(Messages.of("failed", Failure.explain(e)));
                if (options.verbose()) {
                    e.printStackTrace();
                }
            }
            return 1;
        } finally {
            server.finished.countDown();
        }
    }

    /** With a directory for what is being uploaded, which is gone with the run. */
    private int start(Callable<Integer> program) throws Exception {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        if (Preflight.demo(config)) {
            System.setProperty("quarkus.http.host", "127.0.0.1");
            System.setProperty("quarkus.management.host", "127.0.0.1");
            config = ConfigUtils.configBuilder().build();
        }
        Preflight.check(config);
        if (config.getOptionalValue(UPLOADS, String.class).isPresent()) {
            return withDatabase(config, program);
        }
        Path uploads = makeUploads();
        try {
            System.setProperty(UPLOADS, uploads.toString());
            return withDatabase(config, program);
        } finally {
            Trees.delete(uploads);
        }
    }

    /** What Quarkus would use is a directory in the shared /tmp, which another user may have made before. */
    private static Path makeUploads() {
        try {
            return Files.createTempDirectory("readback-uploads-"); // for its owner only
        } catch (IOException e) {
            throw new CannotStart(e, "uploads", System.getProperty("java.io.tmpdir"), DataDirectory.reason(e));
        }
    }

    private int withDatabase(SmallRyeConfig config, Callable<Integer> program) throws Exception {
        Optional<String> url = config.getOptionalValue(URL, String.class);
        if (url.isPresent()) {
            Preflight.checkDatabase(config, url.get());
            return program.call();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDirectory(config))) {
            System.setProperty(DATA_DIRECTORY_IN_USE, database.directory().toString());
            use(database.connection());
            return stopping ? 0 : program.call();
        }
    }

    /** Hands the database that Readback brings along to Quarkus. */
    static void use(DataDirectory.Connection connection) {
        System.setProperty(URL, connection.url());
        System.setProperty("quarkus.datasource.username", DataDirectory.Connection.USER);
        System.setProperty("quarkus.datasource.password", connection.password());
    }

    static Path dataDirectory(SmallRyeConfig config) {
        return Path.of(
                config.getOptionalValue("readback.data-directory", String.class).orElse("data"));
    }

    /** Held here, since what nobody holds loses its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    /** Returns when Quarkus has closed its connections. With a handler of ours Quarkus prints no stack trace. */
    static int quarkus(Class<? extends QuarkusApplication> application) throws Exception {
        // It speaks before Quarkus has read its settings, and those of the log with them.
        HIBERNATE.setLevel(Level.WARNING);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        int[] code = {0};
        Quarkus.run(application, (exitCode, error) -> {
            code[0] = exitCode;
            failure.set(error);
        });
        if (failure.get() instanceof Exception exception) {
            throw exception;
        }
        if (failure.get() instanceof Error error) {
            throw error;
        }
        return code[0];
    }

    /**
     * Runs when the process is told to end. Quarkus has a hook of its own that makes {@link Quarkus#run} return; the process
     * must live until the database has stopped after that.
     */
    private void stop() {
        stopping = true;
        try {
            if (!finished.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(Messages.of("stop.slow", STOP_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
