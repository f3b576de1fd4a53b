package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.Viewer;
import org.readback.support.Client;
import org.readback.support.Schools;
import org.readback.support.Statements;

/** What the pages about people and classes ask of the database does not grow with a class or a school. */
@QuarkusTest
class QueriesOfPagesTest {
    @Inject
    Schools schools;

    private Schools.School school;
    private Viewer teacher;
    private SchoolClass schoolClass;
    private Student student;

    @BeforeEach
    void a_class() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        schoolClass = school.schoolClass(teacher, "9A English");
        student = school.students(schoolClass, 1).get(0);
    }

    @Test
    void a_page_has_as_many_queries_for_many_as_for_few_and_no_transaction() {
        var teachers = schools.as(teacher);
        var administrators = schools.as(school.administrator());
        var students = schools.as(student.id());
        Supplier<List<String>> statements = () -> {
            var here = "/classes/" + schoolClass.id();
            var all = counted(
                    teachers,
                    "/classes",
                    here,
                    here + "/slips",
                    here + "/join-code",
                    here + "/students/" + student.id());
            all.addAll(counted(
                    administrators,
                    "/people",
                    "/people?q=student&show=students",
                    "/people/" + student.id(),
                    "/school",
                    "/people/classes",
                    "/people/classes/" + schoolClass.id()));
            all.addAll(counted(students, "/account"));
            return all;
        };
        var few = statements.get();
        school.students(schoolClass, 40);
        school.students(school.schoolClass(teacher, "9B English"), 5);
        school.schoolClass(school.teacher("Ravi Gupta"), "9C English");
        assertThat(statements.get()).isEqualTo(few);
        assertThat(Statements.commitsDuring(statements::get)).isZero();
        assertThat(Statements.commitsDuring(
                        () -> teachers.post("/classes/" + schoolClass.id() + "/joining", "open", "true")))
                .as("a change is seen")
                .isPositive();
    }

    /** For each page, the look at the session too. */
    private static List<String> counted(Client browser, String... pages) {
        return List.of(pages).stream()
                .map(page -> page + ": "
                        + Statements.during(
                                () -> assertThat(browser.get(page).status()).isEqualTo(200)))
                .collect(Collectors.toList());
    }

    @Test
    void many_students_are_added_by_as_many_statements_as_two() {
        var browser = schools.as(teacher);
        int two = Statements.during(() -> add(browser, "Pair", 2));
        assertThat(Statements.during(() -> add(browser, "Crowd", StudentList.MOST)))
                .isEqualTo(two);
    }

    /** With sign-in names that nobody has yet. */
    private void add(Client browser, String firstName, int count) {
        var here = "/classes/" + schoolClass.id() + "/students";
        var names = IntStream.range(0, count)
                .mapToObj(i -> firstName + " " + (char) ('A' + i / 26) + (char) ('a' + i % 26) + "counted")
                .collect(Collectors.joining("\n"));
        assertThat(browser.get(here + "/new").submit(here, "names", names).to()).endsWith("/slips?done=added");
    }
}
