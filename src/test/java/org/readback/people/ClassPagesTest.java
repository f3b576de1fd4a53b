package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.HandledForms;
import org.readback.access.Viewer;
import org.readback.support.Client;
import org.readback.support.Schools;

/** A teacher's classes and the students in them. */
@QuarkusTest
class ClassPagesTest {
    @Inject
    Schools schools;

    @Inject
    Classes classes;

    @Inject
    Clock clock;

    private Schools.School school;
    private Viewer teacher;
    private SchoolClass schoolClass;
    private Student student;
    private Client browser;
    private String here;

    @BeforeEach
    void a_class() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        schoolClass = school.schoolClass(teacher, "9A English");
        student = school.students(schoolClass, 1).get(0);
        browser = schools.as(teacher);
        here = "/classes/" + schoolClass.id();
    }

    @Test
    void a_class_and_its_students_exist_for_its_own_teacher_only() {
        var colleague = school.teacher("Ravi Gupta");
        var mine = school.schoolClass(colleague, "9B English");
        var pages = List.of(
                "",
                "/name",
                "/slips",
                "/join-code",
                "/students/new",
                "/students/" + student.id(),
                "/students/" + student.id() + "/removal");
        var actions = List.of(
                "/name",
                "/slips",
                "/join-code",
                "/joining",
                "/students/" + student.id() + "/name",
                "/students/" + student.id() + "/password",
                "/students/" + student.id() + "/enrolment",
                "/students/" + student.id() + "/return",
                "/students/" + student.id() + "/removal");
        for (var page : pages) {
            assertThat(browser.get(here + page).status()).as(page).isEqualTo(200);
        }
        var elsewhere = schools.make().teacher("Somebody Else");
        for (var person : List.of(colleague, elsewhere, school.administrator(), school.student("Sam Stranger"))) {
            var other = schools.as(person);
            for (var page : pages) {
                assertThat(other.get(here + page).status()).as(page).isEqualTo(404);
            }
            for (var action : actions) {
                assertThat(post(other, here + action).status()).as(action).isEqualTo(404);
            }
        }
        // Nor through a class of one's own.
        var other = schools.as(colleague);
        for (var path : Stream.of("", "/removal").toList()) {
            assertThat(other.get("/classes/" + mine.id() + "/students/" + student.id() + path)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(post(other, "/classes/" + mine.id() + "/students/" + student.id() + "/password")
                        .status())
                .isEqualTo(404);
        assertThat(browser.get(here).texts("tbody th")).containsExactly("Student 1");
        assertThat(browser.get(here).texts("h1")).containsExactly("9A English");
    }

    private static Client.Answer post(Client client, String path) {
        return client.post(
                path,
                "name",
                "Taken",
                "class",
                "1",
                "open",
                "false",
                "form",
                HandledForms.fresh().toString());
    }

    @Test
    void a_student_cannot_be_moved_into_a_class_of_another_teacher() {
        var theirs = school.schoolClass(school.teacher("Ravi Gupta"), "9B English");
        var path = here + "/students/" + student.id() + "/enrolment";
        assertThat(browser.post(path, "class", String.valueOf(theirs.id())).status())
                .isEqualTo(404);
        for (var nowhere : List.of("", "x", "9".repeat(30), String.valueOf(schoolClass.id()))) {
            assertThat(browser.post(path, "class", nowhere).status()).isEqualTo(422);
        }
        assertThat(browser.get(here).texts("tbody th")).containsExactly("Student 1");
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_class() {
        var form = browser.get("/classes");
        var first = form.submit("/classes", "name", "  Year   7 ").to();
        assertThat(form.submit("/classes", "name", "Year 7").to()).isEqualTo(first);
        assertThat(browser.get("/classes").texts(".task-title")).containsExactly("9A English", "Year 7");
    }

    @Test
    void a_class_needs_a_name_and_the_form_comes_back_as_it_was_typed() {
        var long_ = "x".repeat(Names.LONGEST + 1);
        var refused = browser.get("/classes").submit("/classes", "name", long_);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#name").val()).isEqualTo(long_);
        assertThat(refused.page().select("#name").attr("aria-invalid")).isEqualTo("true");
        assertThat(browser.get("/classes").submit("/classes", "name", " ").text())
                .contains("Name: type a name.");
        assertThat(browser.get(here + "/name")
                        .submit(here + "/name", "name", "")
                        .status())
                .isEqualTo(422);
        assertThat(browser.get(here + "/name")
                        .submit(here + "/name", "name", "<b>9A</b>")
                        .follow()
                        .texts("h1"))
                .containsExactly("<b>9A</b>");
    }

    @Test
    void a_form_without_its_token_or_its_number_does_nothing() {
        browser.get("/classes");
        assertThat(browser.postWithoutToken("/classes", "name", "Year 7").status())
                .isEqualTo(400);
        assertThat(browser.post("/classes", "name", "Year 7").status()).isEqualTo(400);
        assertThat(browser.post("/classes", "name", "Year 7", "form", "x").status())
                .isEqualTo(400);
        assertThat(browser.get("/classes").texts(".task-title")).containsExactly("9A English");
    }

    @Test
    void a_new_code_replaces_the_old_one_once_a_form() {
        var page = browser.get(here + "/join-code");
        var old = page.texts(".poster-code").get(0);
        var made = page.submit(here + "/join-code").follow().texts(".poster-code");
        assertThat(made).singleElement().asString().isNotEqualTo(old);
        assertThat(page.submit(here + "/join-code").follow().texts(".poster-code"))
                .isEqualTo(made);
        var student = schools.as(school.student("Sam Stranger"));
        assertThat(student.get("/join?code=" + old).status()).isEqualTo(422);
        assertThat(student.get("/join?code=" + made.get(0)).status()).isEqualTo(200);
    }

    @Test
    void a_removed_student_is_signed_out_at_once_and_comes_back_by_joining() {
        var theirs = schools.as(student.id());
        assertThat(theirs.get("/home").status()).isEqualTo(200);
        var path = here + "/students/" + student.id();
        browser.get(path + "/removal").submit(path + "/removal");
        assertThat(theirs.get("/home").to()).startsWith("/sign-in");
        var page = browser.get(here);
        assertThat(page.texts("tbody th")).isEmpty();
        assertThat(page.texts("section[aria-labelledby=removed] li"))
                .singleElement()
                .asString()
                .startsWith("Student 1");
        // Who is out of the class is out of the teacher's hands.
        var other = school.schoolClass(teacher, "9B English");
        for (var action : List.of("/password", "/name", "/enrolment")) {
            assertThat(browser.post(
                                    path + action,
                                    "name",
                                    "Taken",
                                    "class",
                                    String.valueOf(other.id()),
                                    "form",
                                    HandledForms.fresh().toString())
                            .status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(browser.post(path + "/enrolment", "class", String.valueOf(schoolClass.id()))
                        .status())
                .isEqualTo(404);
        assertThat(browser.get(path + "/removal").status()).isEqualTo(404);
        assertThat(browser.get(path).text()).doesNotContain("Account");
        // A second press of "Remove" is no fault.
        assertThat(browser.post(path + "/removal").to()).isEqualTo(here + "?done=removed");
        assertThat(join().text()).contains("You were removed from 9A English").contains("Ask your teacher");
        assertThat(browser.get(path).submit(path + "/return").to()).isEqualTo(path);
        assertThat(browser.get(path).text()).contains("Student 1 can join again with the code of the class.");
        assertThat(browser.get(here).texts("tbody th")).isEmpty();
        assertThat(join().to()).isEqualTo("/home?done=joined");
        assertThat(browser.get(here).texts("tbody th")).containsExactly("Student 1");
        // Once: the next removal stands again.
        browser.post(path + "/removal");
        assertThat(join().status()).isEqualTo(422);
    }

    @Test
    void a_code_that_was_made_after_the_removal_lets_the_student_in() {
        var path = here + "/students/" + student.id();
        browser.post(path + "/removal");
        assertThat(join().status()).isEqualTo(422);
        browser.get(here + "/join-code").submit(here + "/join-code");
        assertThat(join().to()).isEqualTo("/home?done=joined");
        assertThat(browser.get(here).texts("tbody th")).containsExactly("Student 1");
    }

    @Test
    void letting_somebody_return_who_attends_changes_nothing() {
        var path = here + "/students/" + student.id();
        assertThat(browser.post(path + "/return").to()).isEqualTo(path);
        browser.post(path + "/removal");
        assertThat(join().status()).isEqualTo(422);
    }

    @Test
    void a_former_teacher_has_nothing_of_the_class_and_their_slips_are_of_no_use() {
        var colleague = school.teacher("Ravi Gupta");
        var administrator = schools.as(school.administrator());
        var staff = "/people/classes/" + schoolClass.id() + "/teachers";
        administrator.post(staff, "person", String.valueOf(colleague.id()));
        var slips = browser.get(here + "/slips");
        var code = slips.submit(here + "/slips").texts(".slip dd:last-of-type").get(0);
        var path = here + "/students/" + student.id();
        var form = browser.get(path);
        // Signed in with the slip, and no password chosen yet.
        var guest = signIn(code);
        administrator.post(staff + "/" + teacher.id() + "/removal");
        for (var page : List.of("", "/name", "/slips", "/join-code", "/students/new", "/students/" + student.id())) {
            assertThat(browser.get(here + page).status()).as(page).isEqualTo(404);
        }
        assertThat(slips.submit(here + "/slips").status()).isEqualTo(404);
        assertThat(form.submit(path + "/password").status()).isEqualTo(404);
        for (var action : List.of("/name", "/join-code", "/joining", "/students/" + student.id() + "/removal")) {
            assertThat(post(browser, here + action).status()).as(action).isEqualTo(404);
        }
        assertThat(guest.get("/account/password").to()).startsWith("/sign-in");
        assertThat(signIn(code).get("/account").to()).startsWith("/sign-in");
        // The others go on, with a slip of their own.
        var theirs = schools.as(colleague);
        var fresh = theirs.get(here + "/slips").submit(here + "/slips").texts(".slip dd:last-of-type");
        assertThat(signIn(fresh.get(0)).get("/account").to()).isEqualTo("/account/password");
    }

    @Test
    void a_student_who_was_removed_in_this_very_moment_is_not_moved() {
        var other = school.schoolClass(teacher, "9B English");
        var now = clock.instant();
        classes.remove(schoolClass.id(), student.id(), now);
        assertThat(classes.move(student.id(), schoolClass.id(), other.id(), now))
                .isFalse();
        assertThat(classes.students(other.id())).isEmpty();
    }

    @Test
    void slips_of_a_removed_student_and_of_a_removed_teacher_are_of_no_use() {
        var code = browser.get(here + "/slips")
                .submit(here + "/slips")
                .texts(".slip dd:last-of-type")
                .get(0);
        browser.post(here + "/students/" + student.id() + "/removal");
        assertThat(signIn(code).get("/account").to()).startsWith("/sign-in");
        var second = school.students(schoolClass, 1).get(0);
        student = second;
        code = browser.get(here + "/slips")
                .submit(here + "/slips")
                .texts(".slip dd:last-of-type")
                .get(0);
        schools.as(school.administrator()).post("/people/" + teacher.id() + "/removal");
        assertThat(signIn(code).get("/account").to()).startsWith("/sign-in");
    }

    private Client signIn(String code) {
        var guest = schools.nobody();
        guest.get("/sign-in").submit("/sign-in", "name", student.signInName(), "password", code);
        return guest;
    }

    /** By the code of the class as it is now. */
    private Client.Answer join() {
        return schools.as(student.id())
                .post(
                        "/join",
                        "code",
                        classes.taughtBy(teacher.id(), schoolClass.id())
                                .orElseThrow()
                                .joinCode());
    }

    @Test
    void a_moved_student_is_in_the_other_class_and_stays_signed_in() {
        var other = school.schoolClass(teacher, "9B English");
        var theirs = schools.as(student.id());
        var path = here + "/students/" + student.id();
        var moved = browser.get(path).submit(path + "/enrolment", "class", String.valueOf(other.id()));
        assertThat(moved.to()).isEqualTo("/classes/" + other.id() + "/students/" + student.id() + "?done=moved");
        assertThat(browser.get(here).texts("tbody th")).isEmpty();
        assertThat(browser.get("/classes/" + other.id()).texts("tbody th")).containsExactly("Student 1");
        assertThat(theirs.get("/account").texts(".facts dd")).contains("9B English");
    }
}
