package org.readback.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.access.AccessLog;
import org.readback.support.LogLines;
import org.readback.support.Schools;
import org.readback.support.Statements;

@QuarkusTest
class ErrorsTest {
    @Inject
    Schools schools;

    @Test
    void an_address_that_does_not_exist_ends_in_a_page_that_says_so() {
        given().get("/no/such/page").then().statusCode(404).body(containsString("Page not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/nothing/", "/no/such/page?x=1", "/classes/999999999", "/people", "/q/nothing"})
    void who_is_signed_in_stays_signed_in_on_the_page_of_an_unknown_address(String address) {
        var school = schools.make();
        var browser = schools.as(school.teacher("Ada Lovelace"));
        browser.get("/account"); // where the browser gets the token that signing out needs

        var page = browser.get(address);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.texts("h1")).containsExactly("Page not found");
        assertThat(page.texts(".site-header")).singleElement().asString().contains("Ada Lovelace", "Sign out");
        assertThat(page.texts(".site-nav a")).contains("Classes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/nothing/", "/home"})
    void so_they_do_when_they_send_something_to_where_nothing_is(String address) {
        var school = schools.make();
        var page = schools.as(school.student("Ada Lovelace")).post(address, "x", "1");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.texts("h1")).containsExactly("Page not found");
        assertThat(page.texts(".site-header")).singleElement().asString().contains("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/nothing/"})
    void nobody_is_offered_to_sign_in_there(String address) {
        for (var page : List.of(schools.nobody().get(address), schools.nobody().postWithoutToken(address))) {
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.texts(".site-header .who")).containsExactly("Sign in");
        }
    }

    @Test
    void an_asset_that_is_not_there_costs_no_page_and_no_query() {
        var school = schools.make();
        var browser = schools.as(school.teacher("Ada Lovelace"));

        var asked = Statements.during(
                () -> assertThat(browser.get("/assets/nothing.css").body()).isEmpty());

        assertThat(browser.get("/assets/nothing.css").status()).isEqualTo(404);
        assertThat(asked).isZero();
    }

    @Test
    void the_log_says_who_asked_for_what_is_not_theirs_and_nothing_of_strangers() {
        var school = schools.make();
        var schoolClass = school.schoolClass(school.teacher("Ada Lovelace"), "9A English");
        var other = school.teacher("Ben Osei");
        var student = school.student("Imani Okafor");
        try (var lines = LogLines.of(AccessLog.class)) {
            schools.nobody().get("/nothing");
            var path = "/classes/" + schoolClass.id();
            assertThat(schools.as(other).from("203.0.113.78").get(path).status())
                    .isEqualTo(404);
            assertThat(schools.as(student)
                            .from("203.0.113.79")
                            .get("/people?x=%0AForged")
                            .status())
                    .isEqualTo(404);
            assertThat(lines.all())
                    .filteredOn(line -> !line.startsWith("Signed in"))
                    .containsExactly(
                            "Not found or not theirs: GET " + path + ", person " + other.id() + ", from 203.0.113.78",
                            "Not found or not theirs: GET /people, person " + student.id() + ", from 203.0.113.79");
        }
    }

    @Test
    void a_stale_session_cookie_does_not_break_the_page_of_an_unknown_address() {
        given().cookie("readback_session", "nonsense")
                .get("/no/such/page")
                .then()
                .statusCode(404)
                .body(containsString("Page not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/classes/%s",
                "/classes/%s/assignments",
                "/classes/%s/extra",
                "/classes/%s/gradebook",
                "/classes/%s/results",
                "/classes/%s/students/%s",
                "/assignments/%s/settings",
                "/assignments/%s/extra",
                "/assignments/%s/live",
                "/results/assignments/%s",
                "/results/attempts/%s",
            })
    void a_number_that_is_none_or_too_long_leads_to_no_page(String path) {
        var browser = schools.as(schools.make().teacher("Ada Lovelace"));
        for (var number : List.of("9223372036854775808", "99999999999999999999999", "-1", "1.5", "1e3", "%00")) {
            assertThat(browser.get(path.replace("%s", number)).status())
                    .as(number)
                    .isEqualTo(404);
        }
    }

    @Test
    void who_is_not_signed_in_is_led_to_sign_in_and_back() {
        given().redirects()
                .follow(false)
                .get("/classes?x=1")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in?to=%2Fclasses%3Fx%3D1"));
    }

    @Test
    void every_answer_carries_a_request_id_and_a_good_one_from_the_proxy_is_kept() {
        given().header("X-Request-Id", "proxy-17")
                .get("/sign-in")
                .then()
                .header("X-Request-Id", startsWith("proxy-17"));
    }
}
