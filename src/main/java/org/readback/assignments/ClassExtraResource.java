package org.readback.assignments;

import io.quarkus.qute.CheckedTemplate;
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
import java.util.Optional;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.SchoolClass;
import org.readback.people.Student;

/** What single students get in every assignment of a class. */
@Path("/classes/{id}/extra")
@RolesAllowed(Role.TEACHER_ROLE)
class ClassExtraResource {
    @CheckedTemplate(basePath = "assignments")
    static class Templates {
        static native TemplateInstance extra(ExtraPage page);
    }

    private final Accommodations accommodations;
    private final Classes classes;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final TeachingMessages messages;
    private final Clock clock;

    ClassExtraResource(
            Accommodations accommodations,
            Classes classes,
            SignedIn signedIn,
            SchoolTime times,
            ReaderLanguage language,
            Clock clock) {
        this.accommodations = accommodations;
        this.classes = classes;
        this.signedIn = signedIn;
        this.times = times;
        this.messages = language.messages(TeachingMessages.class);
        this.clock = clock;
    }

    @GET
    public Response list(@PathParam("id") long id, @QueryParam("student") String student) {
        var schoolClass = taught(id);
        var granted = accommodations.ofClass(id);
        var students = classes.students(id);
        var form = ExtraPage.form(student, true, granted, students, times);
        return Replies.page(page(schoolClass, granted, students, form, Faults.none()));
    }

    @POST
    public Response give(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
        var schoolClass = taught(id);
        var faults = Faults.none();
        var form = ExtraForm.of(fields);
        var students = classes.students(id);
        var student = students.stream().filter(each -> form.isFor(each.id())).findFirst();
        if (student.isEmpty()) {
            faults.add("student", messages.studentMissing());
        }
        var extra = form.read(Optional.empty(), times, messages, faults);
        if (extra.isEmpty()) {
            return Replies.page(422, page(schoolClass, accommodations.ofClass(id), students, form, faults));
        }
        accommodations.give(signedIn.viewer(), id, student.orElseThrow().id(), extra.get(), clock.instant());
        return Replies.to("/classes/" + id + "/extra?done=extra");
    }

    private TemplateInstance page(
            SchoolClass schoolClass,
            List<Accommodations.Granted> granted,
            List<Student> students,
            ExtraForm form,
            Faults faults) {
        return Templates.extra(new ExtraPage(
                schoolClass,
                null,
                "/classes/" + schoolClass.id() + "/extra",
                false,
                messages.keysSeenInClass(),
                ExtraPage.lines(granted, times),
                students,
                form,
                faults));
    }

    private SchoolClass taught(long id) {
        return classes.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
