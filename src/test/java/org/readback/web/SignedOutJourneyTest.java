package org.readback.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readback.assignments.Assignments;
import org.readback.assignments.NewAssignment;
import org.readback.assignments.Rules;
import org.readback.content.Editions;
import org.readback.support.Browser;
import org.readback.support.Browser.Width;
import org.readback.support.Schools;

/** A computer that others use after a teacher: the Back button shows nobody's name once the teacher has signed out. */
@QuarkusTest
class SignedOutJourneyTest {
    @Inject
    Schools schools;

    @Inject
    Assignments assignments;

    @Inject
    Editions editions;

    @Inject
    Clock clock;

    @ParameterizedTest(name = "whole pages kept in memory: {0}, script: {1}")
    @CsvSource({"false, true", "true, true", "true, false"})
    void going_back_after_sign_out_shows_no_name(boolean inMemory, boolean javaScript) {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        var schoolClass = school.schoolClass(teacher, "9A");
        school.student(schoolClass, "Imani Okafor");
        var now = clock.instant();
        long edition =
                editions.current("how-tides-work/how-tides-work").orElseThrow().id();
        var assignment =
                assignments.assign(teacher, new NewAssignment(schoolClass.id(), edition, Rules.plain(now)), now);
        try (var browser = inMemory ? Browser.thatKeepsPages() : Browser.onTheApp();
                var visitor = browser.visitor(Width.DESK, javaScript, ColorScheme.LIGHT)
                        .signedInAs(schools.as(teacher))) {
            var page = visitor.page;
            for (var path : List.of(
                    "/classes/" + schoolClass.id(),
                    "/results/assignments/" + assignment.id(),
                    "/classes/" + schoolClass.id() + "/gradebook")) {
                visitor.open(path);
                assertThat(page.locator("body")).containsText("Imani Okafor");
            }
            visitor.button("Sign out").click();
            assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
            for (int steps = 0; steps < 3; steps++) {
                page.goBack();
                assertThat(page.locator("body")).not().containsText("Imani Okafor");
                assertThat(page.locator("body")).not().containsText("Ada Park");
                assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
            }
        }
    }
}
