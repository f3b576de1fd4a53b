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
import java.util.List;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.Student;

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
        var form = ExtraPage.form(student, false, granted, students, times);
        return Replies.page(page(given, granted, students, form, Faults.none()));
    }

    @POST
    public Response give(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
        var given = taught(id);
        var assignment = given.assignment();
        var faults = Faults.none();
        var form = ExtraForm.of(fields);
        var students = classes.students(assignment.classId());
        var student = students.stream().filter(each -> form.isFor(each.id())).findFirst();
        if (student.isEmpty()) {
            faults.add("student", messages.studentMissing());
        }
        var extra = form.read(assignment.rules().closesAt(), times, messages, faults);
        if (extra.isEmpty()) {
            return Replies.page(422, page(given, accommodations.of(assignment), students, form, faults));
        }
        accommodations.give(signedIn.viewer(), assignment, student.orElseThrow().id(), extra.get(), clock.instant());
        return Replies.to("/assignments/" + id + "/extra?done=extra");
    }

    private TemplateInstance page(
            ClassWork.Given given,
            List<Accommodations.Granted> granted,
            List<Student> students,
            ExtraForm form,
            Faults faults) {
        var head = AssignmentHead.of(given, classes, signedIn.viewer(), clock.instant());
        return ClassExtraResource.Templates.extra(new ExtraPage(
                head.schoolClass(),
                head,
                "/assignments/" + head.id() + "/extra",
                given.assignment().rules().closesAt().isPresent(),
                keysHint(given.assignment().rules()),
                ExtraPage.lines(granted, times),
                students,
                form,
                faults));
    }

    private String keysHint(Rules rules) {
        return switch (rules.feedback()) {
            case AT_ONCE -> messages.keysSeenAtOnce();
            case AFTER_LAST, AFTER_CLOSE -> messages.keysSeenMayBeUsed();
            case SCORE_ONLY, NONE -> null;
        };
    }

    private ClassWork.Given taught(long id) {
        return work.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
