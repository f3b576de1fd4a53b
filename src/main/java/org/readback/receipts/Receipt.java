package org.readback.receipts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readback.content.Quiz;
import org.readback.content.ResponseJson;
import org.readback.grading.Response;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sha256;

/**
 * What was received with a submission, as the school has signed it. The text is not for a language but for ever: what is
 * signed must read the same for every program that checks it. docs/adr/0011 describes it.
 *
 * @param code twelve letters and digits
 * @param text what is signed, to the letter
 */
public record Receipt(String code, String text, byte[] signature) {
    static final int CODE_LENGTH = 12;
    /** More than any receipt has. */
    static final int LONGEST_FILE = 64 * 1024;

    private static final String HEAD = "Readback receipt 1\n";
    private static final String SIGNATURE = "signature: ";
    private static final Pattern SCHOOL = Pattern.compile("(?m)^school: ([0-9]{1,18}) ");
    private static final Pattern SUBMITTED = Pattern.compile("(?m)^submitted: (\\S+)$");
    private static final Pattern RECEIVED = Pattern.compile("(?m)^received: ([0-9]{1,6}) of ([0-9]{1,6})$");
    private static final Pattern QUESTION = Pattern.compile("(?m)^question (\\S+): ([a-z]+)$");

    /** How much of a question was answered. */
    enum Extent {
        ANSWERED,
        BEGUN,
        BLANK;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a receipt is about. */
    record About(
            String code,
            long schoolId,
            String schoolName,
            long attemptId,
            byte[] editionHash,
            Quiz quiz,
            SortedMap<String, Response> responses,
            Instant submittedAt) {

        /** The text to be signed: lines that end with a line feed, the questions in the order of the edition. */
        String text() {
            var questions = new LinkedHashMap<String, Extent>();
            quiz.questions().forEach(question -> {
                var response = responses.getOrDefault(question.id(), Response.BLANK);
                int parts = question.task().parts().size();
                questions.put(
                        question.id(),
                        response.isBlank()
                                ? Extent.BLANK
                                : response.parts().size() < parts ? Extent.BEGUN : Extent.ANSWERED);
            });
            var text = new StringBuilder(HEAD);
            line(text, "code", PrintedCodes.grouped(code));
            line(text, "school", schoolId + " " + schoolName.replaceAll("\\p{Cntrl}", " "));
            line(text, "attempt", Long.toString(attemptId));
            line(text, "quiz", quiz.slug());
            line(text, "edition", HexFormat.of().formatHex(editionHash));
            line(text, "submitted", submittedAt.truncatedTo(ChronoUnit.SECONDS).toString());
            line(
                    text,
                    "received",
                    questions.values().stream()
                                    .filter(extent -> extent != Extent.BLANK)
                                    .count() + " of " + questions.size());
            questions.forEach((id, extent) -> line(text, "question " + id, extent.code()));
            line(text, "responses", HexFormat.of().formatHex(Sha256.of(canonical(responses))));
            return text.toString();
        }

        private static void line(StringBuilder text, String name, String value) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }

    /** A line for each question that has an answer, by id: the id, a space, and the answer with its parts in order. */
    static String canonical(SortedMap<String, Response> responses) {
        var text = new StringBuilder();
        responses.forEach((id, response) -> {
            if (!response.isBlank()) {
                text.append(id).append(' ').append(ResponseJson.write(response)).append('\n');
            }
        });
        return text.toString();
    }

    static Receipt sign(About about, SchoolKey key) {
        var text = about.text();
        return new Receipt(about.code(), text, key.sign(text));
    }

    /** What the student saves: the text and, after it, its signature. */
    public String file() {
        return text + SIGNATURE + Base64.getEncoder().encodeToString(signature) + "\n";
    }

    /** Reads what was saved or pasted, whatever it did to the ends of lines; empty if it has not that form. */
    static Optional<Receipt> read(String file) {
        var lines = file.replaceFirst("^\ufeff", "").strip().replaceAll("[ \t]*(\r\n|\r|\n)", "\n");
        int end = lines.lastIndexOf("\n" + SIGNATURE);
        if (!lines.startsWith(HEAD) || end < 0) {
            return Optional.empty();
        }
        try {
            var signature = Base64.getDecoder()
                    .decode(lines.substring(end + 1 + SIGNATURE.length()).strip());
            return Optional.of(new Receipt("", lines.substring(0, end + 1), signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean signedBy(byte[] publicKey) {
        return SchoolKey.signed(publicKey, text, signature);
    }

    /** True if the signed text is that of the receipt with this code. */
    boolean namesItsCode() {
        return text.contains("\ncode: " + PrintedCodes.grouped(code) + "\n");
    }

    Optional<Long> schoolId() {
        return found(SCHOOL).map(match -> Long.parseLong(match.group(1)));
    }

    Optional<Instant> submittedAt() {
        try {
            return found(SUBMITTED).map(match -> Instant.parse(match.group(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    int received() {
        return found(RECEIVED).map(match -> Integer.parseInt(match.group(1))).orElse(0);
    }

    int asked() {
        return found(RECEIVED).map(match -> Integer.parseInt(match.group(2))).orElse(0);
    }

    Map<String, String> questions() {
        var questions = new LinkedHashMap<String, String>();
        QUESTION.matcher(text).results().forEach(match -> questions.put(match.group(1), match.group(2)));
        return questions;
    }

    private Optional<Matcher> found(Pattern pattern) {
        var match = pattern.matcher(text);
        return match.find() ? Optional.of(match) : Optional.empty();
    }

    @Override
    public String toString() {
        return "receipt " + code;
    }
}
