package org.readback.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.readback.support.Browser.Visitor;
import org.readback.support.Browser.Width;
import org.readback.support.FreshSchema;
import org.readback.support.JourneyTest;

/** From an empty database and a code in the log to a school with a teacher and a student, all in the browser. */
@QuarkusTest
@TestProfile(SetUpJourneyTest.FirstStart.class)
class SetUpJourneyTest extends JourneyTest {
    private static final Path LOG = Path.of("target", "first-start.log");

    /** Nobody is there yet, and what the server says at its start is kept. */
    public static class FirstStart implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.deleteIfExists(LOG);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return Map.of("quarkus.log.file.enabled", "true", "quarkus.log.file.path", LOG.toString());
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FreshSchema.class));
        }
    }

    @Test
    void from_the_code_in_the_log_to_the_first_student() throws IOException {
        try (var administrator = browser.visitor(Width.DESK);
                var teacher = browser.visitor(Width.PHONE);
                var student = browser.visitor(Width.PHONE)) {
            setUp(administrator, teacher);
            var slip = addTeacher(administrator);
            choosePassword(teacher, slip);
            var code = makeClass(teacher);
            join(student, code);
        }
    }

    private static void setUp(Visitor administrator, Visitor other) throws IOException {
        var page = administrator.page;
        administrator.open("/");
        assertThat(page).hasURL(Pattern.compile(".*/set-up"));
        administrator.look("set-up");
        administrator.field("Set-up code").fill("AAAA-BBBB-CCCC");
        administrator.field("Name of the school").fill("Elmfield School");
        administrator.field("Your name").fill("Ravi Menon");
        administrator.field("Sign-in name").fill("Ravi Menon");
        administrator.field("New password").fill("short");
        administrator.field("New password once more").fill("other");
        administrator.button("Set up the school").click();
        assertThat(page.locator(".error-summary li")).hasCount(4);
        assertThat(administrator.field("Name of the school")).hasValue("Elmfield School");
        assertThat(administrator.field("New password")).isEmpty();
        administrator.look("set-up-refused");
        page.locator(".error-summary a").first().click();
        assertThat(administrator.field("Set-up code")).isFocused();

        other.open("/set-up");
        other.field("Set-up code").press("Enter");
        assertThat(other.page.locator(".error-summary")).containsText("Name of the school: type it.");
        other.look("set-up-refused");

        administrator.field("Set-up code").fill(codeInTheLog());
        administrator.field("Sign-in name").fill("ravi.menon");
        administrator.field("New password").fill("a kettle of fish");
        administrator.field("New password once more").fill("a kettle of fish");
        administrator.field("New password once more").press("Enter");
        assertThat(page.locator(".notice.ok")).containsText("The school is set up");
        assertThat(page.locator(".site-header")).containsText("Elmfield School");
        administrator.look("people-first");
        administrator.open("/set-up");
        assertThat(page).hasURL(Pattern.compile(".*/people"));
    }

    private static String codeInTheLog() throws IOException {
        var found = Pattern.compile("set-up code: ([A-Z0-9-]{14})").matcher(Files.readString(LOG));
        if (!found.find()) {
            throw new AssertionError("no code in the log");
        }
        return found.group(1);
    }

    private record Slip(String name, String code) {}

    private static Slip addTeacher(Visitor administrator) {
        var page = administrator.page;
        administrator.link("Add a teacher or administrator").click();
        administrator.look("person-new");
        administrator.button("Add").click();
        assertThat(page.locator(".error-summary")).containsText("Name: type a name.");
        administrator.look("person-new-refused");
        administrator.field("Name").fill("Ada Park");
        administrator.button("Add").click();
        assertThat(page.locator(".notice.ok")).containsText("Now make the sign-in slip");
        administrator.look("person-added");
        administrator.button("Make a slip").click();
        administrator.look("slip");
        var facts = page.locator(".slip dd");
        return new Slip(facts.nth(1).textContent(), facts.nth(2).textContent());
    }

    private static void choosePassword(Visitor teacher, Slip slip) {
        var page = teacher.page;
        teacher.open("/");
        teacher.look("sign-in");
        teacher.field("Sign-in name").fill(slip.name());
        teacher.field("Password").fill("not the code");
        teacher.button("Sign in").click();
        assertThat(page.locator(".error-summary")).containsText("do not belong together");
        assertThat(teacher.field("Sign-in name")).hasValue(slip.name());
        teacher.look("sign-in-refused");
        // As people type what they read on paper.
        teacher.field("Password")
                .fill(slip.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        teacher.button("Sign in").click();
        assertThat(page.locator("main")).containsText("Welcome, Ada Park.");
        teacher.look("choose-password");
        teacher.open("/classes");
        assertThat(page).hasURL(Pattern.compile(".*/account/password"));
        teacher.field("New password").fill("password");
        teacher.field("New password once more").fill("password");
        teacher.button("Save and go on").click();
        assertThat(page.locator(".error-summary")).containsText("others would guess this one soon");
        teacher.look("choose-password-refused");
        teacher.field("New password").fill("seven green doors");
        teacher.field("New password once more").fill("seven green doors");
        teacher.button("Save and go on").click();
        assertThat(page).hasURL(Pattern.compile(".*/classes"));
        teacher.look("classes-none");
    }

    private static String makeClass(Visitor teacher) {
        teacher.field("Name of the class").fill("9A English");
        teacher.button("Make the class").click();
        teacher.look("class-made");
        teacher.link("Join code").click();
        teacher.look("join-code");
        return teacher.page.locator(".poster-code").textContent();
    }

    private static void join(Visitor student, String code) {
        var page = student.page;
        student.open("/sign-in");
        student.link("I have a join code").click();
        student.look("join-code-form");
        student.field("Join code").fill("AAAA-AAAA");
        student.button("Find the class").click();
        assertThat(page.locator(".error-summary")).containsText("no class can be joined with this one");
        student.look("join-code-form-refused");
        student.field("Join code").fill(" " + code.toLowerCase(java.util.Locale.ROOT));
        student.button("Find the class").click();
        assertThat(page.locator("h1")).hasText("Join 9A English");
        student.look("join");
        student.field("Your name").fill("Imani Okafor");
        student.field("New password").fill("tide after tide");
        student.field("New password once more").fill("tide after tide");
        student.button("Make the account and join").click();
        assertThat(page.locator(".error-summary")).containsText("we suggest imani.okafor");
        assertThat(student.field("Sign-in name")).hasValue("imani.okafor");
        student.look("join-proposal");
        student.field("New password").fill("tide after tide");
        student.field("New password once more").fill("tide after tide");
        student.button("Make the account and join").click();
        assertThat(page.locator(".notice.ok")).containsText("Your sign-in name is imani.okafor");
        student.look("joined");
        student.link("My quizzes").first().click();
        assertThat(page.locator("main")).containsText("Nothing is due.");
        student.look("home-nothing-due");
        student.button("Sign out").click();
        assertThat(page.locator(".notice.ok")).hasText("You are signed out.");
        student.look("signed-out");
    }
}
