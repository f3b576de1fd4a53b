package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.content.Editions;
import org.readback.delivery.Assignments;
import org.readback.delivery.Attempts;
import org.readback.delivery.NewAssignment;
import org.readback.delivery.Rules;
import org.readback.support.Client;
import org.readback.support.Schools;

/** Files of two releases never meet in a browser, though browsers keep them. */
@QuarkusTest
class AssetAddressesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern NAMED_ASSET = Pattern.compile("/assets/(?!\\{inject:page\\.version}/)");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\b[^;]*?['\"]([^'\"]+)['\"]");

    @Inject
    Schools schools;

    @Inject
    Editions editions;

    @Inject
    Assignments assignments;

    @Inject
    Attempts attempts;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Test
    void every_page_names_assets_with_the_version() throws IOException {
        try (var templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(NAMED_ASSET.matcher(Files.readString(template)).results())
                        .as(template.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_script_names_its_modules_beside_itself_so_that_they_have_the_version_of_the_page() throws IOException {
        try (var assets = Files.list(RESOURCES.resolve("META-INF/resources/assets"))) {
            for (var script :
                    assets.filter(file -> file.toString().endsWith(".js")).toList()) {
                var text = Files.readString(script);
                assertThat(imports(text)).as(script.toString()).allMatch(name -> name.matches("\\./[a-z-]+\\.js"));
                assertThat(text).as(script.toString()).doesNotContain("import(", "import.meta");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempt.js", "unsent.js", "live.js", "print.js"})
    void all_modules_of_a_script_are_there(String script) {
        assertThat(modulesOf(asset(script), schools.nobody())).contains(asset(script), asset(path(script)));
    }

    @Test
    void the_page_of_an_attempt_fetches_all_modules_at_once() {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        var schoolClass = school.schoolClass(teacher, "9A");
        var student = school.student(schoolClass, "Imani Okafor");
        var now = clock.instant();
        var edition =
                editions.current("how-tides-work/how-tides-work").orElseThrow().id();
        var assignment = assignments.assign(
                teacher, new NewAssignment(schoolClass.id(), edition, Rules.plain(now.minusSeconds(60))), now);
        var page = schools.as(student)
                .get("/attempts/" + attempts.start(student, assignment.id(), now))
                .page();

        var needed = modulesOf(page.select("script[type=module]").attr("src"), schools.nobody());
        needed.remove(asset("attempt.js"));
        assertThat(page.select("link[rel=modulepreload]").eachAttr("href")).containsExactlyInAnyOrderElementsOf(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.1", "undefined", "..", "%2e%2e"})
    void nothing_is_there_under_another_version(String other) {
        assertThat(schools.nobody().get("/assets/" + other + "/attempt.js").status())
                .isEqualTo(404);
    }

    @Test
    void an_asset_that_is_not_there_is_not_there_under_the_version_either() {
        assertThat(schools.nobody().get(asset("nothing.js")).status()).isEqualTo(404);
    }

    /** One module that it has whatever else it has. */
    private static String path(String script) {
        return script.equals("unsent.js") ? "store.js" : "page.js";
    }

    private String asset(String name) {
        return "/assets/" + version + "/" + name;
    }

    /** The addresses of a script and of all that it imports, as a browser makes them. */
    private static TreeSet<String> modulesOf(String script, Client browser) {
        var seen = new TreeSet<String>();
        var next = new ArrayDeque<>(List.of(script));
        while (!next.isEmpty()) {
            var address = next.pop();
            if (seen.add(address)) {
                var answer = browser.get(address);
                assertThat(answer.status()).as(address).isEqualTo(200);
                assertThat(answer.header("Content-Type")).as(address).contains("javascript");
                for (var name : imports(answer.body())) {
                    next.add(Path.of(address)
                            .getParent()
                            .resolve(name)
                            .normalize()
                            .toString());
                }
            }
        }
        return seen;
    }

    private static List<String> imports(String script) {
        return IMPORT.matcher(script).results().map(found -> found.group(1)).toList();
    }
}
