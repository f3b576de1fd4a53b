package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.Role;
import org.readback.support.Client;
import org.readback.support.Schools;

/** Sign-in slips: printed once, good for the first time. */
@QuarkusTest
class SlipsTest {
    private static final String CHOSEN = "seven green doors";

    @Inject
    Schools schools;

    private List<Student> students;
    private Client teacher;
    private String here;

    @BeforeEach
    void a_class_of_two() {
        var school = schools.make();
        var person = school.teacher("Ada Park");
        var schoolClass = school.schoolClass(person, "9A English");
        students = school.students(schoolClass, 2);
        here = "/classes/" + schoolClass.id();
        teacher = schools.as(person);
    }

    @Test
    void the_codes_are_in_that_one_answer_and_nowhere_else() {
        var form = teacher.get(here + "/slips");
        assertThat(form.page().select("input[name=student][checked]")).hasSize(2);
        var slips = form.submit(here + "/slips");
        assertThat(slips.status()).isEqualTo(200);
        assertThat(slips.header("Cache-Control")).contains("no-store");
        assertThat(slips.texts(".slip-name")).containsExactly("Student 1", "Student 2");
        assertThat(codes(slips)).hasSize(2).doesNotHaveDuplicates();
        for (var page : List.of(
                here, here + "/slips", here + "/students/" + students.get(0).id())) {
            assertThat(teacher.get(page).body()).doesNotContain(codes(slips).get(0));
        }
        // Reloading the answer sends the same form again: the slips on paper stay true.
        assertThat(codes(form.submit(here + "/slips"))).isEqualTo(codes(slips));
    }

    @Test
    void only_who_has_a_slip_or_a_password_is_offered_a_new_one() {
        var path = here + "/students/" + students.get(0).id();
        var form = teacher.get(path);
        assertThat(form.texts("button")).contains("Make a slip").doesNotContain("Make a new slip");
        var slip = form.submit(path + "/password");
        assertThat(teacher.get(path).texts("button")).contains("Make a new slip");
        var student = schools.nobody();
        signIn(student, codes(slip).get(0));
        student.get("/account/password").submit("/account/password", "password", CHOSEN, "again", CHOSEN);
        assertThat(teacher.get(path).texts("button")).contains("Make a new slip");
    }

    @Test
    void a_slip_is_good_until_a_password_is_chosen() {
        var slips = teacher.get(here + "/slips").submit(here + "/slips");
        var student = schools.nobody();
        assertThat(signIn(student, codes(slips).get(0).replace("-", "").toLowerCase(java.util.Locale.ROOT))
                        .to())
                .isEqualTo("/");
        // Nothing else before that.
        for (var page : List.of("/home", "/account", "/progress", "/join")) {
            assertThat(student.get(page).to()).isEqualTo("/account/password");
        }
        var choosing = student.get("/account/password");
        assertThat(choosing.submit("/account/password", "password", CHOSEN, "again", "other")
                        .status())
                .isEqualTo(422);
        assertThat(choosing.submit("/account/password", "password", CHOSEN, "again", CHOSEN)
                        .to())
                .isEqualTo("/");
        assertThat(student.get("/home").status()).isEqualTo(200);
        assertThat(signIn(schools.nobody(), codes(slips).get(0)).status()).isEqualTo(422);
        assertThat(signIn(schools.nobody(), CHOSEN).to()).isEqualTo("/");
        // The list of slips leaves out who needs none.
        var left = teacher.get(here + "/slips");
        assertThat(left.texts(".check")).singleElement().asString().startsWith("Student 2");
        assertThat(left.submit(
                                here + "/slips",
                                "student",
                                String.valueOf(students.get(0).id()))
                        .status())
                .isEqualTo(422);
        assertThat(signIn(schools.nobody(), CHOSEN).to()).isEqualTo("/");
    }

    @Test
    void the_code_itself_cannot_become_the_password() {
        var code = codes(teacher.get(here + "/slips").submit(here + "/slips")).get(0);
        var student = schools.nobody();
        signIn(student, code);
        assertThat(student.get("/account/password")
                        .submit("/account/password", "password", code, "again", code)
                        .text())
                .contains("Choose a new one.");
    }

    @Test
    void a_reset_signs_out_everywhere_and_is_shown_once_a_form() {
        var path = here + "/students/" + students.get(0).id();
        var session = schools.as(students.get(0).id());
        assertThat(session.get("/home").status()).isEqualTo(200);
        var form = teacher.get(path);
        var slip = form.submit(path + "/password");
        assertThat(codes(slip)).hasSize(1);
        assertThat(session.get("/home").to()).startsWith("/sign-in");
        assertThat(codes(form.submit(path + "/password"))).isEqualTo(codes(slip));

        var student = schools.nobody();
        signIn(student, codes(slip).get(0));
        student.get("/account/password").submit("/account/password", "password", CHOSEN, "again", CHOSEN);
        // An answer that is reloaded later must not undo what the student has done since.
        assertThat(form.submit(path + "/password").to()).isEqualTo(path + "?done=chosen-since");
        assertThat(student.get("/home").status()).isEqualTo(200);
        assertThat(codes(teacher.get(path).submit(path + "/password"))).isNotEqualTo(codes(slip));
        assertThat(student.get("/home").to()).startsWith("/sign-in");
    }

    @Test
    void there_are_no_slips_for_people_of_other_classes() {
        var stranger = schools.make().person(Role.STUDENT, "Sam Stranger", "slips.stranger");
        var answer = teacher.get(here + "/slips").submit(here + "/slips", "student", String.valueOf(stranger.id()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Choose at least one student.");
        var browser = schools.nobody();
        assertThat(browser.get("/sign-in")
                        .submit("/sign-in", "name", "slips.stranger", "password", Schools.PASSWORD)
                        .to())
                .isEqualTo("/");
    }

    private Client.Answer signIn(Client browser, String password) {
        return browser.get("/sign-in")
                .submit("/sign-in", "name", students.get(0).signInName(), "password", password);
    }

    private static List<String> codes(Client.Answer slips) {
        return slips.texts(".slip dd:last-of-type");
    }
}
