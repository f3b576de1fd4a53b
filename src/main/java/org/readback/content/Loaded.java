package org.readback.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** English words that praise or blame, one a line in neutrality-words.txt; a star stands for any ending. */
final class Loaded {
    private static final Pattern WORDS = read();

    private Loaded() {}

    /** Those that a text uses, in lower case. */
    static Set<String> words(String text) {
        return WORDS.matcher(text)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern read() {
        try (InputStream in = Loaded.class.getResourceAsStream("neutrality-words.txt")) {
            var words = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(word -> word.endsWith("*")
                            ? Pattern.quote(word.substring(0, word.length() - 1)) + "\\p{L}*"
                            : Pattern.quote(word))
                    .collect(Collectors.joining("|"));
            return Pattern.compile(
                    "(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
