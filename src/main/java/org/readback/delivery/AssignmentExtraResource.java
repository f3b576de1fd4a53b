package org.readback.delivery;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.readback.kernel.Faults;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.Role;
import org.readback.people.SignedIn;

/** What single students get in one assignment. */
@Path("/assignments/{id}/extra")
@RolesAllowed(Role.TEACHER_ROLE)
public class AssignmentExtraResource {
    private final Accommodations accommodations;
    private final ClassWork work;
    private final Classes classes;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final TeachingMessages messages;
    private final Clock clock;

    AssignmentExtraResource(
            Accommodations accommodations,
            ClassWork work,
            Classes classes,
            SignedIn signedIn,
            SchoolTime times,
            TeachingMessages messages,
            Clock clock) {
        this.accommodations = accommodations;
        this.work = work;
        this.classes = classes;
        this.signedIn = signedIn;
        this.times = times;
        this.messages = messages;
        this.clock = clock;
    }

    @GET
    public Response list(@PathParam("id") long id, @QueryParam("student") String student) {
        var given = taught(id);
        var granted = accommodations.of(given.assignment());
        var students = classes.students(given.assignment().classId());
        return Replies.page(page(given, ExtraPage.form(student, false, granted, students, times), Faults.none()));
    }

    @POST
    public Response give(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
        var assignment = taught(id).assignment();
        var faults = Faults.none();
        var form = ExtraForm.of(fields);
        var student = classes.students(assignment.classId()).stream()
                .filter(each -> Long.toString(each.id()).equals(form.student()))
                .findFirst();
        if (student.isEmpty()) {
            faults.add("student", messages.studentMissing());
        }
        var extra = form.read(assignment.rules().closesAt(), times, messages, faults);
        if (extra.isEmpty()) {
            return Replies.page(422, page(taught(id), form, faults));
        }
        accommodations.give(signedIn.viewer(), assignment, student.orElseThrow().id(), extra.get(), clock.instant());
        return Replies.to("/assignments/" + id + "/extra?done=extra");
    }

    private TemplateInstance page(ClassWork.Given given, ExtraForm form, Faults faults) {
        var head = AssignmentHead.of(given, classes, signedIn.viewer(), clock.instant());
        return ClassExtraResource.Templates.extra(new ExtraPage(
                head.schoolClass(),
                head,
                "/assignments/" + head.id() + "/extra",
                given.assignment().rules().closesAt().isPresent(),
                ExtraPage.lines(accommodations.of(given.assignment()), times),
                classes.students(head.schoolClass().id()),
                form,
                faults));
    }

    private ClassWork.Given taught(long id) {
        return work.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
