package org.readback.assignments;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.content.Editions;
import org.readback.kernel.Faults;
import org.readback.kernel.FormFields;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.SchoolClass;

/** Giving a quiz to one or more classes. */
@Path("/assignments/new")
@RolesAllowed(Role.TEACHER_ROLE)
class AssignResource {
    @CheckedTemplate(basePath = "assignments")
    static class Templates {
        static native TemplateInstance assign(AssignPage page);
    }

    private final Editions editions;
    private final Classes classes;
    private final Assignments assignments;
    private final HandledForms forms;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final TeachingMessages messages;
    private final Clock clock;

    AssignResource(
            Editions editions,
            Classes classes,
            Assignments assignments,
            HandledForms forms,
            SignedIn signedIn,
            SchoolTime times,
            ReaderLanguage language,
            Clock clock) {
        this.editions = editions;
        this.classes = classes;
        this.assignments = assignments;
        this.forms = forms;
        this.signedIn = signedIn;
        this.times = times;
        this.messages = language.messages(TeachingMessages.class);
        this.clock = clock;
    }

    @GET
    public Response form(@QueryParam("quiz") String quiz, @QueryParam("class") String schoolClass) {
        var taught = taught();
        var chosen = taught.size() == 1
                ? Set.of(taught.get(0).id())
                : taught.stream()
                        .map(SchoolClass::id)
                        .filter(id -> Long.toString(id).equals(schoolClass))
                        .collect(Collectors.toSet());
        return Replies.page(
                page(quiz == null ? "" : quiz, taught, chosen, RulesForm.fresh(times, clock.instant()), Faults.none()));
    }

    @POST
    public Response assign(MultivaluedMap<String, String> fields) {
        var now = clock.instant();
        var faults = Faults.none();
        var slug = FormFields.text(fields, "quiz");
        var edition = editions.current(slug);
        if (edition.isEmpty()) {
            faults.add("quiz", slug.isEmpty() ? messages.quizMissing() : messages.quizGone());
        }
        var taught = taught();
        var asked = fields.getOrDefault("class", List.of());
        var chosen = taught.stream()
                .map(SchoolClass::id)
                .filter(id -> asked.contains(Long.toString(id)))
                .collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            faults.add("class", messages.classMissing());
        }
        var form = RulesForm.of(fields);
        var rules = form.read(Optional.empty(), times, messages, faults, now);
        if (rules.isEmpty()) {
            return Replies.page(422, page(slug, taught, chosen, form, faults));
        }
        assignments.assign(
                signedIn.viewer(),
                chosen,
                edition.orElseThrow().id(),
                rules.get(),
                forms.read(fields.getFirst("form"), FormAction.ASSIGN),
                now);
        var first = taught.stream()
                .filter(one -> chosen.contains(one.id()))
                .findFirst()
                .orElseThrow();
        return Replies.to("/classes/" + first.id() + "/assignments?done=assigned");
    }

    private TemplateInstance page(
            String quiz, List<SchoolClass> taught, Set<Long> chosen, RulesForm rules, Faults faults) {
        return Templates.assign(new AssignPage(
                editions.current(), quiz, taught, chosen, rules, times.zone().getId(), HandledForms.fresh(), faults));
    }

    private List<SchoolClass> taught() {
        return classes.taughtBy(signedIn.viewer().id());
    }
}
