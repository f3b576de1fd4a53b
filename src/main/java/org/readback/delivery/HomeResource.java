package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;

/** What is due, what is coming, what is done. */
@Path("/home")
@RolesAllowed(Role.STUDENT_ROLE)
public class HomeResource {
    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance home(HomePage home);
    }

    private final StudentWork work;
    private final Classes classes;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final DeadlineWords words;
    private final Clock clock;

    HomeResource(
            StudentWork work, Classes classes, SignedIn signedIn, SchoolTime times, DeadlineWords words, Clock clock) {
        this.work = work;
        this.classes = classes;
        this.signedIn = signedIn;
        this.times = times;
        this.words = words;
        this.clock = clock;
    }

    @GET
    public Response home() {
        long student = signedIn.viewer().id();
        boolean inClass = !classes.of(student).isEmpty();
        return Replies.page(Templates.home(HomePage.of(work.of(student), inClass, times, words, clock.instant())));
    }
}
