package org.readback.start;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What this package says at the terminal. Qute's message bundles would need Quarkus, which is not running yet. */
final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.readback.start.messages");

    private Messages() {}

    /** The text of {@code key}. Values appear as they are: a port is 8080, never 8,080. */
    static String of(String key, Object... values) {
        return MessageFormat.format(
                BUNDLE.getString(key), Stream.of(values).map(String::valueOf).toArray());
    }
}
