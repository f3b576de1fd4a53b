package org.readback;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.qute.i18n.MessageBundle;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readback.fixture.brokenrules.results.ReadsTheTimeAndUsesWeb;

/** Holds docs/ARCHITECTURE.md's package table and the house rules that a compiler does not know. */
class ArchitectureTest {
    private static final String ROOT = "org.readback.";

    /** Package -> what it may use beside itself and kernel. */
    static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("grading", Set.of()),
            Map.entry("access", Set.of()),
            Map.entry("people", Set.of("access")),
            Map.entry("content", Set.of("grading")),
            Map.entry("reading", Set.of("content", "grading", "access")),
            Map.entry("receipts", Set.of("content", "grading", "access")),
            Map.entry("assignments", Set.of("content", "people", "access")),
            Map.entry(
                    "delivery", Set.of("assignments", "reading", "receipts", "content", "grading", "people", "access")),
            Map.entry("live", Set.of("delivery", "assignments", "people", "access")),
            Map.entry(
                    "results", Set.of("delivery", "assignments", "reading", "content", "people", "grading", "access")),
            Map.entry("web", Set.of("people", "content", "grading", "assignments", "delivery", "results", "access")),
            Map.entry("start", Set.of("content"))));

    /** Files in a package: one that has more wants to be two. */
    private static final int MOST_FILES = 45;

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.readback");
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages("org.readback.fixture.brokenrules");

    @TestFactory
    List<DynamicTest> a_package_uses_only_what_the_table_allows() {
        var tests = new ArrayList<DynamicTest>();
        MAY_USE.keySet()
                .forEach(name -> tests.add(
                        DynamicTest.dynamicTest(name, () -> mayUse(name, ROOT).check(CODE))));
        return tests;
    }

    @Test
    void the_table_names_every_package() {
        var there = new TreeSet<String>();
        CODE.forEach(
                type -> there.add(type.getPackageName().substring(ROOT.length()).split("\\.")[0]));
        assertThat(there).isEqualTo(MAY_USE.keySet());
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("org.readback.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void grading_is_pure_java() {
        classes()
                .that()
                .resideInAPackage("org.readback.grading..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAPackage("org.readback.grading.."))
                        .or(resideInAPackage("org.readback.kernel..")))
                .check(CODE);
    }

    @Test
    void only_kernel_reads_the_clock() {
        noClockOutsideKernel().check(CODE);
    }

    /**
     * Messages that the framework injects are in the standard language, whoever reads them. Nobody in the code calls what the
     * framework calls.
     */
    @Test
    void messages_come_in_the_readers_language() {
        assertThat(injectedMessages(CODE)).isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Dto|DTO|Manager|Helper|Util|Utils|Service|Repository)")
                .check(CODE);
    }

    @Test
    void resources_are_package_private() {
        resourcesArePackagePrivate().check(CODE);
    }

    /** What is no method of a resource is only warned of by Quarkus, and then a 404. */
    @Test
    void methods_of_resources_are_public() {
        methodsOfResourcesArePublic().check(CODE);
    }

    @Test
    void entities_are_package_private() {
        entitiesArePackagePrivate().check(CODE);
    }

    @Test
    void a_package_has_not_too_many_files() throws IOException {
        assertThat(larger(MOST_FILES)).isEmpty();
    }

    @Test
    void the_rules_can_fail() throws IOException {
        assertThat(BROKEN).extracting("name").contains(ReadsTheTimeAndUsesWeb.class.getName());
        assertThat(noClockOutsideKernel().evaluate(BROKEN).hasViolation()).isTrue();
        assertThat(injectedMessages(BROKEN)).isNotEmpty();
        assertThat(mayUse("results", ROOT + "fixture.brokenrules.")
                        .evaluate(BROKEN)
                        .hasViolation())
                .isTrue();
        assertThat(resourcesArePackagePrivate().evaluate(BROKEN).hasViolation()).isTrue();
        assertThat(methodsOfResourcesArePublic().evaluate(BROKEN).hasViolation())
                .isTrue();
        assertThat(entitiesArePackagePrivate().evaluate(BROKEN).hasViolation()).isTrue();
        assertThat(larger(1)).containsKey("kernel");
    }

    private static ArchRule resourcesArePackagePrivate() {
        return classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();
    }

    private static ArchRule methodsOfResourcesArePublic() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic();
    }

    private static ArchRule entitiesArePackagePrivate() {
        return classes()
                .that()
                .areAssignableTo(PanacheEntityBase.class)
                .and()
                .areNotAnnotatedWith(MappedSuperclass.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    /** The packages with more files than that, with how many they have. */
    private static Map<String, Integer> larger(int most) throws IOException {
        var larger = new TreeMap<String, Integer>();
        for (var name : MAY_USE.keySet()) {
            try (var files = Files.list(java.nio.file.Path.of("src/main/java/org/readback", name))) {
                int count = (int) files.count();
                if (count > most) {
                    larger.put(name, count);
                }
            }
        }
        return larger;
    }

    private static List<String> injectedMessages(JavaClasses code) {
        return code.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(MessageBundle.class)))
                .filter(unit -> unit.getCallsOfSelf().isEmpty())
                .map(JavaCodeUnit::getFullName)
                .toList();
    }

    private static ArchRule mayUse(String name, String root) {
        var forbidden = new TreeSet<>(MAY_USE.keySet());
        forbidden.remove(name);
        forbidden.remove("kernel");
        forbidden.removeAll(MAY_USE.get(name));
        return noClasses()
                .that()
                .resideInAPackage(root + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        forbidden.stream().map(other -> root + other + "..").toArray(String[]::new))
                .allowEmptyShould(true);
    }

    private static ArchRule noClockOutsideKernel() {
        var rule = noClasses()
                .that(resideOutsideOfPackage("org.readback.kernel.."))
                .should();
        return rule.callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone");
    }
}
