package org.readback.start;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.readback.content.Editions;
import org.readback.content.Finding;
import org.readback.content.Reading;
import org.readback.kernel.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Reads the school's own quizzes anew into the database of a Readback that is running, without stopping it. Ends with 0 if
 * they were read, 1 if they have errors and nothing was changed, 2 if it cannot read them.
 */
@Command(name = "load-quizzes", mixinStandardHelpOptions = true, resourceBundle = "org.readback.start.load")
class LoadQuizzesCommand implements Callable<Integer> {
    /** PostgreSQL's code for a table that is not there. */
    private static final String NO_TABLE = "42P01";

    private final Clock clock = SystemClock.clock();

    @Spec
    private CommandSpec spec;

    @Mixin
    private StartOptions options;

    @Override
    public Integer call() {
        try {
            options.apply();
            return load(ConfigUtils.configBuilder().build());
        } catch (SQLException | RuntimeException e) {
            spec.commandLine().getErr().println(Failure.explain(e));
            if (options.verbose()) {
                e.printStackTrace(spec.commandLine().getErr());
            }
            return 2;
        }
    }

    private int load(SmallRyeConfig config) throws SQLException {
        Path directory = config.getOptionalValue("readback.quizzes-directory", String.class)
                .map(Path::of)
                .orElseThrow(() -> new CannotStart("load.no-directory"));
        if (!Files.isDirectory(directory)) {
            throw new CannotStart("quizzes.missing", directory.toAbsolutePath());
        }
        try (Connection connection = connect(config)) {
            Reading reading = Editions.read(connection, directory, clock.instant());
            print(reading);
            return reading.refused() ? 1 : 0;
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                throw new CannotStart(e, "load.no-tables");
            }
            throw e;
        }
    }

    /** To the database that is configured, else to the one that a Readback on the data directory has started. */
    private static Connection connect(SmallRyeConfig config) {
        var url = config.getOptionalValue(Server.URL, String.class);
        if (url.isPresent()) {
            return Preflight.connect(config, url.get());
        }
        Path data = Server.dataDirectory(config);
        var running =
                DataDirectory.inUse(data).orElseThrow(() -> new CannotStart("load.not-running", data.toAbsolutePath()));
        Properties properties = new Properties();
        properties.setProperty("user", DataDirectory.Connection.USER);
        properties.setProperty("password", running.password());
        return Preflight.connect(running.url(), properties);
    }

    private void print(Reading reading) {
        PrintWriter out = spec.commandLine().getOut();
        reading.findings().forEach(out::println);
        list(out, "added", reading.added());
        list(out, "restored", reading.restored());
        list(out, "retired", reading.retired());
        if (reading.refused()) {
            out.println(words("refused")
                    .formatted(
                            reading.findings().stream().filter(Finding::isError).count()));
        } else {
            out.println(words("summary")
                    .formatted(
                            reading.added().size(),
                            reading.restored().size(),
                            reading.retired().size(),
                            reading.unchanged()));
        }
        out.flush();
    }

    private void list(PrintWriter out, String what, List<String> slugs) {
        slugs.forEach(slug -> out.println(words(what).formatted(slug)));
    }

    private String words(String key) {
        return spec.resourceBundle().getString(key);
    }
}
