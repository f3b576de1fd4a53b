package org.readback.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.kernel.PrintedCodes;
import org.readback.support.ClassroomTest;
import org.readback.support.Classrooms;

@QuarkusTest
class ReceiptPagesTest extends ClassroomTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Rules RULES = Rules.plain(NOW).closingAt(NOW.plus(Duration.ofDays(3650)));
    private static final String CHOICE = "model-and-ocean";

    @Inject
    Receipts receipts;

    @Inject
    Session database;

    private Classrooms.Running submitted(Rules rules) {
        var attempt = classrooms.open(NOW).running(rules);
        attempts.save(attempt.student().id(), attempt.id(), CHOICE, 1, Response.of("a"), false, NOW);
        attempts.submit(attempt.student().id(), attempt.id(), NOW.plusSeconds(90));
        return attempt;
    }

    private Receipt only(Classrooms.Running attempt) {
        var found = receipts.of(attempt.id());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void a_submission_gives_a_receipt_that_the_student_reads_and_saves() {
        var attempt = submitted(RULES);
        var receipt = only(attempt);
        var browser = attempt.browser();
        var feedback = browser.get(attempt.path() + "/feedback");
        assertThat(feedback.texts("a[href=" + attempt.path() + "/receipt]"))
                .singleElement()
                .asString()
                .contains(PrintedCodes.grouped(receipt.code()));
        var page = browser.get(attempt.path() + "/receipt");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(PrintedCodes.grouped(receipt.code()))
                .contains("1 of " + classrooms.tides().quiz().questions().size() + " answers")
                .contains("Not answered")
                .contains("/receipts");
        var file = browser.get(page.page().select("a[download]").attr("href"));
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.body()).isEqualTo(receipt.file());
    }

    @Test
    void the_receipt_is_there_where_the_policy_shows_nothing_else() {
        var attempt = submitted(RULES.showing(FeedbackPolicy.NONE));
        assertThat(attempt.browser().get(attempt.path() + "/feedback").text())
                .contains(PrintedCodes.grouped(only(attempt).code()));
    }

    @Test
    void nobody_else_sees_it_and_an_open_attempt_has_none() {
        var attempt = submitted(RULES);
        var open = classrooms.open(NOW).running(RULES);
        assertThat(open.browser().get(open.path() + "/receipt").status()).isEqualTo(404);
        assertThat(open.browser().get(attempt.path() + "/receipt").status()).isEqualTo(404);
        assertThat(open.browser()
                        .get(attempt.path() + "/receipt/" + only(attempt).code())
                        .status())
                .isEqualTo(404);
        assertThat(schools.nobody().get(attempt.path() + "/receipt").to()).startsWith("/sign-in");
    }

    @Test
    void anybody_can_have_a_code_checked_and_learns_only_that_it_is_true() {
        var attempt = submitted(RULES);
        var code = PrintedCodes.grouped(only(attempt).code());
        var nobody = schools.nobody();
        var page = nobody.get("/receipts?code=" + code.toLowerCase(java.util.Locale.ROOT));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("This receipt is genuine.")
                .contains("1 of ")
                .doesNotContain(attempt.student().name())
                .doesNotContain(classrooms.tides().quiz().title())
                .doesNotContain("Elmfield");
        var wrong = nobody.get("/receipts?code=BCDF-GHJK-LMNP");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("This receipt is not genuine.");
        assertThat(nobody.get("/receipts?code=%20").status()).isEqualTo(422);
        assertThat(nobody.get("/receipts").status()).isEqualTo(200);
    }

    @Test
    void a_saved_file_is_checked_pasted_or_uploaded() {
        var file = only(submitted(RULES)).file();
        var form = schools.nobody().get("/receipts");
        assertThat(form.submit("/receipts/file", "text", file).text()).contains("This receipt is genuine.");
        assertThat(form.submit("/receipts/file", "file", file.getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("This receipt is genuine.");
        var changed = form.submit("/receipts/file", "text", file.replaceFirst("received: 1", "received: 9"));
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.page().select("textarea").val()).startsWith("Readback receipt 1");
        assertThat(changed.text()).contains("This receipt is not genuine.").doesNotContain("answers received");
        for (var nonsense : new byte[][] {{(byte) 0xff, (byte) 0xfe, 0}, new byte[70_000]}) {
            assertThat(form.submit("/receipts/file", "file", nonsense).text()).contains("This receipt is not genuine.");
        }
        assertThat(form.submit("/receipts/file", "text", " ").status()).isEqualTo(422);
    }

    @Test
    void another_schools_receipt_does_not_pass_as_this_ones() {
        var one = only(submitted(RULES));
        var other = only(submitted(RULES));
        var mixed = Receipt.read(other.file()).orElseThrow();
        assertThat(receipts.genuineFile(new Receipt("", one.text(), mixed.signature()).file()))
                .isEmpty();
        assertThat(receipts.genuineFile(other.file())).isPresent();
    }

    @Test
    void guessing_is_slowed_down_for_an_address_and_for_nobody_else() {
        var nobody = schools.nobody().from("192.0.2.77");
        change("insert into try_count (key, full_at) values ('receipt-code 192.0.2.77', now() + interval '1 day')");
        var genuine = only(submitted(RULES)).code();
        var refused = nobody.get("/receipts?code=" + genuine);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.text()).doesNotContain("This receipt is").contains("Please wait ");
        assertThat(schools.nobody()
                        .from("192.0.2.78")
                        .get("/receipts?code=" + genuine)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoever_is_signed_in_is_counted_by_themselves_and_what_is_genuine_costs_nothing() {
        var attempt = submitted(RULES);
        var genuine = "/receipts?code=" + only(attempt).code();
        for (int i = 0; i < 30; i++) {
            assertThat(attempt.browser().get("/receipts?code=BCDF-GHJK-LMNP").status())
                    .isEqualTo(422);
            if (i < 29) {
                assertThat(attempt.browser().get(genuine).status()).isEqualTo(200);
            }
        }
        assertThat(attempt.browser().get(genuine).status()).isEqualTo(429);
        assertThat(schools.nobody().get(genuine).status()).isEqualTo(200);
    }

    @RepeatedTest(5) // a key is missing only for a moment in the life of a school
    void submissions_at_once_give_one_receipt_and_a_school_has_one_key() throws Exception {
        var room = classrooms.open(NOW);
        long assignment = room.assign(RULES).id();
        // A new school: all of them find it without a key.
        var running = room.students(6).stream()
                .map(student -> new long[] {student.id(), attempts.start(student, assignment, NOW)})
                .toList();
        var gate = new CyclicBarrier(2 * running.size());
        var threads = Executors.newFixedThreadPool(2 * running.size());
        try {
            var all = running.stream()
                    .flatMap(each -> IntStream.range(0, 2)
                            .mapToObj(i -> threads.submit(() -> {
                                gate.await();
                                return attempts.submit(each[0], each[1], NOW);
                            })))
                    .toList();
            for (var each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (var each : running) {
            assertThat(receipts.of(each[1])).hasSize(1);
            assertThat(receipts.genuine(receipts.of(each[1]).get(0).code())).isPresent();
        }
    }

    @Test
    void after_a_reopening_the_old_receipt_stays_genuine_as_what_it_was() {
        var attempt = submitted(RULES);
        var old = only(attempt);
        change("update attempt set submission_id = null where id = " + attempt.id());
        attempts.save(attempt.student().id(), attempt.id(), "dam-and-tables", 1, Response.of("d"), false, NOW);
        attempts.submit(attempt.student().id(), attempt.id(), NOW.plusSeconds(500));
        var both = receipts.of(attempt.id());
        assertThat(both).extracting(Receipt::received).containsExactly(2, 1);
        assertThat(receipts.genuine(old.code()).orElseThrow().received()).isEqualTo(1);
        assertThat(receipts.genuineFile(old.file())).isPresent();
        assertThat(attempt.browser().get(attempt.path() + "/receipt").text())
                .contains(PrintedCodes.grouped(old.code()))
                .contains(PrintedCodes.grouped(both.get(0).code()));
    }

    @Test
    void the_time_that_a_receipt_gives_is_the_submissions() {
        assertThat(only(submitted(RULES)).submittedAt()).contains(NOW.plusSeconds(90));
    }

    @Test
    void what_the_server_hands_in_gives_a_receipt_too() {
        var attempt = classrooms.open(NOW).running(RULES.within(Duration.ofMinutes(5)));
        attempts.submitOverdue(attempt.id(), NOW.plus(Duration.ofHours(1)));
        assertThat(only(attempt).received()).isZero();
    }

    @Test
    void the_private_key_is_on_no_page() {
        var attempt = submitted(RULES);
        var secret = database.createNativeQuery(
                        "select encode(private_key, 'base64') from school_key where school_id = :school", String.class)
                .setParameter("school", attempt.student().schoolId())
                .getSingleResult();
        var page = attempt.browser().get(attempt.path() + "/receipt").body();
        assertThat(page).doesNotContain(secret.substring(20, 40));
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }
}
