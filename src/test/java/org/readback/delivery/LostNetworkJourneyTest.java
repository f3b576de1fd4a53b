package org.readback.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.access.Role;
import org.readback.access.Sessions;
import org.readback.access.Viewer;
import org.readback.assignments.Assignment;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.people.Classes;
import org.readback.support.Browser;
import org.readback.support.Classrooms;
import org.readback.support.JourneyTest;
import org.readback.support.Schools;

/** What a student's browser does when the network, the server or the sign-in is gone for a while. */
@QuarkusTest
class LostNetworkJourneyTest extends JourneyTest {
    private static final String CHOICE = "model-and-ocean";
    private static final String TYPED = "next-high-tide";
    private static final Pattern SAVED = Pattern.compile("^Saved \\d\\d:\\d\\d:\\d\\d");
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Classes classes;

    @Inject
    Sessions sessions;

    @Inject
    Session database;

    private Classrooms.Classroom room;
    private Viewer student;
    private Assignment assignment;
    private long attempt;
    private String path;

    @BeforeEach
    void a_student_is_at_work() {
        var now = clock.instant();
        room = classrooms.open(now);
        student = studentWithPassword();
        assignment = room.assign(Rules.plain(now.minusSeconds(60)).closingAt(now.plus(Duration.ofHours(1))));
        attempt = attempts.start(student, assignment.id(), now);
        path = "/attempts/" + attempt;
    }

    private Viewer studentWithPassword() {
        var person = room.school.person(Role.STUDENT, "Imani Okafor", "imani-net-" + NAMES.incrementAndGet());
        classes.enrol(room.schoolClass.id(), person.id(), clock.instant());
        return person;
    }

    private Browser.Visitor device(Viewer person) {
        return browser.visitor(Browser.Width.DESK).signedInAs(schools.as(person));
    }

    /** The student's browser with the page of the attempt in it. */
    private Browser.Visitor atWork() {
        var device = device(student);
        device.open(path);
        return device;
    }

    /** The same, with a clock in the page that the test puts on. */
    private Browser.Visitor atWorkAtAClock() {
        var device = device(student);
        device.page.clock().install();
        device.open(path);
        return device;
    }

    private static Locator option(Page page, String value) {
        return page.locator("[data-question=" + CHOICE + "] input[value=" + value + "]");
    }

    private static Locator typed(Page page) {
        return page.locator("[data-question=" + TYPED + "] input.input");
    }

    private static Locator state(Page page) {
        return page.locator(".save-state");
    }

    private static Locator said(Page page) {
        return page.locator("[data-question=" + CHOICE + "] .question-said");
    }

    /** Closes the tab as a crash does: without the last requests that a browser sends for a page that goes. */
    private static void kill(Page page) {
        page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('gone')); }");
        page.close();
    }

    /** Cuts the network and chooses; nothing else waits to be sent. */
    private static void chooseOffline(Browser.Visitor device, String value) {
        device.context().setOffline(true);
        option(device.page, value).check();
        assertThat(state(device.page)).hasText("Not sent yet: 1 answer");
    }

    private static void enterPassword(Locator dialog) {
        dialog.locator("input[type=password]").fill(Schools.PASSWORD);
        dialog.locator("button[type=submit]").click();
    }

    private Map<String, KeptResponse> kept() {
        return attempts.responses(attempt);
    }

    private void mustChoosePassword(boolean must) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("update person set one_time = :must where id = :student")
                        .setParameter("must", must)
                        .setParameter("student", student.id())
                        .executeUpdate());
    }

    private Response keptChoice() {
        return kept().containsKey(CHOICE) ? kept().get(CHOICE).response() : Response.BLANK;
    }

    // ── network ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void answers_given_without_a_network_outlive_the_tab_and_arrive_with_their_last_values() {
        var device = atWorkAtAClock();
        var page = device.page;
        option(page, "a").check();
        assertThat(state(page)).hasText(SAVED);
        device.context().setOffline(true);
        option(page, "b").check();
        typed(page).fill("15:40");
        assertThat(state(page)).hasText("Not sent yet: 2 answers");
        page.clock().fastForward("05:00");
        option(page, "c").check();
        assertThat(state(page)).hasText("Not sent yet: 2 answers");
        assertThat(keptChoice()).isEqualTo(Response.of("a"));
        kill(page);
        device.context().setOffline(false);
        device.forgive();
        assertThat(keptChoice()).isEqualTo(Response.of("a"));

        var again = device.context().newPage();
        again.navigate(path);
        assertThat(option(again, "c")).isChecked();
        assertThat(typed(again)).hasValue("15:40");
        assertThat(state(again)).hasText(SAVED);
        assertThat(keptChoice()).isEqualTo(Response.of("c"));
        assertThat(kept().get(TYPED).response()).isEqualTo(Response.of("15:40"));

        // Nothing is left behind: the next page has nothing to send.
        var sent = new AtomicInteger();
        device.context().onRequest(request -> sent.addAndGet(request.method().equals("POST") ? 1 : 0));
        again.reload();
        assertThat(again.locator(".time-left")).containsText("left");
        again.waitForTimeout(500);
        assertThat(sent.get()).isZero();
        assertThat(option(again, "c")).isChecked();
    }

    @Test
    void the_page_sends_by_itself_when_the_network_is_back() {
        var device = atWorkAtAClock();
        var page = device.page;
        chooseOffline(device, "b");
        page.locator(".finish button[value=review]").click();
        assertThat(page.locator("[data-notice=stay]")).isVisible();
        device.context().setOffline(false);
        assertThat(state(page)).hasText(SAVED);
        assertThat(page.locator("[data-notice=stay]")).isHidden();
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
    }

    @Test
    void any_page_of_the_student_sends_what_a_closed_tab_could_not_and_nobody_elses() {
        var device = atWork();
        var page = device.page;
        device.context().setOffline(true);
        option(page, "b").check();
        typed(page).fill("15:40");
        assertThat(state(page)).hasText("Not sent yet: 2 answers");
        waitUntilTheBrowserKeeps(page, 2);
        kill(page);
        device.context().setOffline(false);
        device.forgive();

        // The next one at a school's computer sees and sends nothing of it.
        device.signedInAs(schools.as(studentWithPassword()));
        var other = device.context().newPage();
        other.navigate("/home");
        assertThat(other.locator("h1")).isVisible();
        other.waitForTimeout(500);
        assertThat(other.locator("[data-unsent]")).isHidden();
        other.close();
        assertThat(kept()).isEmpty();

        device.signedInAs(schools.as(student));
        var home = device.context().newPage();
        home.route("**/responses", Route::abort);
        home.navigate("/home");
        assertThat(home.locator("[data-unsent]")).containsText("2 answers were not sent yet");
        assertThat(home.locator("[data-unsent] a")).hasAttribute("href", path);
        home.unroute("**/responses");
        home.reload();
        assertThat(home.locator("[data-unsent]")).containsText("2 answers that had not been sent are saved now");
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
        home.reload();
        home.waitForTimeout(500);
        assertThat(home.locator("[data-unsent]")).isHidden();
    }

    /** It says so before it has written them down. */
    private static void waitUntilTheBrowserKeeps(Page page, int answers) {
        page.waitForFunction("""
                (answers) => new Promise((resolve) => {
                  const opened = indexedDB.open('readback', 1);
                  opened.onsuccess = () => {
                    const counted = opened.result.transaction('unsent').objectStore('unsent').count();
                    counted.onsuccess = () => { opened.result.close(); resolve(counted.result === answers); };
                  };
                })""", answers);
    }

    @Test
    void what_nobody_sent_for_a_month_is_forgotten_whosever_it_is() {
        var device = atWork();
        chooseOffline(device, "b");
        kill(device.page);
        device.context().setOffline(false);
        device.signedInAs(schools.as(studentWithPassword()));
        var count = """
                () => new Promise((resolve) => {
                  indexedDB.open('readback', 1).onsuccess = (event) => {
                    const all = event.target.result.transaction('unsent').objectStore('unsent').count();
                    all.onsuccess = () => resolve(all.result);
                  };
                })
                """;
        var other = device.context().newPage();
        other.navigate("/home");
        other.waitForTimeout(300);
        assertThat(other.evaluate(count)).isEqualTo(1);
        other.clock()
                .install(new com.microsoft.playwright.Clock.InstallOptions()
                        .setTime(clock.instant().plus(Duration.ofDays(31)).toEpochMilli()));
        other.reload();
        other.waitForCondition(() -> other.evaluate(count).equals(0));
    }

    @Test
    void answers_that_come_after_the_submission_are_said_not_to_count() {
        var device = atWork();
        chooseOffline(device, "b");
        kill(device.page);
        attempts.submit(student.id(), attempt, clock.instant());
        device.context().setOffline(false);
        var page = device.context().newPage();
        page.navigate(path);
        assertThat(page.locator("[data-unsent]")).containsText("1 answer came too late and does not count");
        assertThat(kept()).isEmpty();
    }

    @Test
    void an_answer_that_meets_a_pause_waits_in_the_browser_and_is_sent_when_work_goes_on() {
        var device = atWork();
        var page = device.page;
        option(page, "b").check();
        assertThat(state(page)).hasText(SAVED);
        assignments.pause(room.teacher, assignment.id(), clock.instant());
        typed(page).evaluate("it => { it.value = '10:50'; it.dispatchEvent(new Event('input', { bubbles: true })); }");
        assertThat(state(page)).hasText("Sent when the quiz goes on: 1 answer");
        assertThat(page.locator("[data-notice=paused]")).isVisible();
        assertThat(page.locator(".questions")).isHidden();
        assertThat(kept()).containsOnlyKeys(CHOICE);
        assignments.resume(room.teacher, assignment.id(), clock.instant());
        assertThat(page.locator(".questions")).isVisible();
        assertThat(state(page)).hasText(SAVED);
        assertThat(kept().get(TYPED).response()).isEqualTo(Response.of("10:50"));
    }

    @Test
    void an_answer_that_meets_a_pause_outlives_the_tab_and_is_sent_from_any_page_later() {
        var device = atWork();
        chooseOffline(device, "b");
        kill(device.page);
        assignments.pause(room.teacher, assignment.id(), clock.instant());
        device.context().setOffline(false);
        var page = device.context().newPage();
        page.navigate("/home");
        assertThat(page.locator("[data-unsent]")).containsText("1 answer was not sent yet");
        assertThat(kept()).isEmpty();
        assignments.resume(room.teacher, assignment.id(), clock.instant());
        page.reload();
        assertThat(page.locator("[data-unsent]")).containsText("1 answer");
        page.waitForCondition(() -> keptChoice().equals(Response.of("b")));
    }

    @Test
    void a_server_that_is_overloaded_is_asked_again_when_it_says() {
        var device = atWorkAtAClock();
        var page = device.page;
        var asked = new AtomicInteger();
        page.route("**/responses", route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(503).setHeaders(Map.of("Retry-After", "60")));
        });
        option(page, "b").check();
        assertThat(state(page)).hasText("Not sent yet: 1 answer");
        page.clock().fastForward("00:50");
        page.waitForTimeout(300);
        assertThat(asked.get()).isEqualTo(1);
        page.clock().fastForward("00:50");
        page.waitForCondition(() -> asked.get() == 2);
        page.unroute("**/responses");
        page.clock().fastForward("01:40");
        assertThat(state(page)).hasText(SAVED);
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
        assertThat(kept().get(CHOICE).seq()).isEqualTo(1);
    }

    @Test
    void what_is_taken_back_or_stays_the_same_is_not_sent() {
        var device = atWork();
        var page = device.page;
        typed(page).fill("15:40");
        assertThat(state(page)).hasText(SAVED);
        var sent = new AtomicInteger();
        page.onRequest(request -> sent.addAndGet(request.method().equals("POST") ? 1 : 0));
        typed(page).pressSequentially("5");
        typed(page).press("Backspace");
        typed(page).blur();
        page.waitForTimeout(1200);
        assertThat(sent.get()).isZero();
        assertThat(state(page)).hasText(SAVED);
        assertThat(kept().get(TYPED).seq()).isEqualTo(1);
    }

    // ── windows and devices ─────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void two_windows_of_a_browser_count_on_and_tell_the_student() {
        var device = atWork();
        var one = device.page;
        var two = device.context().newPage();
        two.navigate(path);
        assertThat(two.locator(".time-left")).containsText("left");
        option(one, "a").check();
        assertThat(option(two, "a")).isChecked();
        assertThat(said(two)).containsText("changed in another window");
        assertThat(state(two)).hasText(SAVED);
        option(two, "b").check();
        assertThat(said(two)).isEmpty();
        assertThat(option(one, "b")).isChecked();
        assertThat(said(one)).containsText("changed in another window");
        assertThat(state(two)).hasText(SAVED);
        assertThat(one.locator("[data-conflict] + *")).hasCount(0);
        assertThat(kept().get(CHOICE).seq()).isEqualTo(2);
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
        device.look("two-windows");
    }

    @Test
    void a_window_sends_what_another_one_was_closed_with() {
        var device = atWork();
        var one = device.page;
        var two = device.context().newPage();
        two.clock().install();
        two.navigate(path);
        one.route("**/responses", Route::abort);
        option(one, "a").check();
        assertThat(state(one)).hasText("Not sent yet: 1 answer");
        assertThat(option(two, "a")).isChecked();
        kill(one);
        assertThat(keptChoice()).isEqualTo(Response.BLANK);
        two.clock().fastForward("00:25");
        assertThat(state(two)).hasText(SAVED);
        assertThat(keptChoice()).isEqualTo(Response.of("a"));
    }

    @Test
    void of_two_devices_the_later_number_stays_and_the_student_chooses() {
        var phone = atWork();
        var desk = atWork();
        option(phone.page, "a").check();
        assertThat(state(phone.page)).hasText(SAVED);
        option(desk.page, "b").click(); // what came of it may be there before anybody could look whether it is checked
        assertThat(said(desk.page)).containsText("on another device");
        assertThat(option(desk.page, "a")).isChecked();
        assertThat(keptChoice()).isEqualTo(Response.of("a"));
        desk.look("two-devices");
        said(desk.page).locator("button").click();
        assertThat(option(desk.page, "b")).isChecked();
        assertThat(state(desk.page)).hasText(SAVED);
        desk.page.waitForCondition(() -> keptChoice().equals(Response.of("b")));
        assertThat(kept().get(CHOICE).seq()).isEqualTo(2);
    }

    // ── sign-in ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void an_expired_sign_in_is_mended_in_place() {
        var device = atWork();
        var page = device.page;
        sessions.closeAll(student.id());
        option(page, "b").check();
        var dialog = page.locator("dialog");
        assertThat(dialog).isVisible();
        assertThat(state(page)).containsText("Not sent yet: 1 answer");
        assertThat(dialog.locator("[data-why=signed-out]")).isVisible();
        assertThat(dialog.locator("[data-why=not-theirs]")).isHidden();
        device.forgive();
        device.look("sign-in-again");

        // Whoever wants to write on first can, and comes back to it.
        dialog.locator("[data-later]").click();
        typed(page).fill("15:40");
        assertThat(state(page)).containsText("Not sent yet: 2 answers");
        state(page).locator("button").click();
        dialog.locator("input[type=password]").fill("not the password");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator(".error")).hasText("This password is not right.");
        device.forgive();
        device.look("sign-in-again-wrong");
        dialog.locator("input[type=password]").fill(Schools.PASSWORD);
        dialog.locator("input[type=password]").press("Enter");
        assertThat(dialog).isHidden();
        assertThat(state(page)).hasText(SAVED);
        assertThat(page.locator("[data-notice=signed-out]")).isHidden();
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
        assertThat(kept().get(TYPED).response()).isEqualTo(Response.of("15:40"));
        assertThat(page.url()).endsWith(path);
    }

    @Test
    void somebody_else_who_signed_in_meanwhile_gets_nothing_of_it() {
        var device = atWork();
        var page = device.page;
        device.signedInAs(schools.as(studentWithPassword()));
        option(page, "b").check();
        var dialog = page.locator("dialog");
        assertThat(dialog.locator("[data-why=not-theirs]")).isVisible();
        assertThat(dialog.locator("input[name=name]")).hasValue(student.signInName());
        assertThat(dialog.locator("input[name=name]")).not().isEditable();
        assertThat(kept()).isEmpty();
        enterPassword(dialog);
        assertThat(state(page)).hasText(SAVED);
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
    }

    @Test
    void one_window_that_signs_in_again_mends_the_other_one_too() {
        var device = atWork();
        var one = device.page;
        var two = device.context().newPage();
        two.navigate(path);
        assertThat(two.locator(".time-left")).containsText("left");
        sessions.closeAll(student.id());
        option(one, "b").check();
        assertThat(one.locator("dialog")).isVisible();
        typed(two).fill("15:40");
        assertThat(two.locator("dialog")).isVisible();
        one.bringToFront();
        enterPassword(one.locator("dialog"));
        assertThat(state(one)).hasText(SAVED);
        assertThat(state(two)).hasText(SAVED);
        assertThat(two.locator("dialog")).isHidden();
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
        assertThat(kept().get(TYPED).response()).isEqualTo(Response.of("15:40"));
    }

    @Test
    void a_password_that_the_teacher_has_reset_is_replaced_first() {
        var device = atWorkAtAClock();
        var page = device.page;
        mustChoosePassword(true);
        option(page, "b").check();
        assertThat(page.locator("[data-notice=choose-password] a")).hasAttribute("href", "/account/password");
        assertThat(state(page)).hasText("Not sent yet: 1 answer");
        mustChoosePassword(false);
        page.clock().fastForward("00:50");
        assertThat(state(page)).hasText(SAVED);
        assertThat(page.locator("[data-notice=choose-password]")).isHidden();
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
    }

    @Test
    void too_many_wrong_passwords_have_to_wait() {
        var device = atWork();
        var page = device.page;
        sessions.closeAll(student.id());
        option(page, "b").check();
        var dialog = page.locator("dialog");
        for (int i = 0; i < 5; i++) {
            dialog.locator("input[type=password]").fill("wrong " + i);
            page.waitForResponse(
                    "**/sign-in", () -> dialog.locator("button[type=submit]").click());
        }
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator(".error")).containsText("Please wait");
    }

    @Test
    void a_lost_form_token_is_fetched_anew_also_with_the_sign_in() {
        var device = atWork();
        var page = device.page;
        device.context().clearCookies();
        option(page, "b").check();
        assertThat(page.locator("dialog")).isVisible();
        enterPassword(page.locator("dialog"));
        assertThat(state(page)).hasText(SAVED);
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
    }

    // ── time ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_time_left_is_told_when_asked_and_at_ten_five_and_one_minute() {
        var now = clock.instant();
        assignments.change(
                room.teacher, assignment.id(), Rules.plain(now.minusSeconds(60)).closingAt(now.plusSeconds(11 * 60)));
        var device = atWorkAtAClock();
        var page = device.page;
        var announcer = page.locator("[data-announcer]");
        assertThat(page.locator(".time-left")).hasText("11 min left");
        assertThat(announcer).isEmpty();
        page.locator("[data-ask-time]").press("Enter");
        assertThat(announcer).hasText("11 min left");
        device.look("time-asked");
        page.clock().fastForward("01:10");
        assertThat(announcer).hasText("10 minutes left");
        page.clock().fastForward("02:00");
        assertThat(page.locator(".time-left")).hasText("8 min left");
        assertThat(announcer).hasText("10 minutes left");
        page.clock().fastForward("03:00");
        assertThat(announcer).hasText("5 minutes left");
        page.clock().fastForward("04:00");
        assertThat(announcer).hasText("One minute left");
    }

    @Test
    void a_deadline_that_is_moved_is_told_with_the_next_save() {
        var now = clock.instant();
        var rules = Rules.plain(now.minusSeconds(60));
        assignments.change(room.teacher, assignment.id(), rules);
        var device = atWork();
        var page = device.page;
        assertThat(page.locator(".time-left")).isHidden();
        assignments.change(room.teacher, assignment.id(), rules.closingAt(now.plusSeconds(20 * 60)));
        option(page, "b").check();
        assertThat(page.locator(".time-left")).hasText("20 min left");
        assertThat(page.locator("[data-announcer]")).containsText("Your time has changed");
        assertThat(page.locator(".finish [data-until]")).containsText("Answers count until");
        assignments.change(room.teacher, assignment.id(), rules);
        option(page, "a").check();
        assertThat(page.locator(".time-left")).isHidden();
        assertThat(page.locator("[data-announcer]")).containsText("no time limit");
    }

    @Test
    void when_time_is_up_without_a_network_the_page_waits_and_then_shows_how_it_stands() {
        var now = clock.instant();
        assignments.change(
                room.teacher, assignment.id(), Rules.plain(now.minusSeconds(60)).closingAt(now.plusSeconds(90)));
        var device = atWorkAtAClock();
        var page = device.page;
        chooseOffline(device, "b");
        page.clock().fastForward("01:40");
        assertThat(page.locator(".questions")).hasAttribute("inert", "");
        page.clock().fastForward("00:10");
        device.context().setOffline(false);
        page.clock().fastForward("00:40");
        page.waitForURL("**/feedback");
        assertThat(keptChoice()).isEqualTo(Response.of("b"));
    }

    // ── weight ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_page_of_an_attempt_weighs_less_than_100_kb_in_at_most_8_requests() {
        var device = atWork();
        assertThat(device.page.locator(".time-left")).containsText("left");
        device.page.waitForTimeout(500);
        @SuppressWarnings("unchecked")
        var loads = (List<Map<String, Object>>) device.page.evaluate("""
                () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                    .map((entry) => ({ name: entry.name, bytes: entry.transferSize }))
                """);
        // The icon is in no list of the browser.
        assertThat(loads.size() + 1).isLessThanOrEqualTo(8);
        int bytes = loads.stream()
                .mapToInt(load -> ((Number) load.get("bytes")).intValue())
                .sum();
        assertThat(bytes).isPositive().isLessThan(99 * 1000);
    }
}
