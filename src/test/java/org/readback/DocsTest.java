package org.readback;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documentation names nothing that is not there: files, types, packages, the table that {@link ArchitectureTest} holds. */
class DocsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*(\\.[A-Z]\\w+)*");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern PATH =
            Pattern.compile("[\\w.-]*/[\\w./-]*|[\\w.-]+\\.(sql|java|js|css|html|yml|yaml|md)");
    private static final Pattern OWN_PATH =
            Pattern.compile("(bin|docs|quizzes|src|bench)/\\S*|[\\w.-]+\\.(yml|xml|md)");
    /** What stands for a name that a reader chooses. */
    private static final Pattern PLACEHOLDER = Pattern.compile(".*<\\w+>.*");

    private static final Path ROOT = Path.of("");
    private static final Path ADRS = Path.of("docs/adr");
    private static final String ARCHITECTURE = read(Path.of("docs/ARCHITECTURE.md"));
    private static final JavaClasses TYPES = new ClassFileImporter().importPackages("org.readback");
    private static final Set<String> FILES = files("src", "quizzes", "docs", "bin", "bench").stream()
            .map(file -> "/" + file.toString().replace('\\', '/'))
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> WORDS = files("src/main/java", "src/main/resources/db").stream()
            .flatMap(file -> words(read(file)).stream())
            .collect(Collectors.toSet());

    @TestFactory
    List<DynamicTest> links_lead_to_files() {
        return eachDocument(document -> {
            var missing = new ArrayList<String>();
            for (var target : links(read(document))) {
                var file =
                        document.resolveSibling(target.replaceFirst("#.*", "")).normalize();
                if (!target.startsWith("#") && !Files.exists(file)) {
                    missing.add(target);
                }
            }
            assertThat(missing).isEmpty();
        });
    }

    @TestFactory
    List<DynamicTest> files_of_the_project_that_are_named_are_there() {
        return eachDocument(document -> assertThat(codes(read(document)))
                .filteredOn(code -> OWN_PATH.matcher(code.split(" ")[0]).matches())
                .filteredOn(code -> !PLACEHOLDER.matcher(code).matches())
                .filteredOn(code -> !isPath(code.split(" ")[0]))
                .isEmpty());
    }

    @Test
    void what_the_architecture_names_is_in_the_code() {
        assertThat(unknown(ARCHITECTURE)).isEmpty();
    }

    /** Who reads that something is tested must find the test. */
    @Test
    void the_tests_that_the_page_on_security_names_are_there() {
        assertThat(codes(read(Path.of("docs/SECURITY.md"))))
                .filteredOn(code -> code.matches("\\w+(Test|IT)"))
                .hasSizeGreaterThan(20)
                .filteredOn(code -> !isType(code))
                .isEmpty();
    }

    @Test
    void the_things_in_the_picture_are_types() {
        var picture =
                FENCED.matcher(ARCHITECTURE).results().findFirst().orElseThrow().group();

        assertThat(WORD.matcher(picture).results().map(found -> found.group()))
                .filteredOn(word -> TYPE.matcher(word).matches())
                .isNotEmpty()
                .filteredOn(word -> !isType(word))
                .isEmpty();
    }

    @Test
    void the_package_table_is_the_one_that_is_checked() {
        var table = new TreeMap<String, Set<String>>();
        for (var row : rows("| package |")) {
            table.put(codes(row.get(0)).get(0), new TreeSet<>(codes(row.get(2))));
        }

        assertThat(table).isEqualTo(ArchitectureTest.MAY_USE);
    }

    @Test
    void what_a_package_is_said_to_hold_is_in_it() {
        for (var row : rows("| package |")) {
            var types = codes(row.get(1)).stream()
                    .filter(code -> TYPE.matcher(code).matches())
                    .toList();
            assertThat(types)
                    .as(row.get(0))
                    .filteredOn(type -> TYPES.stream().noneMatch(there -> there.getFullName()
                            .equals("org.readback." + codes(row.get(0)).get(0) + "." + type)))
                    .isEmpty();
        }
    }

    @Test
    void decisions_are_numbered_without_gaps() throws IOException {
        List<String> names;
        try (var files = Files.list(ADRS)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        int number = 0;
        for (var name : names) {
            number++;
            assertThat(name).matches("%04d-[a-z0-9]+(-[a-z0-9]+)*\\.md".formatted(number));
            assertThat(read(ADRS.resolve(name)))
                    .startsWith("# " + number + ". ")
                    .contains("**Context.**", "**Decision.**", "**Consequences.**");
        }
        assertThat(number).isPositive();
    }

    @Test
    void the_rules_can_fail() {
        assertThat(unknown("`KindsTest`, `grading/Kinds`, `assets/inbox.js`, `no_such_table`, `V999__x.sql`"))
                .containsExactly("KindsTest", "grading/Kinds", "assets/inbox.js", "no_such_table", "V999__x.sql");
        assertThat(unknown("`DocsTest`, `grading/Kind`, `assets/outbox.js`, `response_log`, `grading`, `mark()`"))
                .isEmpty();
        assertThat(links("[a](b.md#c) [d](https://example.org) `[e](f)`\n```\n[g](h)\n```\n"))
                .containsExactly("b.md#c");
    }

    /** What stands in backticks and is neither a type, a file, a package, nor a word of the code. */
    private static List<String> unknown(String text) {
        return codes(text).stream()
                .filter(code -> !PLACEHOLDER.matcher(code).matches())
                .filter(code -> PATH.matcher(code).matches()
                        ? !isPath(code)
                        : TYPE.matcher(code).matches() ? !isType(code) : !WORDS.containsAll(words(code)))
                .toList();
    }

    private static boolean isType(String name) {
        return TYPES.stream().map(JavaClass::getName).anyMatch(there -> there.replace('$', '.')
                .endsWith("." + name));
    }

    /** A file or directory from the root of the project, or the end of the path of one in it, with or without .java. */
    private static boolean isPath(String path) {
        return Files.exists(ROOT.resolve(path))
                || FILES.stream()
                        .anyMatch(file -> file.endsWith("/" + path)
                                || file.endsWith("/" + path + ".java")
                                || path.endsWith("/") && file.contains("/" + path));
    }

    private static List<String> codes(String text) {
        return CODE.matcher(prose(text)).results().map(found -> found.group(1)).toList();
    }

    private static List<String> links(String text) {
        return LINK.matcher(prose(text).replaceAll(CODE.pattern(), ""))
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.matches("(https?|mailto):.*"))
                .toList();
    }

    private static String prose(String text) {
        return FENCED.matcher(text).replaceAll("");
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    /** The cells of the table of the architecture whose head begins so. */
    private static List<List<String>> rows(String head) {
        var rows = ARCHITECTURE
                .lines()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).as(head).isNotEmpty();
        return rows;
    }

    private interface Check {
        void on(Path document);
    }

    private static List<DynamicTest> eachDocument(Check check) {
        var documents = Stream.concat(
                        Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("quizzes/README.md")),
                        files("docs").stream().filter(file -> file.toString().endsWith(".md")))
                .toList();
        return documents.stream()
                .map(document -> DynamicTest.dynamicTest(document.toString(), () -> check.on(document)))
                .toList();
    }

    private static List<Path> files(String... directories) {
        var all = new ArrayList<Path>();
        for (var directory : directories) {
            try (var files = Files.walk(Path.of(directory))) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
