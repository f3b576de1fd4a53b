package org.readback.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.readback.support.Browser.Width;
import org.readback.support.JourneyTest;

/** A teacher looks after a class, and an administrator after the school. */
@QuarkusTest
class ClassJourneyTest extends JourneyTest {
    @Test
    void a_teacher_fills_a_class_at_a_desk() {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        school.schoolClass(teacher, "9B English");
        try (var visitor = browser.visitor(Width.DESK).signedInAs(schools.as(teacher))) {
            var page = visitor.page;
            visitor.open("/classes");
            visitor.button("Make the class").click();
            assertThat(page.locator(".error-summary")).containsText("Name: type a name.");
            visitor.look("classes-refused");
            visitor.field("Name of the class").fill("9A English");
            visitor.button("Make the class").click();
            assertThat(page.locator("h1")).hasText("9A English");
            visitor.look("class-empty");

            visitor.link("Join code").click();
            assertThat(page.getByRole(AriaRole.IMG))
                    .hasAttribute("aria-label", Pattern.compile("QR code that leads to .*/join.*"));
            visitor.look("join-code");
            visitor.button("Close joining").click();
            assertThat(page.locator(".poster")).hasCount(0);
            visitor.look("join-code-closed");
            visitor.link("9A English").click();

            visitor.link("Add students").click();
            visitor.look("students-new");
            visitor.field("Names").fill("Imani Okafor\nSmith, Jo\n\nBen Osei\n" + "x".repeat(150));
            visitor.button("Add the students").click();
            assertThat(page.locator(".error-summary")).containsText("2 lines need mending. Nobody was added.");
            assertThat(page.locator("#names-error li")).hasCount(2);
            assertThat(page.locator("#names-error li").first()).containsText("Line 2, \"Smith, Jo\"");
            visitor.look("students-new-refused");
            visitor.field("Names").fill("Imani Okafor\nJo Smith\nBen Osei\nJo Smith");
            visitor.button("Add the students").click();
            assertThat(page.locator("#repeated-error")).containsText("Line 4: Jo Smith stands further up");
            visitor.look("students-new-twice");
            page.getByText("Add them all the same").click();
            visitor.button("Add the students").click();

            assertThat(page.locator("input[name=student]:checked")).hasCount(4);
            visitor.look("slips-choice");
            page.getByText("Ben Osei").click();
            visitor.button("Make the slips").click();
            assertThat(page.locator(".slip-name")).hasText(new String[] {"Imani Okafor", "Jo Smith", "Jo Smith"});
            visitor.look("slips");
            visitor.link("Done").click();

            assertThat(page.locator("tbody tr")).hasCount(4);
            assertThat(page.locator(".lead")).containsText("4 have not chosen a password yet.");
            visitor.look("class");
            visitor.link("Imani Okafor").click();
            visitor.look("student");
            visitor.button("Make a new slip").click();
            assertThat(page.locator(".slip-name")).hasText("Imani Okafor");
            visitor.link("Done").click();
            visitor.field("Name").fill("");
            visitor.button("Save the name").click();
            visitor.look("student-refused");
            visitor.field("Name").fill("Imani Okafor-Lund");
            visitor.button("Save the name").click();
            assertThat(page.locator("h1")).hasText("Imani Okafor-Lund");
            visitor.field("Class").selectOption("9B English");
            visitor.button("Move").click();
            assertThat(page.locator(".notice.ok")).containsText("The student is in this class now.");
            assertThat(page.locator(".page-head .meta")).hasText("9B English");
            visitor.link("Remove").click();
            visitor.look("student-removal");
            visitor.button("Remove the student").click();
            assertThat(page.locator("#removed")).isVisible();
            visitor.look("class-removed");
            visitor.link("Imani Okafor-Lund").click();
            visitor.look("student-removed");
            visitor.button("Let them join again").click();
            assertThat(page.locator(".notice")).containsText("can join again with the code of the class.");
            visitor.look("student-may-return");
        }
    }

    @Test
    void a_teachers_pages_on_a_phone_in_the_dark() {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        var schoolClass = school.schoolClass(teacher, "9A English");
        var students = school.students(schoolClass, 3);
        var here = "/classes/" + schoolClass.id();
        try (var visitor = browser.visitor(Width.PHONE, true, ColorScheme.DARK).signedInAs(schools.as(teacher))) {
            var pages = List.of(
                    "classes", "/classes",
                    "class", here,
                    "class-name", here + "/name",
                    "join-code", here + "/join-code",
                    "students-new", here + "/students/new",
                    "student", here + "/students/" + students.get(0).id());
            for (int i = 0; i < pages.size(); i += 2) {
                visitor.open(pages.get(i + 1));
                visitor.look(pages.get(i));
            }
            visitor.open(here + "/students/new");
            visitor.field("Names").fill("Student 1\nNew Student\nStudent 2, 3");
            visitor.button("Add the students").click();
            assertThat(visitor.page.locator(".error-summary")).containsText("one line needs mending");
            visitor.look("students-new-refused");
            visitor.open(here + "/slips");
            visitor.look("slips-choice");
            visitor.button("Make the slips").click();
            visitor.look("slips");
        }
    }

    @Test
    void an_administrator_looks_after_the_school() {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        school.teacher("Ravi Gupta");
        var schoolClass = school.schoolClass(teacher, "9A English");
        school.students(schoolClass, 60);
        try (var desk = browser.visitor(Width.DESK).signedInAs(schools.as(school.administrator()));
                var phone = browser.visitor(Width.PHONE).signedInAs(schools.as(school.administrator()))) {
            var page = desk.page;
            desk.open("/people");
            assertThat(page.locator(".pager")).containsText("1 to 50 of 63");
            desk.look("people");
            desk.link("Next page").click();
            assertThat(page.locator("tbody tr")).hasCount(13);
            desk.field("Name or sign-in name").fill("park");
            desk.field("Show").selectOption("Teachers");
            desk.button("Search").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            desk.link("Ada Park").click();
            desk.look("person");
            desk.link("Remove").click();
            desk.look("person-removal");
            desk.link("Keep").click();
            desk.link("People").first().click();
            page.getByRole(AriaRole.MAIN)
                    .getByRole(AriaRole.LINK)
                    .getByText("Classes")
                    .click();
            desk.look("school-classes");
            desk.link("9A English").click();
            desk.button("Give the class").click();
            assertThat(page.locator(".error-summary")).containsText("Teacher: choose one.");
            desk.look("class-teachers-refused");
            desk.field("Teacher").selectOption("Ravi Gupta");
            desk.button("Give the class").click();
            assertThat(page.locator(".demo-people li")).hasCount(2);
            desk.look("class-teachers");
            desk.button("Take from Ada Park").click();
            assertThat(page.locator(".demo-people li")).hasText(new Pattern[] {Pattern.compile("Ravi Gupta.*")});

            for (var path : List.of(
                    "/people?q=student+1",
                    "/people?q=nobody+of+this+name",
                    "/people/" + teacher.id(),
                    "/people/" + teacher.id() + "/removal",
                    "/people/new",
                    "/school",
                    "/people/classes",
                    "/people/classes/" + schoolClass.id())) {
                phone.open(path);
                phone.look("administrator" + path.replaceAll("[0-9]+", "n").replaceAll("[^a-z]+", "-"));
            }
            assertThat(phone.page.locator("h1")).hasText("9A English");
        }
    }
}
