package org.readback.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.readback.results.Rows.answers;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.grading.Response;
import org.readback.support.Browser.Width;
import org.readback.support.JourneyTest;

/** A teacher reads how a class of five did. */
@QuarkusTest
class ReviewingJourneyTest extends JourneyTest {
    @Inject
    Rows rows;

    private long teacher;
    private long schoolClass;
    private long assignment;

    @BeforeEach
    void a_class_of_five() {
        long school = rows.school();
        teacher = rows.teacher(school);
        schoolClass = rows.schoolClass(school, teacher, "9A English");
        assignment = rows.assignment(schoolClass);
        rows.assignment(
                schoolClass, "first", "none", Rows.NOW.plus(Duration.ofDays(1)), Rows.NOW.plus(Duration.ofDays(2)));
        long past = rows.assignment(
                schoolClass, "last", "at-once", Rows.NOW.minus(Duration.ofDays(9)), Rows.NOW.minus(Duration.ofDays(2)));
        long ada = rows.student(schoolClass, "Ada Lund");
        long ben = rows.student(schoolClass, "Ben Osei");
        long cleo = rows.student(schoolClass, "Cleo Martin");
        long dan = rows.student(schoolClass, "Dan Nowak");
        rows.student(schoolClass, "Eve Okafor");
        rows.attempt(assignment, ada, 1, rows.allRightBut(Map.of()));
        rows.attempt(
                assignment,
                ben,
                1,
                rows.allRightBut(answers(
                        "why-dance",
                        "b",
                        "asleep",
                        "stated",
                        "proof",
                        new Response(Map.of("answer", java.util.List.of("a"), "proof", java.util.List.of("p1s1"))))));
        rows.attempt(assignment, cleo, 1, answers("why-dance", "b", "food", "flowers"));
        rows.begin(assignment, dan, 1, answers("why-dance", "a"));
        rows.attempt(past, ada, 1, rows.allRightBut(answers("pick", "p1s1")));
    }

    @Test
    void at_a_desk() {
        try (var visitor = browser.visitor(Width.DESK).signedInWith(rows.signIn(teacher))) {
            var page = visitor.page;
            visitor.open("/classes/" + schoolClass);
            visitor.link("Gradebook").click();
            assertThat(page.locator("tbody tr")).hasCount(5);
            assertThat(page.locator("tbody")).containsText("in progress");
            visitor.look("gradebook");
            page.locator("thead a").nth(1).press("Enter");
            assertThat(page.locator("th[aria-sort]"))
                    .hasAttribute("aria-sort", Pattern.compile("descending|ascending"));
            visitor.look("gradebook-sorted");

            page.locator("tfoot a[href='/results/assignments/" + assignment + "']")
                    .click();
            assertThat(page.locator(".lead").first()).containsText("3");
            page.locator("summary").first().click();
            visitor.look("assignment-results");
            visitor.link("9A English").first().click();
            visitor.link("Results").click();
            assertThat(page.locator("#processes")).isVisible();
            visitor.look("class-results");
        }
    }

    @Test
    void on_a_phone_in_the_dark() {
        try (var visitor = browser.visitor(Width.PHONE, true, ColorScheme.DARK).signedInWith(rows.signIn(teacher))) {
            visitor.open("/classes/" + schoolClass + "/gradebook");
            visitor.look("gradebook");
            visitor.open("/results/assignments/" + assignment);
            visitor.look("assignment-results");
            visitor.open("/classes/" + schoolClass + "/results");
            visitor.look("class-results");
            // Nobody is in this one yet.
            long school = rows.school();
            long other = rows.teacher(school);
            long empty = rows.schoolClass(school, other, "9B English");
            visitor.signedInWith(rows.signIn(other));
            visitor.open("/classes/" + empty + "/gradebook");
            visitor.look("gradebook-no-students");
            visitor.open("/classes/" + empty + "/results");
            visitor.look("class-results-none");
        }
    }
}
