package org.readback.start;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.readback.content.QuizzesRefused;

/** Turns what went wrong into words for the person at the terminal. */
final class Failure {
    private Failure() {}

    static String explain(Throwable error) {
        List<Throwable> chain = Stream.iterate(error, e -> e != null, Throwable::getCause)
                .limit(50)
                .toList();
        for (Throwable e : chain) {
            if (e instanceof CannotStart) {
                return e.getMessage();
            }
            if (e instanceof QuizzesRefused) {
                return Messages.of("quizzes.bad", e.getMessage());
            }
            if (e instanceof QuarkusBindException bind) {
                return Messages.of(
                        "port.taken", bind.getHost(), bind.getPort(), bind.getPort() + 1, firstLine(e), server(bind));
            }
            if (e instanceof FlywayValidateException) {
                return Messages.of("database.other-schema", firstLine(e));
            }
            if (e instanceof FlywayException) {
                return Messages.of("database.migration", firstLine(e));
            }
            if (e instanceof ConfigurationException
                    || e instanceof ConfigValidationException
                    || String.valueOf(e.getMessage()).startsWith("SRCFG")) {
                return Messages.of(
                        "configuration", String.valueOf(e.getMessage()).replaceFirst("^SRCFG\\d+: ", ""));
            }
        }
        return Messages.of("unforeseen", firstLine(chain.get(chain.size() - 1)));
    }

    /** Which of the two servers wanted the port, as its settings call it. */
    private static String server(QuarkusBindException bind) {
        return ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.management.port", Integer.class)
                        .filter(port -> port == bind.getPort())
                        .isPresent()
                ? "management"
                : "http";
    }

    /** SmallRye's message without the names of exceptions and its own numbers. */
    private static String plain(String message) {
        return message.replaceFirst("^Configuration validation failed:\\s*", "")
                .replaceAll("([a-z.]+\\.\\w+Exception: )?SRCFG\\d+: ", "")
                .replace(" threw an Exception whilst being converted ", " is refused. ")
                .strip();
    }

    static String firstLine(Throwable e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().strip().lines().findFirst().orElse("");
    }
}
