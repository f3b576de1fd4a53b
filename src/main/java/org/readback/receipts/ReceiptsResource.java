package org.readback.receipts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.readback.access.CodeTries;
import org.readback.access.WaitText;
import org.readback.kernel.BodyLimit;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/**
 * Where anybody has a receipt checked. It tells whether a school here signed it, when the submission was and how many
 * answers came with it; nothing about the person, the quiz or the score.
 */
@Path("/receipts")
class ReceiptsResource {
    @CheckedTemplate(basePath = "receipts")
    static class Templates {
        static native TemplateInstance verify(Verdict verdict, String code, String text, Faults faults);
    }

    /** @param submitted empty unless it is genuine */
    record Verdict(boolean genuine, String submitted, int received, int asked) {}

    private final Receipts receipts;
    private final CodeTries tries;
    private final SchoolTime times;
    private final ReceiptsMessages messages;
    private final WaitText waits;
    private final Clock clock;

    ReceiptsResource(
            Receipts receipts,
            CodeTries tries,
            SchoolTime times,
            ReaderLanguage language,
            WaitText waits,
            Clock clock) {
        this.receipts = receipts;
        this.tries = tries;
        this.times = times;
        this.messages = language.messages(ReceiptsMessages.class);
        this.waits = waits;
        this.clock = clock;
    }

    @GET
    public Response byCode(@QueryParam("code") String code) {
        if (code == null) {
            return Replies.page(Templates.verify(null, "", "", Faults.none()));
        }
        var typed = shortened(code, 40);
        if (typed.isBlank()) {
            return refused("code", messages.verifyNothing());
        }
        return checked("code", typed, "", () -> receipts.genuine(typed));
    }

    @POST
    @Path("/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(Receipt.LONGEST_FILE + 8 * 1024)
    public Response byFile(@RestForm String text, @RestForm FileUpload file) {
        var given = file == null || file.size() == 0 ? (text == null ? "" : text) : read(file);
        if (given.isBlank()) {
            return refused("text", messages.verifyNothing());
        }
        // What is that long is no receipt, and need not be shown again.
        var shown = shortened(given, Receipt.LONGEST_FILE);
        return checked("text", "", shown, () -> receipts.genuineFile(given));
    }

    private interface Check {
        Optional<Receipt> run();
    }

    private Response checked(String field, String code, String text, Check check) {
        // A whole school may share an address: what is genuine costs nothing.
        var wait = tries.take(CodeTries.Kind.RECEIPT, clock.instant());
        if (!wait.isZero()) {
            var faults = Faults.none();
            faults.add(field, waits.of(wait, messages::verifyWaitSeconds, messages::verifyWaitMinutes));
            return Replies.tooMany(Templates.verify(null, code, text, faults), wait);
        }
        var genuine = check.run();
        if (genuine.isPresent()) {
            tries.right(CodeTries.Kind.RECEIPT);
        }
        var verdict = new Verdict(
                genuine.isPresent(),
                genuine.flatMap(Receipt::submittedAt).map(times::dayAndTime).orElse(""),
                genuine.map(Receipt::received).orElse(0),
                genuine.map(Receipt::asked).orElse(0));
        return Replies.page(genuine.isPresent() ? 200 : 422, Templates.verify(verdict, code, text, Faults.none()));
    }

    private Response refused(String field, String message) {
        var faults = Faults.none();
        faults.add(field, message);
        return Replies.page(422, Templates.verify(null, "", "", faults));
    }

    private static String shortened(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    private static String read(FileUpload file) {
        if (file.size() > Receipt.LONGEST_FILE) {
            return "-";
        }
        try {
            return Files.readString(file.uploadedFile(), StandardCharsets.UTF_8);
        } catch (java.nio.charset.CharacterCodingException e) {
            // No text at all.
            return "-";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
