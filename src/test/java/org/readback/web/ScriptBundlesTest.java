package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page's script comes with all its modules in one file: browsers keep files, and would mix those of two releases. */
class ScriptBundlesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern SCRIPT =
            Pattern.compile("<script [^>]*src=\"/assets/([a-z-]+\\.js)(\\?v=\\{inject:page\\.version})?\"");

    @ParameterizedTest
    @MethodSource("scriptsOfPages")
    void a_script_of_a_page_imports_nothing(String script) {
        assertThat(built(script)).isNotBlank().doesNotContainPattern("(?m)^(import|export)\\b|\\bimport\\s*[(.]");
    }

    @Test
    void the_script_of_an_attempt_has_all_its_modules_once() {
        var script = built("attempt.js");
        for (var part : new String[] {"class Outbox ", "class Store ", "class DeadlineClock ", "const LAST_RETRY = "}) {
            assertThat(script.split(Pattern.quote(part), -1)).as(part).hasSize(2);
        }
    }

    @Test
    void every_script_in_a_page_has_the_version_in_its_address() {
        assertThat(named().filter(named -> !named.endsWith(".version}\""))).isEmpty();
    }

    static Stream<String> scriptsOfPages() {
        var names = new TreeSet<String>();
        named().forEach(named -> names.add(SCRIPT.matcher(named).replaceFirst("$1")));
        assertThat(names).contains("attempt.js", "unsent.js", "live.js", "print.js");
        return names.stream();
    }

    private static Stream<String> named() {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).map(ScriptBundlesTest::read).toList().stream()
                    .flatMap(text -> SCRIPT.matcher(text).results())
                    .map(found -> found.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String built(String script) {
        try (var in = ScriptBundlesTest.class.getResourceAsStream("/META-INF/resources/assets/" + script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
