package org.readback.assignments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readback.support.Browser.Width;
import org.readback.support.Classrooms;
import org.readback.support.JourneyTest;

/** A teacher gives a class a quiz, watches it run and deals with one student's attempt, while that student is at work. */
@QuarkusTest
class TeachingJourneyTest extends JourneyTest {
    @Test
    void a_quiz_is_assigned_watched_paused_and_its_attempt_reopened() {
        var room = classrooms.open(clock.instant());
        var student = room.student();
        try (var teacher = browser.visitor(Width.DESK).signedInAs(schools.as(room.teacher));
                var pupil = browser.visitor(Width.PHONE, true, ColorScheme.DARK).signedInAs(schools.as(student))) {
            var page = teacher.page;
            teacher.open("/classes");
            teacher.link("Quizzes").click();
            assertThat(page.locator("h1")).hasText("Quizzes");
            teacher.look("quizzes");
            page.locator(".task-title a[href='/quizzes/" + Classrooms.TIDES + "']")
                    .click();
            assertThat(page.locator(".question")).hasCount(10);
            teacher.look("preview");
            teacher.link("With key and proof").click();
            assertThat(page.locator(".passage .lit").first()).isVisible();
            teacher.look("preview-key");
            page.locator(".page-head a.button").click();
            teacher.look("assign");
            page.getByLabel("Time limit in minutes").fill("x");
            teacher.button("Give it to the class").click();
            assertThat(page.locator(".error-summary")).containsText("Give a whole number of minutes");
            teacher.look("assign-refused");
            page.getByLabel("Time limit in minutes").fill("40");
            teacher.button("Give it to the class").click();
            assertThat(page.locator(".notice.ok")).hasText("The quiz is assigned.");
            teacher.look("assignments");
            page.locator(".task a").getByText("Live").click();
            assertThat(page.locator("[data-live] .lead")).containsText("1 not started");
            teacher.look("live");

            // The student starts and answers; the teacher's page knows without being loaded again.
            pupil.open("/home");
            pupil.link("How tides work").first().click();
            pupil.button("Start").click();
            assertThat(pupil.page).hasURL(Pattern.compile(".*/attempts/[0-9]+"));
            assertThat(page.locator("[data-live] .lead")).containsText("1 at work");
            pupil.page
                    .locator("[data-question=model-and-ocean] .option")
                    .first()
                    .click();
            assertThat(page.locator("[data-row] td").nth(2)).containsText("1 of 10");

            // A pause covers the open page, and lifting it uncovers it.
            teacher.button("Pause for everybody").click();
            assertThat(pupil.page.locator("[data-notice=paused]")).isVisible();
            assertThat(pupil.page.locator(".questions")).isHidden();
            pupil.look("attempt-paused");
            teacher.look("live-paused");
            teacher.button("Go on").click();
            assertThat(pupil.page.locator(".questions")).isVisible();

            // Extra time shows on the open page at once.
            page.locator("[data-row] input[type=checkbox]").check();
            page.getByLabel("Extra minutes").fill("15");
            teacher.button("Give extra time").click();
            assertThat(page.locator(".notice.ok")).hasText("They have the extra time now.");
            assertThat(pupil.page.locator(".finish [data-until]")).containsText("Answers count until");
            assertThat(pupil.page.locator(".time-left")).hasText(Pattern.compile("5[0-9] min left"));

            // The teacher submits for the student, whose page says how it stands; then reopens it.
            page.getByLabel("For whom").selectOption("all");
            teacher.button("Submit for the student").click();
            assertThat(page.locator("h1")).hasText("Submit for one student?");
            teacher.look("live-end");
            teacher.button("Yes, submit for them").click();
            assertThat(pupil.page).hasURL(Pattern.compile(".*/attempts/[0-9]+/feedback"));
            page.locator("[data-row] th a").click();
            assertThat(page.locator("h1")).hasText("Imani Okafor");
            page.locator("summary").getByText("What happened").click();
            teacher.look("taught-attempt");
            page.locator("summary").getByText("Reopen").click();
            teacher.button("Reopen the attempt").click();
            assertThat(page.locator(".error-summary")).containsText("Give a reason.");
            teacher.look("taught-attempt-refused");
            page.locator("#reopen-reason").fill("The fire alarm rang");
            teacher.button("Reopen the attempt").click();
            assertThat(page.locator(".notice.ok")).hasText("The attempt is reopened.");
            pupil.open("/home");
            pupil.link("Go on").click();
            assertThat(pupil.page
                            .locator("[data-question=model-and-ocean] .option input")
                            .first())
                    .isChecked();
        }
    }

    @ParameterizedTest(name = "{0}, script: {1}, {2}")
    @CsvSource({"DESK, true, LIGHT", "DESK, true, DARK", "PHONE, false, LIGHT", "PHONE, true, DARK"})
    void whoever_shows_keys_between_attempts_ticks_that_they_want_it(
            Width width, boolean javaScript, ColorScheme scheme) {
        var room = classrooms.open(clock.instant());
        try (var teacher = browser.visitor(width, javaScript, scheme).signedInAs(schools.as(room.teacher))) {
            var page = teacher.page;
            teacher.open("/assignments/new?quiz=" + Classrooms.TIDES);
            assertThat(page.locator("input[value=after-last]")).isChecked();
            assertThat(page.locator("#keysBetween")).hasCount(0);
            teacher.look("assign-feedback");
            page.getByLabel("Attempts allowed").fill("2");
            page.getByLabel("Time limit in minutes").fill("25");
            page.locator("input[value=at-once]").check();
            teacher.button("Give it to the class").click();
            page.locator(".error-summary a").click();
            assertThat(page.locator("#keysBetween")).isFocused();
            assertThat(page.getByLabel("Time limit in minutes")).hasValue("25");
            assertThat(page.locator("input[value=at-once]")).isChecked();
            teacher.look("assign-keys-between");
            page.locator("#keysBetween").press("Space");
            teacher.button("Give it to the class").click();
            assertThat(page.locator(".notice.ok")).hasText("The quiz is assigned.");
            page.locator(".task a").getByText("Settings").click();
            assertThat(page.locator("#keysBetween")).isChecked();
            teacher.look("settings-keys-between");
        }
    }

    @Test
    void on_a_phone_without_javascript_settings_and_extra_time_are_changed() {
        var room = classrooms.open(clock.instant());
        room.student();
        var assignment = room.assign(
                Rules.plain(clock.instant()).closingAt(clock.instant().plus(Duration.ofHours(3))));
        try (var teacher =
                browser.visitor(Width.PHONE, false, ColorScheme.LIGHT).signedInAs(schools.as(room.teacher))) {
            var page = teacher.page;
            teacher.open("/assignments/" + assignment.id() + "/settings");
            teacher.look("settings");
            page.getByLabel("Attempts allowed").fill("3");
            teacher.button("Change the settings").click();
            assertThat(page.locator(".notice.ok")).containsText("The settings are changed");
            page.locator(".local-nav a").getByText("Extra time").click();
            page.locator("#student").selectOption("Imani Okafor");
            page.locator("#minutes").fill("20");
            teacher.button("Save").click();
            assertThat(page.locator("table")).containsText("20 minutes more");
            teacher.look("extra");
            page.locator(".local-nav a").getByText("Live").click();
            assertThat(page.locator("[data-live] .lead")).containsText("1 not started");
            teacher.look("live");
        }
        try (var teacher = browser.visitor(Width.PHONE, true, ColorScheme.DARK).signedInAs(schools.as(room.teacher))) {
            for (var path : new String[] {
                "/quizzes",
                "/quizzes/" + Classrooms.TIDES,
                "/quizzes/" + Classrooms.TIDES + "?view=key",
                "/assignments/new",
                "/classes/" + room.schoolClass.id() + "/assignments",
                "/assignments/" + assignment.id() + "/settings",
                "/assignments/" + assignment.id() + "/extra",
                "/assignments/" + assignment.id() + "/live",
                "/classes/" + room.schoolClass.id() + "/extra"
            }) {
                teacher.open(path);
                teacher.look("teaching" + path.replaceAll("[^a-z]+", "-"));
            }
        }
    }
}
