package org.readback.start;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What each command that starts the server takes. */
final class StartOptions {
    @Option(names = "--verbose", descriptionKey = "verbose")
    private boolean verbose;

    @Option(names = "-D", paramLabel = "NAME=VALUE", mapFallbackValue = "true", descriptionKey = "define")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Whether a start that fails shows its stack trace, too. */
    boolean verbose() {
        return verbose;
    }

    /** Settings count from here on, before the configuration is read. */
    void apply() {
        settings.forEach(System::setProperty);
    }
}
