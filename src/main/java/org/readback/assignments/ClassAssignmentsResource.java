package org.readback.assignments;

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
class ClassAssignmentsResource {
    @CheckedTemplate(basePath = "assignments")
    static class Templates {
        static native TemplateInstance assignments(SchoolClass schoolClass, List<AssignmentRow> assignments);
    }

    /** @param closes empty: without an end */
    record AssignmentRow(
            long id, String title, String state, String opens, String closes, int students, int submitted, int open) {}

    private final Classes classes;
    private final ClassAssignments classAssignments;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final Clock clock;

    ClassAssignmentsResource(
            Classes classes, ClassAssignments classAssignments, SignedIn signedIn, SchoolTime times, Clock clock) {
        this.classes = classes;
        this.classAssignments = classAssignments;
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
                classAssignments.ofClass(id).stream()
                        .map(progress -> row(progress, now))
                        .toList()));
    }

    private AssignmentRow row(AssignmentProgress progress, Instant now) {
        var rules = progress.assignment().rules();
        return new AssignmentRow(
                progress.assignment().id(),
                progress.title(),
                progress.state(now),
                times.dayAndTime(rules.opensAt()),
                rules.closesAt().map(times::dayAndTime).orElse(""),
                progress.students(),
                progress.submitted(),
                progress.open());
    }
}
