package org.readback.delivery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.readback.access.Role;
import org.readback.assignments.Counting;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.Rules;
import org.readback.support.Browser.Visitor;
import org.readback.support.Browser.Width;
import org.readback.support.JourneyTest;
import org.readback.support.Schools;

/** Students take a quiz with every kind of question, from the first page to the feedback and the pages after it. */
@QuarkusTest
class TakingJourneyTest extends JourneyTest {
    private static final Pattern SAVED = Pattern.compile("Saved [0-9:]+.*");
    private static final List<String> CHAIN = List.of(
            "The near side of the Earth lies closer",
            "The Moon pulls on the two sides",
            "The ocean bulges on both sides",
            "A turning coast meets");

    /** What is hidden does not count. */
    private static final LocatorAssertions.HasTextOptions SEEN =
            new LocatorAssertions.HasTextOptions().setUseInnerText(true);

    @Inject
    DataSource database;

    @Test
    void at_a_desk_by_keyboard() {
        var room = classrooms.open(clock.instant());
        room.assign(Rules.plain(clock.instant()).closingAt(clock.instant().plus(Duration.ofHours(3))));
        var student = room.student();
        try (var visitor = browser.visitor(Width.DESK).signedInAs(schools.as(student))) {
            var page = visitor.page;
            visitor.open("/");
            assertThat(page).hasURL(Pattern.compile(".*/home"));
            visitor.look("home");
            visitor.link("How tides work").first().click();
            assertThat(page.locator("main")).containsText("10, for 21 marks");
            visitor.look("start");
            visitor.button("Start").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/attempts/[0-9]+"));
            long attempt = Long.parseLong(page.url().replaceFirst(".*/", ""));
            assertThat(state(visitor)).hasText("Nothing to save yet", SEEN);
            visitor.look("attempt-fresh");

            // Saved is said when the answer is in the database, and not before.
            var held = new ArrayList<Route>();
            page.route("**/responses", held::add);
            option(visitor, "model-and-ocean", "As a place where the simple model")
                    .focus();
            page.keyboard().press("Space");
            page.waitForCondition(() -> held.size() == 1);
            assertThat(state(visitor)).hasText("Saving…", SEEN);
            assertThat(kept(attempt)).isEmpty();
            held.get(0).resume();
            assertThat(state(visitor)).hasText(SAVED);
            assertThat(kept(attempt)).containsExactly("model-and-ocean");
            page.unroute("**/responses");

            // Arrow keys go through the options of a question.
            saving(visitor, () -> {
                option(visitor, "spring-in-autumn", "Stated").first().focus();
                page.keyboard().press("Space");
                page.keyboard().press("ArrowDown");
            });
            assertThat(option(visitor, "spring-in-autumn", "Contradicted")).isChecked();

            saving(visitor, () -> order(visitor, CHAIN));
            assertThat(question(visitor, "chain-of-causes").locator(".order li > span:not(.order-buttons)"))
                    .containsText(CHAIN.toArray(String[]::new));
            assertThat(page.locator("[data-announcer]")).containsText("Moved to place");

            saving(visitor, () -> {
                question(visitor, "next-high-tide").getByLabel("Your answer").focus();
                page.keyboard().type("10:50");
            });

            option(visitor, "later-each-day", "The Moon has moved on").focus();
            saving(visitor, () -> page.keyboard().press("Space"));
            assertThat(link(visitor, "later-each-day")).not().hasClass(Pattern.compile("answered"));
            pick(visitor, "later-each-day", List.of("p3s2"));
            assertThat(page.locator("[data-picks='later-each-day.proof']"))
                    .hasText("While the Earth turns once, the Moon moves on along its orbit in the same direction.");
            assertThat(link(visitor, "later-each-day")).hasClass(Pattern.compile("answered"));

            saving(visitor, () -> {
                var gaps = question(visitor, "sun-and-moon");
                gaps.getByLabel("Gap 1").selectOption("more");
                gaps.getByLabel("Gap 2").fill("390");
                gaps.getByLabel("Gap 3").fill("a third");
            });
            saving(visitor, () -> {
                var prompts = question(visitor, "spring-or-neap");
                prompts.getByLabel("The Moon is full").selectOption("spring tide");
                prompts.getByLabel("The Sun and the Moon pull").selectOption("neap tide");
                prompts.getByLabel("Low water falls").selectOption("spring tide");
                prompts.getByLabel("It is about a week").selectOption("no particular kind of tide");
            });

            pick(visitor, "role-of-coasts", List.of("p6s3", "p6s4", "p6s5"));
            question(visitor, "role-of-coasts").getByText("Pick in the passage").press("Enter");
            page.keyboard().press("Home");
            page.keyboard().press("Enter");
            assertThat(question(visitor, "role-of-coasts").locator(".error")).containsText("one too many");
            assertThat(page.locator("#p1s1")).hasAttribute("aria-pressed", "false");
            visitor.look("attempt-picking");

            saving(visitor, () -> {
                option(visitor, "tables-and-power", "A tidal power station can plan")
                        .press("Space");
                option(visitor, "tables-and-power", "A storm can raise").press("Space");
            });
            saving(visitor, () -> question(visitor, "dam-and-tables")
                    .getByLabel("Flag to come back to")
                    .press("Space"));
            assertThat(page.locator(".attempt-facts")).containsText("9 of 10 answered");
            assertThat(page.locator("[data-open]")).containsText("Not answered yet: 10.");

            page.reload();
            assertThat(page.locator(".attempt-facts")).containsText("9 of 10 answered");
            assertThat(state(visitor)).hasText(SAVED);
            assertThat(option(visitor, "spring-in-autumn", "Contradicted")).isChecked();
            assertThat(question(visitor, "next-high-tide").getByLabel("Your answer"))
                    .hasValue("10:50");
            assertThat(question(visitor, "chain-of-causes").locator(".order li > span:not(.order-buttons)"))
                    .containsText(CHAIN.toArray(String[]::new));
            assertThat(page.locator("[data-picks='role-of-coasts.answer'] li")).hasCount(3);
            assertThat(question(visitor, "dam-and-tables").getByLabel("Flag to come back to"))
                    .isChecked();
            assertThat(link(visitor, "dam-and-tables")).hasClass(Pattern.compile("flagged"));
            visitor.look("attempt-resumed");

            visitor.button("Look over and submit").click();
            assertThat(page.locator("main")).containsText("9 of 10 questions are answered.");
            assertThat(page.locator(".facts")).containsText("1 unanswered");
            visitor.look("review");
            page.locator(".facts a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*#q10"));
            saving(visitor, () -> option(visitor, "dam-and-tables", "Both rest on")
                    .press("Space"));
            visitor.button("Look over and submit").click();
            assertThat(page.locator("main")).containsText("All 10 questions are answered.");
            visitor.button("Submit").click();

            assertThat(page).hasURL(Pattern.compile(".*/attempts/" + attempt + "/feedback.*"));
            assertThat(page.locator(".score")).hasText("18 of 21");
            assertThat(page.locator("#q6 .verdict")).hasText("Not right, 0 of 1");
            assertThat(page.locator("#q4 .verdict")).hasText("Partly right, 2 of 3");
            assertThat(page.locator("mark#p3s2")).isVisible();
            assertThat(page.locator("mark#p5s4")).isVisible();
            assertThat(page.locator("mark#p1s1")).hasCount(0);
            visitor.look("feedback");
            page.locator("#q8").getByText("See the sentence in the passage").press("Enter");
            assertThat(page.locator("#p6s1")).isInViewport();

            visitor.link("Back to my quizzes").click();
            assertThat(page.locator(".task-score")).hasText("18 of 21");
            visitor.look("home-done");
            visitor.link("My progress").click();
            assertThat(page.locator("main")).containsText("18 of 21");
            visitor.look("progress");
            visitor.link(student.name()).click();
            visitor.look("account");
        }
    }

    @Test
    void on_a_phone_in_the_dark() {
        var room = classrooms.open(clock.instant());
        room.assign(Rules.plain(clock.instant())
                .within(Duration.ofMinutes(45))
                .attempts(2, Counting.HIGHEST)
                .showing(FeedbackPolicy.AT_ONCE)
                .shuffled(false, true));
        var name = "taking.journey";
        var student = room.school.person(Role.STUDENT, "Imani Okafor", name);
        try (var visitor = browser.visitor(Width.PHONE, true, ColorScheme.DARK)) {
            var page = visitor.page;
            visitor.open("/home");
            visitor.field("Sign-in name").fill(name);
            visitor.field("Password").fill(Schools.PASSWORD);
            visitor.look("sign-in");
            visitor.button("Sign in").click();
            assertThat(page.locator("main")).containsText("You are in no class yet.");
            visitor.look("home-new");
            visitor.field("Code from your teacher").fill(room.schoolClass.joinCode());
            visitor.button("Find the class").click();
            visitor.look("join-signed-in");
            visitor.button("Join the class").click();
            visitor.look("home");
            visitor.link("Start").click();
            visitor.look("start");
            visitor.button("Start").click();
            assertThat(page.locator(".time-left")).containsText("min left");
            visitor.look("attempt-fresh");

            // The drawer, by its bar and by keyboard.
            var passage = page.locator(".passage-panel");
            assertThat(passage).isHidden();
            page.getByText("Read the passage").click();
            assertThat(passage).isVisible();
            assertThat(page.locator("#p1s1")).isInViewport();
            visitor.look("drawer");
            page.getByText("Back to the questions").click();
            assertThat(passage).isHidden();
            page.locator("#drawer").press("Space");
            assertThat(passage).isFocused();
            page.keyboard().press("Escape");
            assertThat(passage).isHidden();
            assertThat(page.locator("#drawer")).isFocused();

            saving(visitor, () -> question(visitor, "model-and-ocean")
                    .getByText("As a place where the Moon has no effect")
                    .click());
            saving(visitor, () -> question(visitor, "chain-of-causes")
                    .getByRole(AriaRole.BUTTON)
                    .getByText("Down")
                    .first()
                    .click());
            saving(visitor, () -> question(visitor, "next-high-tide")
                    .getByLabel("Your answer")
                    .fill("9:10"));
            saving(
                    visitor,
                    () -> question(visitor, "sun-and-moon").getByLabel("Gap 2").fill("390"));
            saving(visitor, () -> question(visitor, "spring-or-neap")
                    .getByLabel("The Moon is full")
                    .selectOption("spring tide"));
            saving(visitor, () -> option(visitor, "tables-and-power", "A storm can raise")
                    .check());
            saving(
                    visitor,
                    () -> option(visitor, "spring-in-autumn", "Stated").first().check());
            saving(visitor, () -> question(visitor, "spring-in-autumn")
                    .getByText("Flag to come back to")
                    .click());
            saving(visitor, () -> option(visitor, "later-each-day", "The Sun has pulled")
                    .check());
            question(visitor, "later-each-day").getByText("Pick in the passage").click();
            assertThat(passage).isVisible();
            saving(visitor, () -> page.locator("#p3s2").click());
            visitor.look("drawer-picking");
            page.getByText("Back to the questions").click();
            question(visitor, "role-of-coasts").getByText("Pick from the list").click();
            saving(visitor, () -> question(visitor, "role-of-coasts")
                    .getByText("In the Bay of Fundy")
                    .click());
            visitor.look("attempt-answered");

            page.reload();
            assertThat(page.locator(".attempt-facts")).containsText("7 of 10 answered");
            page.locator(".attempt-bar").getByText("Submit").click();
            visitor.button("Look over and submit").click();
            assertThat(page.locator(".facts"))
                    .containsText(Pattern.compile("1 unanswered.*2 begun, not finished.*1 flagged", Pattern.DOTALL));
            visitor.look("review");
            visitor.button("Submit").click();
            assertThat(page.locator("#q3")).containsText("The sentence is the right one, but it says something else.");
            visitor.look("feedback");
            visitor.link("Back to my quizzes").click();
            visitor.look("home-done");
            visitor.link("Another attempt is open.").click();
            assertThat(visitor.button("Try again")).isVisible();
            visitor.look("start-again");
            visitor.open("/progress");
            visitor.look("progress");
            visitor.open("/account");
            page.getByText("Atkinson Hyperlegible").click();
            visitor.button("Use this font").click();
            visitor.look("account");
            visitor.open("/nowhere");
            // Nobody was looked up for it, which is not the same as that nobody is signed in.
            assertThat(visitor.link("Sign in")).hasCount(0);
            visitor.forgive();
            visitor.look("not-found");
        }
    }

    @Test
    void without_script_by_the_button() {
        var room = classrooms.open(clock.instant());
        room.assign(Rules.plain(clock.instant()));
        try (var visitor =
                browser.visitor(Width.PHONE, false, ColorScheme.LIGHT).signedInAs(schools.as(room.student()))) {
            var page = visitor.page;
            visitor.open("/home");
            visitor.link("Start").click();
            visitor.button("Start").click();
            long attempt = Long.parseLong(page.url().replaceFirst(".*/", ""));

            page.getByText("Read the passage").click();
            assertThat(page.locator("#p1s1")).isInViewport();
            visitor.look("drawer");
            page.getByText("Back to the questions").click();
            assertThat(page.locator(".passage-panel")).isHidden();

            var places = question(visitor, "chain-of-causes");
            for (int i = 0; i < CHAIN.size(); i++) {
                places.getByLabel("Position of: " + CHAIN.get(i)).selectOption(String.valueOf(i + 1));
            }
            question(visitor, "next-high-tide").getByLabel("Your answer").fill("10:50");
            option(visitor, "later-each-day", "The Moon has moved on").check();
            question(visitor, "later-each-day").getByText("Pick from the list").click();
            question(visitor, "later-each-day")
                    .getByText("While the Earth turns once, the Moon moves on")
                    .click();
            var gaps = question(visitor, "sun-and-moon");
            gaps.getByLabel("Gap 1").selectOption("more");
            gaps.getByLabel("Gap 2").fill("390");
            gaps.getByLabel("Gap 3").fill("half");
            var prompts = question(visitor, "spring-or-neap");
            prompts.getByLabel("The Moon is full").selectOption("spring tide");
            prompts.getByLabel("The Sun and the Moon pull").selectOption("neap tide");
            prompts.getByLabel("Low water falls").selectOption("spring tide");
            prompts.getByLabel("It is about a week").selectOption("neap tide");
            option(visitor, "spring-in-autumn", "Stated").first().check();
            var coasts = question(visitor, "role-of-coasts");
            coasts.getByText("Pick from the list").click();
            for (var sentence : List.of("In the Bay of Fundy", "In much of the Med", "Some coasts", "The shape and")) {
                coasts.getByText(sentence).click();
            }
            option(visitor, "model-and-ocean", "As a place where the simple model")
                    .check();
            option(visitor, "tables-and-power", "A tidal power station can plan")
                    .check();
            option(visitor, "tables-and-power", "A storm can raise").check();
            question(visitor, "dam-and-tables")
                    .getByLabel("Flag to come back to")
                    .check();
            visitor.button("Save answers").click();

            assertThat(page.locator(".error-summary")).containsText("This is more than can be chosen: 3 at most.");
            assertThat(coasts.locator("input[type=checkbox]:checked")).hasCount(4);
            assertThat(kept(attempt)).hasSize(9).doesNotContain("role-of-coasts");
            visitor.look("attempt-refused");
            coasts.getByLabel("The shape and").uncheck();
            visitor.button("Save answers").click();
            assertThat(page.locator(".notice.ok")).hasText("Your answers are saved.");
            assertThat(page.locator(".attempt-facts")).containsText("9 of 10 answered");
            assertThat(coasts.locator("input[type=checkbox]:checked").first()).isHidden();
            visitor.look("attempt-saved");

            visitor.button("Look over and submit").click();
            assertThat(page.locator("main")).containsText("9 of 10 questions are answered.");
            visitor.link("10").first().click();
            option(visitor, "dam-and-tables", "Both rest on").check();
            visitor.button("Look over and submit").click();
            visitor.button("Submit").click();
            assertThat(page.locator(".score")).hasText("21 of 21");
            visitor.look("feedback");
        }
    }

    private static Locator state(Visitor visitor) {
        return visitor.page.locator(".save-state");
    }

    private static Locator question(Visitor visitor, String id) {
        return visitor.page.locator("[data-question=" + id + "]");
    }

    private static Locator option(Visitor visitor, String question, String label) {
        return question(visitor, question).locator(".options").getByLabel(label);
    }

    private static Locator link(Visitor visitor, String question) {
        var number = question(visitor, question).getAttribute("id");
        return visitor.page.locator(".qnav a[href='#" + number + "']");
    }

    /** Does this and waits until the page says that it is saved. */
    private static void saving(Visitor visitor, Runnable change) {
        visitor.page.waitForResponse(reply -> reply.url().endsWith("/responses"), change);
        assertThat(state(visitor)).hasText(SAVED);
    }

    /** Brings the items into this order by their buttons and the keyboard. */
    private static void order(Visitor visitor, List<String> texts) {
        var items = question(visitor, "chain-of-causes").locator(".order li");
        for (int place = 0; place < texts.size(); place++) {
            var item = items.filter(new Locator.FilterOptions().setHasText(texts.get(place)));
            while (!items.nth(place).textContent().contains(texts.get(place))) {
                item.getByText("Up").focus();
                visitor.page.keyboard().press("Enter");
            }
        }
        items.nth(texts.size() - 1).getByText("Up").press("Enter");
        items.nth(texts.size() - 2).getByText("Down").press("Enter");
    }

    /** Goes into the passage by the question's button, walks to the sentences, picks them and comes back. */
    private static void pick(Visitor visitor, String question, List<String> sentences) {
        var page = visitor.page;
        var button = question(visitor, question).getByText("Pick in the passage");
        button.press("Enter");
        for (var sentence : sentences) {
            for (int i = 0; i < 60 && !focused(visitor).equals(sentence); i++) {
                page.keyboard().press("ArrowDown");
            }
            saving(visitor, () -> page.keyboard().press("Space"));
            assertThat(page.locator("#" + sentence)).hasAttribute("aria-pressed", "true");
        }
        page.keyboard().press("Escape");
        assertThat(button).isFocused();
    }

    private static String focused(Visitor visitor) {
        return (String) visitor.page.evaluate("document.activeElement.id");
    }

    /** The questions whose answers or flags the database has. */
    private List<String> kept(long attempt) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select q.key from response r join question q on q.id = r.question_id where r.attempt_id = ?"
                                + " order by q.key")) {
            statement.setLong(1, attempt);
            var rows = statement.executeQuery();
            var questions = new ArrayList<String>();
            while (rows.next()) {
                questions.add(rows.getString(1));
            }
            return questions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
