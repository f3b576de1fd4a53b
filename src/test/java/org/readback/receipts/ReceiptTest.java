package org.readback.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readback.content.Process;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.grading.Option;
import org.readback.grading.Ordering;
import org.readback.grading.Response;
import org.readback.grading.SingleChoice;
import org.readback.grading.Task;

class ReceiptTest {
    private static final SchoolKey KEY = SchoolKey.make();
    private static final Response ORDER = new Response(Map.of("a", List.of("2"), "b", List.of("1"), "c", List.of("3")));
    private static final Task CHOICE = new SingleChoice(List.of(Option.of("a", "A"), Option.of("b", "B")), "b");
    private static final Task ORDERING = new Ordering(
            List.of("a", "b", "c"), List.of(Option.of("a", "A"), Option.of("b", "B"), Option.of("c", "C")));

    private static Question question(String id, Task task) {
        return new Question(id, "Stem", task, 1, Process.INFER, List.of(), List.of(), "Because.");
    }

    private static Receipt.About about(Map<String, Response> responses) {
        var questions = List.of(
                question("moon", CHOICE),
                question("order", ORDERING),
                question("sea", CHOICE),
                question("sun", CHOICE));
        return new Receipt.About(
                "BCDFGHJKLMNP",
                7,
                "Elmfield\nSchool",
                42,
                new byte[] {1, (byte) 0xab},
                new Quiz("tides/tides", "Tides", "", "en", null, questions),
                new TreeMap<>(responses),
                Instant.parse("2026-11-24T10:00:00.123456Z"));
    }

    private static Receipt receipt() {
        return Receipt.sign(
                about(Map.of("sea", Response.of("b"), "order", new Response(Map.of("b", List.of("1"))))), KEY);
    }

    @Test
    void the_text_says_what_was_received_and_of_what() {
        // The last line is what sha256sum makes of: order {"b":["1"]}, sea {"answer":["b"]}.
        assertThat(receipt().text()).isEqualTo("""
                Readback receipt 1
                code: BCDF-GHJK-LMNP
                school: 7 Elmfield School
                attempt: 42
                quiz: tides/tides
                edition: 01ab
                submitted: 2026-11-24T10:00:00Z
                received: 2 of 4
                question moon: blank
                question order: begun
                question sea: answered
                question sun: blank
                responses: 69a5931344830cca4fd1bc3cacd51d4de23cbc7e162ee47b9e97944827fc35af
                """);
        assertThat(Receipt.canonical(
                        new TreeMap<>(Map.of("sea", Response.of("b"), "order", ORDER, "moon", Response.BLANK))))
                .isEqualTo("""
                        order {"a":["2"],"b":["1"],"c":["3"]}
                        sea {"answer":["b"]}
                        """);
    }

    @Test
    void another_answer_gives_another_text_and_the_same_answers_the_same() {
        var one = about(Map.of("sea", Response.of("b"))).text();
        assertThat(about(Map.of("sea", Response.of("b"), "sun", Response.BLANK)).text())
                .isEqualTo(one);
        assertThat(about(Map.of("sea", Response.of("a"))).text()).isNotEqualTo(one);
    }

    @Test
    void a_saved_receipt_is_read_again_and_is_the_schools() {
        var receipt = receipt();
        var read = Receipt.read(receipt.file()).orElseThrow();
        assertThat(read.text()).isEqualTo(receipt.text());
        assertThat(read.signedBy(KEY.publicKey())).isTrue();
        assertThat(read.schoolId()).contains(7L);
        assertThat(read.submittedAt()).contains(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(read.received()).isEqualTo(2);
        assertThat(read.asked()).isEqualTo(4);
        assertThat(read.questions()).containsEntry("order", "begun").hasSize(4);
        assertThat(read.signedBy(SchoolKey.make().publicKey())).isFalse();
    }

    @Test
    void what_mail_and_editors_do_to_lines_does_not_matter() {
        var file = receipt().file();
        for (var changed : List.of(
                file.replace("\n", "\r\n"), "\ufeff" + file, "\n\n" + file + "  \n", file.replace("\n", " \n"))) {
            assertThat(Receipt.read(changed).orElseThrow().signedBy(KEY.publicKey()))
                    .isTrue();
        }
    }

    @TestFactory
    List<DynamicTest> a_receipt_that_was_changed_is_not_genuine() {
        var file = receipt().file();
        var changes = new TreeMap<>(Map.of(
                "time", file.replace("10:00:00Z", "09:00:00Z"),
                "count", file.replace("2 of 4", "4 of 4"),
                "state", file.replace("moon: blank", "moon: answered"),
                "school", file.replace("school: 7", "school: 8"),
                "code", file.replace("BCDF", "BCDG"),
                "line more", file.replace("responses:", "question rain: answered\nresponses:"),
                "line less", file.replace("question sun: blank\n", ""),
                "letter's size", file.replace("Elmfield", "elmfield"),
                "signature", file.replaceFirst("signature: ....", "signature: AAAA"),
                "no signature", file.replaceFirst("signature: .*", "signature: ")));
        var tests = new ArrayList<DynamicTest>();
        changes.forEach((what, changed) -> tests.add(DynamicTest.dynamicTest(what, () -> {
            assertThat(changed).isNotEqualTo(file);
            assertThat(Receipt.read(changed).filter(read -> read.signedBy(KEY.publicKey())))
                    .isEmpty();
        })));
        return tests;
    }

    @Test
    void what_is_no_receipt_is_not_read() {
        for (var text : List.of(
                "",
                "x",
                "Readback receipt 1",
                "Readback receipt 1\nsignature: ?",
                receipt().text())) {
            assertThat(Receipt.read(text).filter(read -> read.signedBy(KEY.publicKey())))
                    .isEmpty();
        }
    }

    @Test
    void the_private_key_is_in_no_text() {
        assertThat(KEY.toString()).doesNotContain("private").doesNotContain("[");
    }
}
