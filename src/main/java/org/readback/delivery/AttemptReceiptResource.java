package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.content.Editions;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/** The receipts of a student's own attempt: to be read, printed and saved. */
@Path("/attempts/{id}/receipt")
@RolesAllowed(Role.STUDENT_ROLE)
public class AttemptReceiptResource {
    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance receipt(
                long attemptId,
                String title,
                String language,
                String student,
                String school,
                String site,
                List<ReceiptView> receipts);
    }

    private final Attempts attempts;
    private final Receipts receipts;
    private final Editions editions;
    private final SignedIn signedIn;
    private final SchoolTime times;

    AttemptReceiptResource(
            Attempts attempts, Receipts receipts, Editions editions, SignedIn signedIn, SchoolTime times) {
        this.attempts = attempts;
        this.receipts = receipts;
        this.editions = editions;
        this.signedIn = signedIn;
        this.times = times;
    }

    @GET
    public Response page(@PathParam("id") long id, @Context UriInfo uri) {
        var attempt = mine(id);
        var found = receipts.of(id);
        if (found.isEmpty()) {
            throw new NotFoundException();
        }
        var quiz = editions.find(attempt.editionId()).orElseThrow().quiz();
        return Replies.page(Templates.receipt(
                id,
                quiz.title(),
                quiz.language(),
                signedIn.viewer().name(),
                signedIn.viewer().schoolName(),
                uri.getBaseUri().resolve("/receipts").toString(),
                found.stream()
                        .map(receipt -> ReceiptView.of(receipt, attempt.order(), times))
                        .toList()));
    }

    @GET
    @Path("/{code}")
    public Response file(@PathParam("id") long id, @PathParam("code") String code) {
        var attempt = mine(id);
        var receipt = receipts.of(attempt.id()).stream()
                .filter(each -> each.code().equals(PrintedCodes.tidy(code)))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return Replies.file("receipt-" + PrintedCodes.grouped(receipt.code()) + ".txt", receipt.file());
    }

    private Attempt mine(long id) {
        return attempts.of(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
