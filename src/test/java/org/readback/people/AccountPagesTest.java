package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.Role;
import org.readback.access.SignIn;
import org.readback.support.Client;
import org.readback.support.Schools;

/** What people do with their own account. */
@QuarkusTest
class AccountPagesTest {
    private static final String CHOSEN = "seven green doors";
    private static int number;

    @Inject
    Schools schools;

    private String name;
    private Client here;
    private Client elsewhere;

    @BeforeEach
    void somebody_with_two_browsers() {
        name = "account" + ++number;
        schools.make().person(Role.STUDENT, "Imani Okafor", name);
        here = signedIn(Schools.PASSWORD);
        elsewhere = signedIn(Schools.PASSWORD);
    }

    @Test
    void a_password_change_ends_the_other_sessions_and_keeps_this_one() {
        assertThat(change(Schools.PASSWORD, CHOSEN, CHOSEN).to()).isEqualTo("/account?done=password");
        assertThat(here.get("/home").status()).isEqualTo(200);
        assertThat(elsewhere.get("/home").to()).startsWith("/sign-in");
        assertThat(signedIn(CHOSEN).get("/home").status()).isEqualTo(200);
        assertThat(signedIn(Schools.PASSWORD).get("/home").to()).startsWith("/sign-in");
    }

    @Test
    void a_password_change_takes_a_new_token_for_all_tabs_of_the_browser() {
        var token = here.cookie(SignIn.COOKIE).orElseThrow();
        change(Schools.PASSWORD, CHOSEN, CHOSEN);
        assertThat(here.cookie(SignIn.COOKIE)).isPresent().hasValueSatisfying(now -> assertThat(now)
                .isNotEqualTo(token));
        assertThat(here.get("/home").status()).isEqualTo(200);
        assertThat(schools.nobody()
                        .withCookie(SignIn.COOKIE, token)
                        .get("/home")
                        .to())
                .startsWith("/sign-in");
    }

    @Test
    void a_button_pressed_twice_at_once_changes_the_password_and_signs_in_both_times() throws Exception {
        var page = here.get("/account");
        var fields = new String[] {"current", Schools.PASSWORD, "password", CHOSEN, "again", CHOSEN};
        var presses = List.of(here.copy(), here.copy());
        var clients = Executors.newFixedThreadPool(2);
        try {
            var answers = clients.invokeAll(presses.stream()
                    .<Callable<Client.Answer>>map(press -> () -> press.post("/account/password", fields))
                    .toList());
            for (int i = 0; i < 2; i++) {
                var answer = answers.get(i).get();
                // One that comes when the first is done finds its session closed.
                assertThat(answer.status()).isIn(303, 401);
                if (answer.status() == 303) {
                    assertThat(answer.to()).isEqualTo("/account?done=password");
                    assertThat(presses.get(i).get("/home").status()).isEqualTo(200);
                }
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(page.status()).isEqualTo(200);
        assertThat(signedIn(CHOSEN).get("/home").status()).isEqualTo(200);
    }

    @Test
    void a_password_that_others_would_try_first_is_refused() {
        assertThat(change(Schools.PASSWORD, "elmfieldschool", "elmfieldschool").texts(".error-summary li"))
                .singleElement()
                .asString()
                .startsWith("Password: this is little more than a name that others know");
        assertThat(change(Schools.PASSWORD, "sunshine1", "sunshine1").texts(".error-summary li"))
                .singleElement()
                .asString()
                .startsWith("Password: others would guess this one soon.");
    }

    @Test
    void a_bad_change_changes_nothing_and_says_all_that_is_wrong() {
        var refused = change("not it", "short", "other");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.texts(".error-summary li"))
                .containsExactly(
                        "Current password: this is not right.",
                        "Password: this is too short. Use at least 8 characters.",
                        "New password once more: the two are not the same. Type the same one twice.");
        assertThat(refused.page().select("input[type=password]").eachAttr("value"))
                .containsOnly("");
        assertThat(change(Schools.PASSWORD, Schools.PASSWORD, Schools.PASSWORD).text())
                .contains("Choose a new one.");
        assertThat(elsewhere.get("/home").status()).isEqualTo(200);
    }

    @Test
    void the_current_password_cannot_be_tried_for_ever() {
        for (int i = 0; i < 5; i++) {
            change("not it", CHOSEN, CHOSEN);
        }
        var refused = change(Schools.PASSWORD, CHOSEN, CHOSEN);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.texts(".error-summary li"))
                .singleElement()
                .asString()
                .contains("Too many tries");
        assertThat(elsewhere.get("/home").status()).isEqualTo(200);
    }

    @Test
    void sign_out_everywhere_is_everywhere() {
        assertThat(here.get("/account").submit("/account/sign-outs").to())
                .isEqualTo("/sign-in?done=signed-out-everywhere");
        assertThat(here.cookie(SignIn.COOKIE)).isEmpty();
        assertThat(elsewhere.get("/home").to()).startsWith("/sign-in");
    }

    @Test
    void the_font_goes_with_the_person() {
        assertThat(here.get("/account")
                        .submit("/account/font", "font", "hyperlegible")
                        .to())
                .isEqualTo("/account?done=font");
        assertThat(elsewhere.get("/home").page().selectFirst("html").attr("data-font"))
                .isEqualTo("hyperlegible");
        assertThat(here.post("/account/font", "font", "comic").status()).isEqualTo(400);
        assertThat(here.post("/account/font").status()).isEqualTo(400);
    }

    @Test
    void there_is_no_account_page_for_nobody() {
        assertThat(schools.nobody().get("/account").to()).isEqualTo("/sign-in?to=%2Faccount");
        assertThat(schools.nobody().post("/account/sign-outs").status()).isEqualTo(401);
    }

    private Client.Answer change(String current, String password, String again) {
        return here.get("/account")
                .submit("/account/password", "current", current, "password", password, "again", again);
    }

    private Client signedIn(String password) {
        var browser = schools.nobody();
        browser.get("/sign-in").submit("/sign-in", "name", name, "password", password);
        return browser;
    }
}
