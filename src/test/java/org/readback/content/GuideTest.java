package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.readback.content.Finding.Severity;
import org.readback.grading.Kind;
import org.readback.grading.Misreading;
import org.readback.grading.Response;

/** quizzes/README.md, the guide for authors: its examples are one passage and one quiz, and its tables are what the code does. */
class GuideTest {
    private static final String GUIDE = read("quizzes/README.md");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    Path directory;

    @Test
    void lint_finds_nothing_in_the_examples() {
        put();

        assertThat(Lint.check(directory, "guide")).isEqualTo(new Lint.Result(1, 1, List.of()));
    }

    @Test
    void each_kind_has_its_example_under_its_name() {
        assertThat(quiz().questions())
                .extracting(question -> question.task().kind())
                .containsExactly(Kind.values());
        for (var kind : Kind.values()) {
            assertThat(blocks(section("### " + kind.code()), "yaml"))
                    .singleElement()
                    .asString()
                    .contains("type: " + kind.code() + "\n");
        }
    }

    @Test
    void each_kind_says_how_many_things_the_schema_allows() throws IOException {
        var definitions =
                new ObjectMapper().readTree(read("quizzes/quiz.schema.json")).path("$defs");
        for (var kind : Kind.values()) {
            for (var property : definitions.path(kind.code()).path("properties").properties()) {
                var reference = property.getValue().path("$ref").asText().replace("#/$defs/", "");
                var list = reference.isEmpty() ? property.getValue() : definitions.path(reference);
                if (list.has("minItems") && !property.getKey().equals("accept")) {
                    assertThat(section("### " + kind.code()).replaceAll("\\s+", " "))
                            .contains("%d to %d `%s`"
                                    .formatted(
                                            list.path("minItems").asInt(),
                                            list.path("maxItems").asInt(),
                                            property.getKey()));
                }
            }
        }
    }

    @TestFactory
    List<DynamicTest> an_answer_earns_what_the_guide_says() {
        var quiz = quiz();
        var shown = new ArrayList<Kind>();
        var tests = new ArrayList<DynamicTest>();
        for (var row : rows("| type | earns |")) {
            if (!row.get(0).isEmpty()) {
                shown.add(Kind.of(code(row.get(0))));
            }
            var kind = shown.get(shown.size() - 1);
            var question = quiz.questions().get(kind.ordinal());
            tests.add(DynamicTest.dynamicTest(kind.code() + " " + row.get(2), () -> {
                var response = question.task()
                        .read(response(code(row.get(2))), quiz.passage().sentenceIds());
                var mark = question.mark(response);
                assertThat(mark.earned() + " of " + mark.possible()).isEqualTo(row.get(3));
            }));
        }
        assertThat(shown).containsExactly(Kind.values());
        return tests;
    }

    @Test
    void the_tables_name_every_rule_with_its_severity() {
        var read = Stream.concat(
                        Stream.of("file", "yaml", "schema", "passage").map(name -> Map.entry(name, Severity.ERROR)),
                        Stream.concat(Soundness.QUIZ_RULES.stream(), Soundness.RULES.stream())
                                .map(rule -> Map.entry(rule.name(), rule.severity())))
                .toList();
        var craft = Stream.concat(Craft.RULES.stream(), Craft.FOLDER_RULES.stream())
                .map(rule -> Map.entry(rule.name(), rule.severity()))
                .toList();

        assertThat(severities("| rule | severity | what is wrong |")).containsExactlyElementsOf(read);
        assertThat(severities("| rule | severity | what to write instead |")).containsExactlyElementsOf(craft);
        assertThat(Stream.concat(read.stream(), craft.stream()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(rulesWithWords());
    }

    @Test
    void the_numbers_of_the_rules_are_those_of_lint() {
        var words = new TreeMap<String, String>();
        rows("| rule | severity | what to write instead |").forEach(row -> words.put(code(row.get(0)), row.get(2)));

        assertThat(words.get("key-balance")).contains(Craft.FEW_CHOICES + " or more");
        assertThat(words.get("verdict-balance")).contains(Craft.FEW_CLAIMS + " or more");
        assertThat(words.get("longest-option")).contains(Craft.LONGER + " times");
        assertThat(words.get("text-length"))
                .contains(
                        Craft.LONGEST_STEM + " characters",
                        "options " + Craft.LONGEST_OPTION,
                        "feedback " + Craft.LONGEST_FEEDBACK);
    }

    @Test
    void the_tables_name_every_process_and_misreading() {
        assertThat(codes("| process |"))
                .containsExactlyElementsOf(
                        Arrays.stream(Process.values()).map(Process::code).toList());
        assertThat(codes("| misreading |"))
                .containsExactlyElementsOf(
                        Arrays.stream(Misreading.values()).map(Misreading::code).toList());
    }

    @Test
    void the_tables_name_every_field_of_a_passage_and_of_all_questions() throws IOException {
        var definitions =
                new ObjectMapper().readTree(read("quizzes/quiz.schema.json")).path("$defs");

        assertThat(codes("| front matter |").stream().map(code -> code.replaceFirst(":.*", "")))
                .containsExactlyInAnyOrderElementsOf(fields(definitions.path("passage")));
        assertThat(codes("| field |")).containsExactlyInAnyOrderElementsOf(fields(definitions.path("question")));
    }

    @Test
    void the_button_that_it_names_is_there() {
        var button = "Read the quiz files again";

        assertThat(GUIDE.replaceAll("\\s+", " ")).contains('"' + button + '"');
        assertThat(read("src/main/resources/messages/reading.properties")).contains("=" + button + "\n");
    }

    private static Set<String> rulesWithWords() {
        return ResourceBundle.getBundle("org.readback.content.findings").keySet().stream()
                .map(key -> key.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> fields(com.fasterxml.jackson.databind.JsonNode definition) {
        return definition.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private Quiz quiz() {
        put();
        return Shelf.read(directory, "guide")
                .folders()
                .get(0)
                .drafts()
                .get(0)
                .quiz()
                .orElseThrow();
    }

    private void put() {
        Written.put(directory, "skerry-point/passage.md", String.join("", blocks(GUIDE, "markdown")));
        Written.put(directory, "skerry-point/first-look.yaml", String.join("", blocks(GUIDE, "yaml")));
    }

    private static List<String> blocks(String text, String language) {
        return FENCED.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String section(String heading) {
        var start = GUIDE.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        var end = GUIDE.indexOf("\n##", start + 1);
        return GUIDE.substring(start, end < 0 ? GUIDE.length() : end);
    }

    /** {@code a, b} for a task with one part, {@code g1 = oil, g2 = a} for others. */
    private static Response response(String written) {
        var parts = new LinkedHashMap<String, List<String>>();
        for (var value : written.split(", ")) {
            var named = value.split(" = ");
            parts.computeIfAbsent(named.length == 1 ? Response.ANSWER : named[0], none -> new ArrayList<>())
                    .add(named[named.length - 1]);
        }
        return new Response(parts);
    }

    private static List<Map.Entry<String, Severity>> severities(String head) {
        return rows(head).stream()
                .map(row ->
                        Map.entry(code(row.get(0)), Severity.valueOf(row.get(1).toUpperCase(java.util.Locale.ROOT))))
                .toList();
    }

    /** What stands in backticks in the first column. */
    private static List<String> codes(String head) {
        return rows(head).stream()
                .flatMap(row -> CODE.matcher(row.get(0)).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static String code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.joining());
    }

    /** The cells of the table whose head begins so. */
    private static List<List<String>> rows(String head) {
        var lines = GUIDE.lines().toList();
        int start = 0;
        while (start < lines.size() && !lines.get(start).startsWith(head)) {
            start++;
        }
        var rows = lines.stream()
                .skip(start + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).as(head).isNotEmpty();
        return rows;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
