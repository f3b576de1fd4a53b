package org.readback.receipts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.support.Browser;
import org.readback.support.JourneyTest;

/** From handing in to a receipt on paper, in a file, and in somebody else's hands. */
@QuarkusTest
class ReceiptJourneyTest extends JourneyTest {
    @ParameterizedTest
    @EnumSource
    void a_student_saves_the_receipt_and_somebody_else_has_it_checked(Browser.Width width, @TempDir Path folder)
            throws IOException {
        var now = clock.instant();
        var attempt = classrooms.open(now).running(Rules.plain(now.minusSeconds(60)));
        attempts.save(
                attempt.student().id(), attempt.id(), "model-and-ocean", 1, Response.of("a"), false, clock.instant());
        var student = browser.visitor(width).signedInAs(attempt.browser());
        student.open(attempt.path() + "/review");
        student.page.locator("form[action$=submission] button").click();
        student.page.locator("a[href$='/receipt']").click();
        assertThat(student.page.locator("main")).containsText("1 of 10 answers");
        student.look("receipt");
        var download = student.page.waitForDownload(
                () -> student.page.locator("a[download]").click());
        assertThat(download.suggestedFilename()).matches("receipt-[A-Z2-9-]{14}\\.txt");
        var file = folder.resolve("receipt.txt");
        download.saveAs(file);
        assertThat(Files.readString(file)).startsWith("Readback receipt 1\n").contains("\nsignature: ");
        student.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(student.page.locator(".site-header")).isHidden();
        assertThat(student.page.locator("dd.receipt")).isVisible();
        student.close();

        var somebody = browser.visitor(width, true, ColorScheme.DARK);
        somebody.open("/receipts");
        somebody.look("receipts");
        somebody.page.locator("input[type=file]").setInputFiles(file);
        somebody.page.locator("form[action='/receipts/file'] button").click();
        assertThat(somebody.page.locator("[role=status]")).containsText("This receipt is genuine.");
        assertThat(somebody.page.locator("main"))
                .not()
                .containsText(attempt.student().name());
        somebody.look("receipts-genuine");
        somebody.page.locator("#code").fill("BCDF-GHJK-LMNP");
        somebody.page.locator("#code").press("Enter");
        assertThat(somebody.page.locator("[role=status]")).containsText("This receipt is not genuine.");
        somebody.look("receipts-not-genuine");
        somebody.close();
    }
}
