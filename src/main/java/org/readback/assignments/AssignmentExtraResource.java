package org.readback.assignments;

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
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.Student;

/** What single students get in one assignment. */
@Path("/assignments/{id}/extra")
@RolesAllowed(Role.TEACHER_ROLE)
class AssignmentExtraResource {
    private final Accommodations accommodations;
    private final ClassAssignments classAssignments;
    private final Classes classes;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final TeachingMessages messages;
    private final Clock clock;

    AssignmentExtraResource(
            Accommodations accommodations,
            ClassAssignments classAssignments,
            Classes classes,
            SignedIn signedIn,
            SchoolTime times,
            ReaderLanguage language,
            Clock clock) {
        this.accommodations = accommodations;
        this.classAssignments = classAssignments;
        this.classes = classes;
        this.signedIn = signedIn;
        this.times = times;
        this.messages = language.messages(TeachingMessages.class);
        this.clock = clock;
    }

    @GET
    public Response list(@PathParam("id") long id, @QueryParam("student") String student) {
        var progress = taught(id);
        var granted = accommodations.of(progress.assignment());
        var students = classes.students(progress.assignment().classId());
        var form = ExtraPage.form(student, false, granted, students, times);
        return Replies.page(page(progress, granted, students, form, Faults.none()));
    }

    @POST
    public Response give(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
        var progress = taught(id);
        var assignment = progress.assignment();
        var faults = Faults.none();
        var form = ExtraForm.of(fields);
        var students = classes.students(assignment.classId());
        var student = students.stream().filter(each -> form.isFor(each.id())).findFirst();
        if (student.isEmpty()) {
            faults.add("student", messages.studentMissing());
        }
        var extra = form.read(assignment.rules().closesAt(), times, messages, faults);
        if (extra.isEmpty()) {
            return Replies.page(422, page(progress, accommodations.of(assignment), students, form, faults));
        }
        accommodations.give(signedIn.viewer(), assignment, student.orElseThrow().id(), extra.get(), clock.instant());
        return Replies.to("/assignments/" + id + "/extra?done=extra");
    }

    private TemplateInstance page(
            AssignmentProgress progress,
            List<Accommodations.Granted> granted,
            List<Student> students,
            ExtraForm form,
            Faults faults) {
        var head = AssignmentHead.of(progress, classes, signedIn.viewer(), clock.instant());
        return ClassExtraResource.Templates.extra(new ExtraPage(
                head.schoolClass(),
                head,
                "/assignments/" + head.id() + "/extra",
                progress.assignment().rules().closesAt().isPresent(),
                keysHint(progress.assignment().rules()),
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

    private AssignmentProgress taught(long id) {
        return classAssignments.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
