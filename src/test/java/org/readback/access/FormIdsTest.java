package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sha256;
import org.readback.people.SchoolClass;
import org.readback.support.Client;
import org.readback.support.Schools;

/** Whoever sends a form chooses its id: that must lead to nothing that another person, or another action, has made. */
@QuarkusTest
class FormIdsTest {
    private static final String CHOSEN = "seven green doors";
    private static int number;

    @Inject
    Schools schools;

    @Inject
    HandledForms forms;

    @Inject
    Clock clock;

    private Schools.School school;
    private Viewer teacher;
    private SchoolClass schoolClass;
    private String name;
    private final String form = HandledForms.fresh().toString();

    @BeforeEach
    void a_class() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        schoolClass = school.schoolClass(teacher, "9A English");
        name = "form.ids" + ++number;
    }

    @Test
    void a_class_with_the_number_of_a_person_does_not_sign_in_as_the_person() {
        var victim = school.person(Role.STUDENT, "Imani Okafor", name);
        // What is left when a class was made with this form that has the same number as the person.
        var made = new FormUse(FormAction.MAKE_CLASS, "person " + teacher.id(), UUID.fromString(form));
        QuarkusTransaction.requiringNew().run(() -> {
            forms.first(made, clock.instant());
            forms.made(made, victim.id());
        });
        var attacker = schools.nobody();
        var answer = join(attacker, name, Schools.PASSWORD);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("somebody else has this one");
        assertThat(attacker.cookie(Sessions.COOKIE)).isEmpty();
    }

    @Test
    void the_form_of_one_browser_is_a_new_form_in_another() {
        join(schools.nobody(), name, Schools.PASSWORD);
        var other = schools.nobody();
        assertThat(join(other, name + ".two", Schools.PASSWORD).to()).isEqualTo("/account?done=joined");
        assertThat(other.get("/account").text()).contains(name + ".two");
        assertThat(join(schools.nobody(), name, Schools.PASSWORD).status()).isEqualTo(422);
    }

    @Test
    void a_form_that_is_sent_again_is_no_way_to_guess_a_password() {
        var browser = schools.nobody();
        browser.get("/join");
        var again = browser.copy();
        join(browser, name, Schools.PASSWORD);
        for (int i = 0; i < PasswordTries.FROM_ONE_PLACE.atOnce(); i++) {
            assertThat(join(again, name, CHOSEN + i).to()).isEqualTo("/sign-in");
        }
        var refused = join(again, name, Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Too many tries");
        assertThat(again.cookie(Sessions.COOKIE)).isEmpty();
    }

    @Test
    void a_form_that_is_sent_again_leads_to_the_account_that_it_made_only() {
        school.person(Role.STUDENT, "Ben Osei", name + ".other");
        var browser = schools.nobody();
        browser.get("/join");
        var again = browser.copy();
        join(browser, name, Schools.PASSWORD);
        assertThat(join(again, name + ".other", Schools.PASSWORD).to()).isEqualTo("/sign-in");
        assertThat(again.cookie(Sessions.COOKIE)).isEmpty();
    }

    @Test
    void two_teachers_with_the_same_id_make_a_class_each() {
        var other = school.teacher("Ravi Gupta");
        var mine =
                schools.as(teacher).post("/classes", "name", "9B", "form", form).to();
        var theirs =
                schools.as(other).post("/classes", "name", "9C", "form", form).to();
        assertThat(theirs).isNotEqualTo(mine);
        assertThat(schools.as(other).get("/classes").texts(".task-title")).containsExactly("9C");
    }

    @Test
    void the_same_id_serves_one_action_after_the_other() {
        var browser = schools.as(teacher);
        browser.post("/classes", "name", "9B", "form", form);
        var here = "/classes/" + schoolClass.id();
        browser.post(here + "/join-code", "form", form);
        assertThat(browser.get(here).text()).doesNotContain(PrintedCodes.grouped(schoolClass.joinCode()));
    }

    @Test
    void the_code_of_a_slip_is_not_known_by_the_id_of_its_form() {
        var student = school.student(schoolClass, "Imani Okafor");
        var colleague = school.teacher("Ravi Gupta");
        var here = "/classes/" + schoolClass.id();
        schools.as(school.administrator())
                .post("/people" + here + "/teachers", "person", String.valueOf(colleague.id()));
        var mine = slip(schools.as(teacher), here + "/slips", student);
        assertThat(slip(schools.as(teacher), here + "/slips", student)).isEqualTo(mine);
        assertThat(slip(schools.as(colleague), here + "/slips", student)).isNotEqualTo(mine);
        assertThat(slip(schools.as(teacher), here + "/students/" + student.id() + "/password", student))
                .isNotEqualTo(mine);
        // As it followed from the id alone.
        assertThat(mine).isNotEqualTo(PrintedCodes.grouped(PrintedCodes.of(Sha256.of(form + ":" + student.id()), 8)));
    }

    @ParameterizedTest
    @EnumSource
    void the_database_knows_every_action(FormAction action) {
        var use = new FormUse(action, "person " + teacher.id(), HandledForms.fresh());
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(forms.first(use, clock.instant())).isTrue();
            assertThat(forms.first(use, clock.instant())).isFalse();
        });
        assertThat(forms.handled(use)).isTrue();
    }

    private String slip(Client browser, String path, Viewer student) {
        return browser.post(path, "student", String.valueOf(student.id()), "form", form)
                .texts(".slip dd:last-of-type")
                .get(0);
    }

    private Client.Answer join(Client browser, String signInName, String password) {
        return browser.post(
                "/join",
                "code",
                schoolClass.joinCode(),
                "form",
                form,
                "name",
                "Imani Okafor",
                "signInName",
                signInName,
                "password",
                password,
                "again",
                password);
    }
}
