package org.readback.start;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Reads the school's own quizzes anew into the database of a Readback that is running, without stopping it. Ends with 0 if
 * they were read, 1 if they have errors and nothing was changed, 2 if it cannot read them.
 *
 * <p>It is a Readback itself, on the same database, that takes no requests and does nothing else.
 */
@Command(name = "load-quizzes", mixinStandardHelpOptions = true, resourceBundle = "org.readback.start.load")
class LoadQuizzesCommand implements Callable<Integer> {
    private static final Map<String, String> NOTHING_ELSE = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            // The tables are the business of the Readback that runs on them; they must be those that this one knows.
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.flyway.validate-at-start", "true",
            "readback.quizzes.read-at-start", "false",
            "readback.demo", "false",
            "quarkus.log.level", "WARN");

    @Spec
    private CommandSpec spec;

    @Mixin
    private StartOptions options;

    @Override
    public Integer call() {
        try {
            options.apply();
            return load(ConfigUtils.configBuilder().build());
        } catch (Exception | LinkageError e) {
            spec.commandLine().getErr().println(Failure.explain(e));
            if (options.verbose()) {
                e.printStackTrace(spec.commandLine().getErr());
            }
            return 2;
        }
    }

    private static int load(SmallRyeConfig config) throws Exception {
        Path directory = config.getOptionalValue("readback.quizzes-directory", String.class)
                .map(Path::of)
                .orElseThrow(() -> new CannotStart("load.no-directory"));
        if (!Files.isDirectory(directory)) {
            throw new CannotStart("quizzes.missing", directory.toAbsolutePath());
        }
        if (config.getOptionalValue(Server.URL, String.class).isEmpty()) {
            Path data = Server.dataDirectory(config);
            Server.use(DataDirectory.inUse(data)
                    .orElseThrow(() -> new CannotStart("load.not-running", data.toAbsolutePath())));
        }
        checkTables(ConfigUtils.configBuilder().build());
        NOTHING_ELSE.forEach(System::setProperty);
        return Server.quarkus(QuizLoading.class);
    }

    private static void checkTables(SmallRyeConfig config) throws SQLException {
        try (Connection connection = Preflight.connect(config, config.getValue(Server.URL, String.class));
                var query = connection.prepareStatement("select to_regclass('quiz') is not null");
                var row = query.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new CannotStart("load.no-tables");
            }
        }
    }
}
