package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.content.Editions;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/** An assignment as its students see it: its rules, and the way in. */
@Path("/assignments/{id}")
@RolesAllowed(Role.STUDENT_ROLE)
public class AssignmentResource {
    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance start(StartPage page);
    }

    private final StudentWork work;
    private final Attempts attempts;
    private final Editions editions;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final DeadlineWords words;
    private final Clock clock;

    AssignmentResource(
            StudentWork work,
            Attempts attempts,
            Editions editions,
            SignedIn signedIn,
            SchoolTime times,
            DeadlineWords words,
            Clock clock) {
        this.work = work;
        this.attempts = attempts;
        this.editions = editions;
        this.signedIn = signedIn;
        this.times = times;
        this.words = words;
        this.clock = clock;
    }

    @GET
    public Response startPage(@PathParam("id") long id) {
        return page(200, id);
    }

    @POST
    @Path("/attempts")
    public Response start(@PathParam("id") long id) {
        try {
            return Replies.to("/attempts/" + attempts.start(signedIn.viewer(), id, clock.instant()));
        } catch (StartRefused e) {
            // The page says why.
            return page(409, id);
        }
    }

    private Response page(int status, long id) {
        var found = work.of(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
        var quiz = editions.find(found.assignment().editionId()).orElseThrow().quiz();
        return Replies.page(status, Templates.start(StartPage.of(found, quiz, times, words, clock.instant())));
    }
}
