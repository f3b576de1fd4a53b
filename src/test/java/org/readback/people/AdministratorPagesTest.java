package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.Viewer;
import org.readback.support.Client;
import org.readback.support.PseudoLanguage;
import org.readback.support.Schools;

/** The people and classes of a school, for its administrator alone; and the set-up that makes the first one. */
@QuarkusTest
class AdministratorPagesTest {
    @Inject
    Schools schools;

    @Inject
    SetUp setUp;

    @Inject
    Clock clock;

    private Schools.School school;
    private Viewer teacher;
    private SchoolClass schoolClass;
    private Client browser;

    @BeforeEach
    void a_school() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        schoolClass = school.schoolClass(teacher, "9A English");
        browser = schools.as(school.administrator());
    }

    @Test
    void for_teachers_students_and_other_schools_these_pages_do_not_exist() {
        var one = "/people/" + teacher.id();
        var pages = List.of(
                "/people",
                "/people/new",
                "/school",
                one,
                one + "/removal",
                "/people/classes",
                "/people/classes/" + schoolClass.id());
        for (var page : pages) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(200);
        }
        for (var person : List.of(teacher, school.student("Imani Okafor"))) {
            var other = schools.as(person);
            for (var page : pages) {
                assertThat(other.get(page).status()).as(page).isEqualTo(404);
            }
            for (var action : List.of(
                    "/people",
                    "/school",
                    one + "/name",
                    one + "/password",
                    one + "/removal",
                    one + "/restoration",
                    "/people/classes/" + schoolClass.id() + "/teachers")) {
                assertThat(other.post(
                                        action,
                                        "name",
                                        "x",
                                        "role",
                                        "administrator",
                                        "form",
                                        HandledForms.fresh().toString())
                                .status())
                        .as(action)
                        .isEqualTo(404);
            }
        }
        var foreigner = schools.as(schools.make().administrator());
        for (var page : List.of(one, one + "/removal", "/people/classes/" + schoolClass.id())) {
            assertThat(foreigner.get(page).status()).as(page).isEqualTo(404);
        }
        assertThat(foreigner.post(one + "/removal").status()).isEqualTo(404);
        assertThat(foreigner.get("/people").texts("tbody th")).doesNotContain("Ada Park");
    }

    @Test
    void every_page_about_a_person_says_their_role_in_words() {
        var one = "/people/" + teacher.id();

        assertThat(browser.get("/people?q=" + teacher.signInName()).texts("tbody td:nth-child(2)"))
                .containsExactly("Teacher");
        for (var page : List.of(one, one + "/removal")) {
            assertThat(browser.get(page).texts(".facts dd")).as(page).contains("Teacher");
        }
        assertThat(browser.get("/account").texts(".facts dd")).contains("Administrator");
        assertThat(schools.as(school.student("Imani Okafor")).get("/account").texts(".facts dd"))
                .contains("Student");
    }

    @Test
    void the_school_is_renamed_on_every_page_however_often_it_is_sent() {
        var foreigner = schools.as(schools.make().administrator());
        var theirs = foreigner.get("/people").texts(".site-header .school");
        var form = browser.get("/school");
        assertThat(form.page().select("[name=name]").val())
                .isEqualTo(form.page().select(".site-header .school").text());
        for (int i = 0; i < 2; i++) {
            var saved = form.submit("/school", "name", "  Hill   Road  School ");
            assertThat(saved.to()).isEqualTo("/school?done=changed");
            assertThat(saved.follow().texts(".notice.ok")).containsExactly("Saved. The school is changed.");
        }
        for (var person : List.of(school.administrator(), teacher, school.student("Imani Okafor"))) {
            assertThat(schools.as(person).get("/account").texts(".site-header .school"))
                    .containsExactly("Hill Road School");
        }
        assertThat(foreigner.get("/people").texts(".site-header .school")).isEqualTo(theirs);
    }

    @Test
    void a_name_or_a_language_that_a_school_cannot_have_is_refused_beside_its_field() {
        var before = browser.get("/school");
        var name = before.page().select("[name=name]").val();
        var refused = before.submit("/school", "name", " ", "language", "tlh");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.texts(".field.has-error .error"))
                .containsExactly(
                        "Name of the school: type it.", "Language of the school: choose one of those in the list.");
        assertThat(refused.page().select(".error-summary a").eachAttr("href")).containsExactly("#name", "#language");

        var longer = "x".repeat(Names.LONGEST + 1);
        var tooLong = before.submit("/school", "name", longer);
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.texts("#name-error")).containsExactly("Name: this has 121 characters. Shorten it to 120.");
        assertThat(tooLong.page().select("[name=name]").val()).isEqualTo(longer);

        assertThat(browser.get("/school").page().select("[name=name]").val()).isEqualTo(name);
        assertThat(browser.get("/school").page().select("option[selected]").val())
                .isEqualTo("en-GB");
    }

    @Test
    void the_language_of_the_school_is_spoken_to_those_who_ask_for_none() {
        var student = school.student("Imani Okafor");
        browser.get("/school").submit("/school", "language", PseudoLanguage.TAG);
        assertThat(browser.get("/school").page().select("option[selected]").val())
                .isEqualTo(PseudoLanguage.TAG);
        assertThat(schools.as(student)
                        .speaking("xx")
                        .get("/account")
                        .page()
                        .select("html")
                        .attr("lang"))
                .isEqualTo(PseudoLanguage.TAG);
    }

    @Test
    void adding_somebody_twice_with_one_form_makes_one_person() {
        var form = browser.get("/people/new");
        var first =
                form.submit("/people", "name", "Ravi Gupta", "role", "teacher").to();
        assertThat(form.submit("/people", "name", "Ravi Gupta", "role", "teacher")
                        .to())
                .isEqualTo(first);
        assertThat(browser.get("/people?q=gupta").texts("tbody th")).containsExactly("Ravi Gupta");
        assertThat(browser.get("/people/new")
                        .submit("/people", "name", "", "role", "student")
                        .texts(".error-summary li"))
                .containsExactly("Name: type a name.", "Role: choose one.");
    }

    @Test
    void a_removal_ends_sessions_at_once_and_the_sign_in_too() {
        var name = "removed.teacher";
        var person = school.person(Role.TEACHER, "Tom Reed", name);
        var theirs = schools.as(person);
        assertThat(theirs.get("/classes").status()).isEqualTo(200);
        var path = "/people/" + person.id();
        assertThat(browser.get(path + "/removal").submit(path + "/removal").to())
                .isEqualTo("/people?done=teacher-removed");
        assertThat(theirs.get("/classes").to()).startsWith("/sign-in");
        assertThat(signIn(name).status()).isEqualTo(422);
        assertThat(browser.get("/people?show=removed").texts("tbody th")).containsExactly("Tom Reed");
        browser.get(path).submit(path + "/restoration");
        assertThat(signIn(name).to()).isEqualTo("/");
    }

    @Test
    void an_administrator_brings_a_removed_student_back_into_the_class() {
        var student = school.student(schoolClass, "Imani Okafor");
        var path = "/people/" + student.id();
        assertThat(browser.get(path).text()).doesNotContain("Removed from classes");
        var here = "/classes/" + schoolClass.id();
        schools.as(teacher).post(here + "/students/" + student.id() + "/removal");
        var page = browser.get(path);
        assertThat(page.text()).contains("Removed from classes").contains("Bring back into 9A English");
        // Twice is once.
        for (int i = 0; i < 2; i++) {
            assertThat(page.submit(path + "/enrolments").to()).isEqualTo(path + "?done=brought-back");
        }
        assertThat(schools.as(teacher).get(here).texts("tbody th")).containsExactly("Imani Okafor");
        assertThat(browser.get(path).text()).doesNotContain("Removed from classes");
        // Only where they were, and only in this school.
        var other = school.schoolClass(teacher, "9B English");
        for (var nowhere : List.of("", "x", "9".repeat(30), String.valueOf(other.id()))) {
            assertThat(browser.post(path + "/enrolments", "class", nowhere).status())
                    .isEqualTo(404);
        }
        schools.as(teacher).post(here + "/students/" + student.id() + "/removal");
        for (var stranger : List.of(teacher, student, schools.make().administrator())) {
            assertThat(schools.as(stranger)
                            .post(path + "/enrolments", "class", String.valueOf(schoolClass.id()))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(schools.as(teacher).get(here).texts("tbody th")).isEmpty();
    }

    @Test
    void nobody_removes_themselves_or_the_last_teacher_of_a_class() {
        var self = "/people/" + school.administrator().id();
        assertThat(browser.post(self + "/removal").status()).isEqualTo(422);
        assertThat(browser.get("/people").status()).isEqualTo(200);
        var here = "/people/classes/" + schoolClass.id();
        assertThat(browser.post(here + "/teachers/" + teacher.id() + "/removal").status())
                .isEqualTo(422);
        var second = school.teacher("Ravi Gupta");
        browser.get(here).submit(here + "/teachers", "person", String.valueOf(second.id()));
        browser.post(here + "/teachers", "person", String.valueOf(second.id()));
        assertThat(browser.get(here).texts(".demo-people li")).hasSize(2);
        browser.post(here + "/teachers/" + teacher.id() + "/removal");
        assertThat(schools.as(teacher).get("/classes/" + schoolClass.id()).status())
                .isEqualTo(404);
        assertThat(schools.as(second).get("/classes/" + schoolClass.id()).status())
                .isEqualTo(200);
    }

    @Test
    void a_class_is_not_given_to_a_student_or_to_another_school() {
        var here = "/people/classes/" + schoolClass.id();
        for (var person : List.of(school.student("Imani Okafor"), schools.make().teacher("Somebody Else"))) {
            assertThat(browser.post(here + "/teachers", "person", String.valueOf(person.id()))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(browser.post(here + "/teachers", "person", "x").status()).isEqualTo(422);
        assertThat(browser.get(here).texts(".demo-people li")).hasSize(1);
    }

    @Test
    void set_up_is_over_once_there_is_an_administrator() {
        var code = setUp.newCode(clock.instant());
        var nobody = schools.nobody();
        assertThat(nobody.get("/set-up").to()).isEqualTo("/");
        assertThat(nobody.post(
                                "/set-up",
                                "code",
                                code,
                                "school",
                                "Another",
                                "name",
                                "Eve",
                                "signInName",
                                "set.up.eve",
                                "password",
                                Schools.PASSWORD,
                                "again",
                                Schools.PASSWORD)
                        .to())
                .isEqualTo("/");
        assertThat(setUp.make(code, "Another", "Eve", "set.up.eve", Schools.PASSWORD, clock.instant()))
                .isEmpty();
        assertThat(signIn("set.up.eve").status()).isEqualTo(422);
    }

    private Client.Answer signIn(String name) {
        return schools.nobody().get("/sign-in").submit("/sign-in", "name", name, "password", Schools.PASSWORD);
    }
}
