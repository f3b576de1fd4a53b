package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.SchoolClass;

/** The assignments of a class. */
@Path("/classes/{id}/assignments")
@RolesAllowed(Role.TEACHER_ROLE)
public class ClassAssignmentsResource {
    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance assignments(SchoolClass schoolClass, List<Line> assignments);
    }

    /** @param closes empty: without an end */
    record Line(
            long id, String title, String state, String opens, String closes, int students, int submitted, int open) {}

    private final Classes classes;
    private final ClassWork work;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final Clock clock;

    ClassAssignmentsResource(Classes classes, ClassWork work, SignedIn signedIn, SchoolTime times, Clock clock) {
        this.classes = classes;
        this.work = work;
        this.signedIn = signedIn;
        this.times = times;
        this.clock = clock;
    }

    @GET
    public Response list(@PathParam("id") long id) {
        var now = clock.instant();
        var schoolClass = classes.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
        return Replies.page(Templates.assignments(
                schoolClass,
                work.ofClass(id).stream().map(given -> line(given, now)).toList()));
    }

    private Line line(ClassWork.Given given, Instant now) {
        var rules = given.assignment().rules();
        return new Line(
                given.assignment().id(),
                given.title(),
                given.state(now),
                times.dayAndTime(rules.opensAt()),
                rules.closesAt().map(times::dayAndTime).orElse(""),
                given.students(),
                given.submitted(),
                given.open());
    }
}
