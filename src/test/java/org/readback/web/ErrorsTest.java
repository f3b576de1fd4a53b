package org.readback.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErrorsTest {
    @Test
    void an_address_that_does_not_exist_ends_in_a_page_that_says_so() {
        given().get("/no/such/page").then().statusCode(404).body(containsString("Page not found"));
    }

    @Test
    void a_stale_session_cookie_does_not_break_the_page_of_an_unknown_address() {
        given().cookie("readback_session", "nonsense")
                .get("/no/such/page")
                .then()
                .statusCode(404)
                .body(containsString("Page not found"));
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
