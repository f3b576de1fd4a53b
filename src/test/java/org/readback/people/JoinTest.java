package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.Role;
import org.readback.access.Viewer;
import org.readback.support.Client;
import org.readback.support.Schools;
import org.readback.support.TwoAtOnce;

/** Students enrol themselves by the code of the class. */
@QuarkusTest
class JoinTest {
    private static final String WRONG = "/join?code=AAAA-AAAA";
    private static int number;

    @Inject
    Schools schools;

    @Inject
    TwoAtOnce twoAtOnce;

    @Inject
    Session database;

    @Inject
    Clock clock;

    @Inject
    Classes classes;

    private Schools.School school;
    private Viewer teacher;
    private SchoolClass schoolClass;
    private String form;
    private String name;

    @BeforeEach
    void a_class() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        schoolClass = school.schoolClass(teacher, "9A English");
        form = "/join?code=" + schoolClass.joinCode();
        name = "joins.in" + ++number;
    }

    @Test
    void a_newcomer_makes_an_account_and_is_signed_in_and_enrolled() {
        var browser = schools.nobody();
        var joined = join(browser, name, Schools.PASSWORD);
        assertThat(joined.to()).isEqualTo("/account?done=joined");
        assertThat(joined.follow().text())
                .contains("Your sign-in name is " + name)
                .contains("9A English");
        assertThat(students()).containsExactly("Imani Okafor");
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_account_and_signs_in_both_times() {
        var browser = schools.nobody();
        var page = browser.get(form);
        // The second press leaves the browser before the first one's answer has come.
        var pressedAgain = browser.copy();
        assertThat(fill(page, name, Schools.PASSWORD).to()).isEqualTo("/account?done=joined");
        var number = page.page().select("form[action=/join] input[name=form]").val();
        var fields = new String[] {
            "code", schoolClass.joinCode(), "form", number, "name", "Imani Okafor", "signInName", name, "password", ""
        };
        // Who has only the form's number, and not the password, is not let in.
        assertThat(pressedAgain.post("/join", fields).to()).isEqualTo("/sign-in");
        fields[fields.length - 1] = Schools.PASSWORD;
        assertThat(pressedAgain.post("/join", fields).to()).isEqualTo("/account?done=joined");
        assertThat(pressedAgain.get("/account").text()).contains("Imani Okafor");
        assertThat(students()).containsExactly("Imani Okafor");
    }

    @Test
    void a_name_that_is_taken_gets_a_proposal_and_none_gets_one_too() {
        school.person(Role.STUDENT, "Somebody", name);
        var taken = join(schools.nobody(), name, Schools.PASSWORD);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("somebody else has this one");
        assertThat(taken.page().select("#name").val()).isEqualTo("Imani Okafor");
        assertThat(taken.page().select("#password").val()).isEmpty();
        var none = join(schools.nobody(), "", Schools.PASSWORD);
        assertThat(none.page().select("#signInName").val()).startsWith("imani.okafor");
        assertThat(students()).isEmpty();
    }

    @Test
    void a_student_of_the_school_joins_by_one_press_and_twice_is_once() {
        var browser = schools.as(school.student("Ben Osei"));
        var page = browser.get(form);
        assertThat(page.submit("/join").to()).isEqualTo("/home?done=joined");
        assertThat(page.submit("/join").to()).isEqualTo("/home?done=joined");
        assertThat(students()).containsExactly("Ben Osei");
    }

    @Test
    void teachers_and_students_of_other_schools_do_not_join() {
        assertThat(schools.as(teacher).get(form).text()).contains("Only students join with a code.");
        assertThat(schools.as(teacher)
                        .post("/join", "code", schoolClass.joinCode())
                        .status())
                .isEqualTo(422);
        var foreigner = schools.as(schools.make().student("Sam Stranger"));
        assertThat(foreigner.get(form).status()).isEqualTo(422);
        assertThat(foreigner.post("/join", "code", schoolClass.joinCode()).status())
                .isEqualTo(422);
        assertThat(students()).isEmpty();
    }

    @Test
    void a_closed_class_is_found_by_nobody() {
        var path = "/classes/" + schoolClass.id();
        var page = schools.as(teacher).get(path + "/join-code");
        page.submit(path + "/joining");
        var student = schools.as(school.student("Ben Osei"));
        assertThat(student.get(form).status()).isEqualTo(422);
        assertThat(student.post("/join", "code", schoolClass.joinCode()).status())
                .isEqualTo(422);
        assertThat(students()).isEmpty();
    }

    @Test
    void trying_codes_is_slowed_down_for_a_person_and_right_ones_change_nothing() {
        var browser = schools.as(school.student("Ben Osei"));
        for (int i = 0; i < 30; i++) {
            if (i % 10 == 9) {
                assertThat(browser.get(form).status()).isEqualTo(200);
            }
            assertThat(browser.get(WRONG).status()).isEqualTo(422);
        }
        var refused = browser.get(form);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.text()).contains("Too many codes that were not right. Wait ");
        assertThat(browser.post("/join", "code", schoolClass.joinCode()).status())
                .isEqualTo(429);
        assertThat(students()).isEmpty();
        // The rest of the school goes on, signed in or not.
        assertThat(schools.as(school.student("Imani Okafor")).get(form).status())
                .isEqualTo(200);
        assertThat(schools.nobody().get(form).status()).isEqualTo(200);
    }

    @Test
    void trying_codes_is_slowed_down_for_an_address() {
        var strangers = "198.51.100." + number;
        // All but the last try, an hour's worth of a thousand.
        tried("join-code " + strangers, Duration.ofMillis(3600).multipliedBy(499));
        assertThat(schools.nobody().from(strangers).get(form).status()).isEqualTo(200);
        assertThat(schools.nobody().from(strangers).get(WRONG).status()).isEqualTo(422);
        assertThat(schools.nobody().from(strangers).get(form).status()).isEqualTo(429);
        assertThat(schools.nobody().from("203.0.113.9").get(form).status()).isEqualTo(200);
        // Who is signed in is counted by themselves: the rest of the school's network goes on.
        assertThat(schools.as(school.student("Ben Osei"))
                        .from(strangers)
                        .get(form)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void one_address_cannot_make_accounts_without_end() {
        var here = "198.51.100.9" + number;
        tried("new-account " + here, Duration.ofSeconds(100).multipliedBy(199));
        var taken = schools.nobody().from(here);
        school.person(Role.STUDENT, "Somebody", name + ".taken");
        assertThat(join(taken, name + ".taken", Schools.PASSWORD).status()).isEqualTo(422);
        assertThat(join(schools.nobody().from(here), name, Schools.PASSWORD).to())
                .isEqualTo("/account?done=joined");
        var refused = join(schools.nobody().from(here), name + ".more", Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text())
                .contains("Very many accounts have been made from your network lately. Wait 2 minutes")
                .contains("ask your teacher");
        assertThat(refused.page().select("#signInName").val()).isEqualTo(name + ".more");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(90, 100);
        assertThat(join(schools.nobody(), name + ".more", Schools.PASSWORD).to())
                .isEqualTo("/account?done=joined");
    }

    @Test
    void a_code_is_read_as_people_type_it_and_nonsense_is_refused_kindly() {
        var student = schools.as(school.student("Ben Osei"));
        var typed = schoolClass.joinCode().toLowerCase(java.util.Locale.ROOT);
        assertThat(student.get("/join?code=%20" + typed.substring(0, 4) + "%20-" + typed.substring(4))
                        .status())
                .isEqualTo(200);
        for (var nonsense : java.util.List.of("%01", "%27%20or%201=1", "x".repeat(2000), "%F0%9F%90%9D")) {
            assertThat(student.get("/join?code=" + nonsense).status()).isEqualTo(422);
        }
    }

    @Test
    void a_full_class_takes_nobody_by_its_code() {
        school.students(schoolClass, Classes.MOST_BY_JOINING - 1);
        var last = schools.as(school.student("Ben Osei"));
        assertThat(last.get(form).submit("/join").to()).isEqualTo("/home?done=joined");
        assertThat(schools.as(school.student("Sam Late"))
                        .get(form)
                        .submit("/join")
                        .text())
                .contains("This class is full: with the code 400 students can join.");
        var page = schools.nobody().get(form);
        var refused = fill(page, name, Schools.PASSWORD);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This class is full").contains("add you from a list");
        assertThat(signInNames()).doesNotContain(name);
        // Who is in it already is told so, and a removal makes room: the same form can be sent again.
        assertThat(last.get(form).submit("/join").to()).isEqualTo("/home?done=joined");
        var path = "/classes/" + schoolClass.id() + "/students/";
        var one = schools.as(teacher).get("/classes/" + schoolClass.id()).page().select("tbody th a");
        schools.as(teacher).post(one.get(0).attr("href") + "/removal");
        assertThat(one.get(0).attr("href")).startsWith(path);
        assertThat(fill(page, name, Schools.PASSWORD).to()).isEqualTo("/account?done=joined");
    }

    @Test
    void the_last_place_is_given_once() throws Exception {
        school.students(schoolClass, Classes.MOST_BY_JOINING - 1);
        var open = classes.byCode(schoolClass.joinCode()).orElseThrow();
        var one = school.student("Ben Osei");
        var other = school.student("Sam Late");
        var second = twoAtOnce.during(
                () -> assertThat(classes.join(one, open, clock.instant())).isEqualTo(Classes.Joining.JOINED),
                () -> classes.join(other, open, clock.instant()));
        assertThat(second).isEqualTo(Classes.Joining.FULL);
        assertThat(signInNames()).hasSize(Classes.MOST_BY_JOINING);
    }

    @Test
    void a_form_that_was_refused_can_be_sent_again_with_another_name() {
        school.person(Role.STUDENT, "Somebody", name);
        var browser = schools.nobody();
        var page = browser.get(form);
        assertThat(fill(page, name, Schools.PASSWORD).text()).contains("somebody else has this one");
        assertThat(fill(page, name + ".too", Schools.PASSWORD).to()).isEqualTo("/account?done=joined");
    }

    /** So often that it is all right again only after this time. */
    private void tried(String key, Duration wait) {
        database.createNativeQuery(
                        "insert into try_count (key, full_at) values (:key, :full) returning full_at", Instant.class)
                .setParameter("key", key)
                .setParameter("full", clock.instant().plus(wait))
                .getResultList();
    }

    private java.util.List<String> signInNames() {
        return schools.as(teacher).get("/classes/" + schoolClass.id()).texts("tbody td:nth-child(2)");
    }

    private Client.Answer join(Client browser, String signInName, String password) {
        return fill(browser.get(form), signInName, password);
    }

    private static Client.Answer fill(Client.Answer page, String signInName, String password) {
        return page.submit(
                "/join", "name", "Imani Okafor", "signInName", signInName, "password", password, "again", password);
    }

    private java.util.List<String> students() {
        return schools.as(teacher).get("/classes/" + schoolClass.id()).texts("tbody th");
    }
}
