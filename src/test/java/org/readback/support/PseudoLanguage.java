package org.readback.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A language for tests, made from the English texts before the first test runs: each text in brackets, longer by half as
 * translations are, and written from right to left. What is without brackets on its pages is no text of a bundle.
 */
public class PseudoLanguage implements LauncherSessionListener {
    /** The Unicode CLDR's own tag for a made-up language from right to left. */
    public static final String TAG = "ar-XB";

    public static final String OPEN = "⟦";
    public static final String CLOSE = "⟧";

    private static final Path ENGLISH = Path.of("src/main/resources/messages");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^}]*}");
    private static final String LONGER = "·······";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try (var files = Files.list(ENGLISH)) {
            var made = Files.createDirectories(
                    Path.of(getClass().getResource("/").toURI()).resolve("messages"));
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var english = Files.readAllLines(file);
                // The build looks into one directory of that name only.
                Files.write(made.resolve(name), english);
                Files.write(made.resolve(name.replace(".", "_" + TAG + ".")), translated(english));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> translated(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .map(text -> text[0] + "=" + translated(text[1]))
                .toList();
    }

    private static String translated(String text) {
        var longer = new StringBuilder();
        for (int more = EXPRESSION.matcher(text).replaceAll("").length() / 2 + 1; more > 0; more -= LONGER.length()) {
            longer.append(' ').append(LONGER, 0, Math.min(more, LONGER.length()));
        }
        return OPEN + text + longer + CLOSE;
    }
}
