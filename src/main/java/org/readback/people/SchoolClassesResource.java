package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

/** Who teaches which class, for the administrator. */
@Path("/people/classes")
@RolesAllowed(Role.ADMINISTRATOR_ROLE)
class SchoolClassesResource {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance schoolClasses(List<ClassRow> classes);

        static native TemplateInstance classTeachers(Classes.Staffed schoolClass, List<Teacher> others, Faults faults);
    }

    /** @param teachers their names, empty if nobody teaches it */
    record ClassRow(long id, String name, int students, String teachers) {}

    private final Classes classes;
    private final People people;
    private final SignedIn signedIn;
    private final ReaderLanguage language;
    private final PeopleMessages messages;

    SchoolClassesResource(Classes classes, People people, SignedIn signedIn, ReaderLanguage language) {
        this.classes = classes;
        this.people = people;
        this.signedIn = signedIn;
        this.language = language;
        this.messages = language.messages(PeopleMessages.class);
    }

    @GET
    public Response list() {
        var rows = classes.ofSchool(signedIn.viewer().schoolId()).stream()
                .map(one -> new ClassRow(
                        one.id(),
                        one.name(),
                        one.students(),
                        language.get()
                                .list(one.teachers().stream().map(Teacher::name).toList())))
                .toList();
        return Replies.page(Templates.schoolClasses(rows));
    }

    @GET
    @Path("{id}")
    public Response teachers(long id) {
        return Replies.page(page(found(id), Faults.none()));
    }

    @POST
    @Path("{id}/teachers")
    public Response add(long id, @FormParam("person") String person) {
        var found = found(id);
        var added = person != null
                && person.matches("[0-9]{1,18}")
                && classes.addTeacher(signedIn.viewer().schoolId(), id, Long.parseLong(person));
        if (!added) {
            var faults = Faults.none();
            faults.add("person", messages.chooseTeacher());
            return Replies.refused(page(found, faults));
        }
        return Replies.to("/people/classes/" + id + "?done=teacher-added");
    }

    @POST
    @Path("{id}/teachers/{person}/removal")
    public Response remove(long id, long person) {
        var found = found(id);
        if (found.teachers().stream().noneMatch(teacher -> teacher.id() == person)) {
            return Replies.to("/people/classes/" + id);
        }
        if (!classes.removeTeacher(id, person)) {
            var faults = Faults.none();
            faults.add("person", messages.lastTeacher());
            return Replies.refused(page(found, faults));
        }
        return Replies.to("/people/classes/" + id + "?done=teacher-removed");
    }

    private TemplateInstance page(Classes.Staffed found, Faults faults) {
        var others = people.teachers(signedIn.viewer().schoolId()).stream()
                .filter(teacher -> !found.teachers().contains(teacher))
                .toList();
        return Templates.classTeachers(found, others, faults);
    }

    private Classes.Staffed found(long id) {
        return classes.ofSchool(signedIn.viewer().schoolId(), id).orElseThrow(NotFoundException::new);
    }
}
