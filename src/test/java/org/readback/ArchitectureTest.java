package org.readback;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
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
    static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.of(
            "kernel", Set.of(),
            "grading", Set.of(),
            "access", Set.of(),
            "people", Set.of("access"),
            "content", Set.of("grading"),
            "delivery", Set.of("content", "grading", "people", "access"),
            "results", Set.of("delivery", "content", "people", "grading", "access"),
            "web", Set.of("people", "content", "grading", "delivery", "results", "access"),
            "start", Set.of("content")));

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

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Dto|DTO|Manager|Helper|Util|Utils|Service|Repository)")
                .check(CODE);
    }

    @Test
    void the_rules_can_fail() {
        assertThat(BROKEN).extracting("name").contains(ReadsTheTimeAndUsesWeb.class.getName());
        assertThat(noClockOutsideKernel().evaluate(BROKEN).hasViolation()).isTrue();
        assertThat(mayUse("results", ROOT + "fixture.brokenrules.")
                        .evaluate(BROKEN)
                        .hasViolation())
                .isTrue();
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
