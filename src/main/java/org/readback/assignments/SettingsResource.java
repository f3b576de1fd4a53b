package org.readback.assignments;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;

/** The settings of an assignment, and taking it back. */
@Path("/assignments/{id}/settings")
@RolesAllowed(Role.TEACHER_ROLE)
class SettingsResource {
    @CheckedTemplate(basePath = "assignments")
    static class Templates {
        static native TemplateInstance settings(
                AssignmentHead head, RulesForm rules, boolean begun, boolean keysSeen, String zone, Faults faults);
    }

    private final Assignments assignments;
    private final ClassAssignments classAssignments;
    private final Classes classes;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final TeachingMessages messages;
    private final Clock clock;

    SettingsResource(
            Assignments assignments,
            ClassAssignments classAssignments,
            Classes classes,
            SignedIn signedIn,
            SchoolTime times,
            ReaderLanguage language,
            Clock clock) {
        this.assignments = assignments;
        this.classAssignments = classAssignments;
        this.classes = classes;
        this.signedIn = signedIn;
        this.times = times;
        this.messages = language.messages(TeachingMessages.class);
        this.clock = clock;
    }

    @GET
    public Response settings(@PathParam("id") long id) {
        var progress = taught(id);
        return Replies.page(page(progress, RulesForm.of(progress.assignment().rules(), times), Faults.none()));
    }

    @POST
    public Response change(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
        var progress = taught(id);
        var faults = Faults.none();
        var form = RulesForm.of(fields);
        var rules = form.read(Optional.of(progress.assignment().rules()), times, messages, faults, clock.instant());
        if (rules.isEmpty()) {
            return Replies.page(422, page(progress, form, faults));
        }
        assignments.change(signedIn.viewer(), id, rules.get());
        return Replies.to("/assignments/" + id + "/settings?done=changed");
    }

    @POST
    @Path("/withdrawal")
    public Response withdraw(@PathParam("id") long id) {
        var progress = taught(id);
        assignments.withdraw(signedIn.viewer(), id, clock.instant());
        return Replies.to("/classes/" + progress.assignment().classId() + "/assignments?done=withdrawn");
    }

    private TemplateInstance page(AssignmentProgress progress, RulesForm form, Faults faults) {
        boolean begun = assignments.begun(progress.assignment().id());
        return Templates.settings(
                AssignmentHead.of(progress, classes, signedIn.viewer(), clock.instant()),
                form,
                begun,
                begun && progress.assignment().rules().showsKeysBeforeClose(),
                times.zone().getId(),
                faults);
    }

    private AssignmentProgress taught(long id) {
        return classAssignments.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
