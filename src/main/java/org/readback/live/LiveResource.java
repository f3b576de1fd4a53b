package org.readback.live;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.assignments.Accommodations;
import org.readback.assignments.AssignmentHead;
import org.readback.assignments.AssignmentProgress;
import org.readback.assignments.Assignments;
import org.readback.assignments.ClassAssignments;
import org.readback.assignments.Rules;
import org.readback.assignments.TeachingMessages;
import org.readback.delivery.TaughtAttempts;
import org.readback.kernel.Faults;
import org.readback.kernel.FormFields;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.people.Classes;

/** An assignment while it runs: who is where, and what a teacher can do for one or all. */
@Path("/assignments/{id}/live")
@RolesAllowed(Role.TEACHER_ROLE)
class LiveResource {
    /** Then the page asks again, so that it ends once the class is not the teacher's any more. */
    private static final Duration A_STREAM = Duration.ofSeconds(30);

    @CheckedTemplate(basePath = "live")
    static class Templates {
        static native TemplateInstance liveEnd(AssignmentHead head, List<LiveProgress.StudentRow> rows);

        static native TemplateInstance live(
                AssignmentHead head, LiveProgress.LiveView view, String minutes, UUID form, Faults faults);
    }

    private final Assignments assignments;
    private final Accommodations accommodations;
    private final TaughtAttempts attempts;
    private final ClassAssignments classAssignments;
    private final LiveProgress progress;
    private final LivePages pages;
    private final Classes classes;
    private final HandledForms forms;
    private final SignedIn signedIn;
    private final ReaderLanguage language;
    private final LiveMessages messages;
    private final TeachingMessages teaching;
    private final Clock clock;

    LiveResource(
            Assignments assignments,
            Accommodations accommodations,
            TaughtAttempts attempts,
            ClassAssignments classAssignments,
            LiveProgress progress,
            LivePages pages,
            Classes classes,
            HandledForms forms,
            SignedIn signedIn,
            ReaderLanguage language,
            Clock clock) {
        this.assignments = assignments;
        this.accommodations = accommodations;
        this.attempts = attempts;
        this.classAssignments = classAssignments;
        this.progress = progress;
        this.pages = pages;
        this.classes = classes;
        this.forms = forms;
        this.signedIn = signedIn;
        this.language = language;
        this.messages = language.messages(LiveMessages.class);
        this.teaching = language.messages(TeachingMessages.class);
        this.clock = clock;
    }

    @GET
    public Response live(@PathParam("id") long id) {
        return Replies.page(page(taught(id), "5", Faults.none()));
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<LivePages.LiveUpdate> events(@PathParam("id") long id) {
        taught(id);
        return pages.watch(id, signedIn.session().orElseThrow(), A_STREAM);
    }

    @POST
    @Path("/pause")
    public Response pause(@PathParam("id") long id, @FormParam("on") boolean on) {
        if (on) {
            assignments.pause(signedIn.viewer(), id, clock.instant());
        } else {
            assignments.resume(signedIn.viewer(), id, clock.instant());
        }
        return Replies.to("/assignments/" + id + "/live");
    }

    /** For the attempts that are ticked, or with {@code all} for everybody at classAssignments. */
    @POST
    @Path("/attempts")
    public Response act(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
        var now = clock.instant();
        var progress = taught(id);
        boolean all = FormFields.text(fields, "to").equals("all");
        var ticked = fields.getOrDefault("attempt", List.of());
        var rows = this.progress.view(id, now).rows().stream()
                .filter(row -> row.attempt() > 0 && !row.state().equals("submitted"))
                .filter(row -> all || ticked.contains(Long.toString(row.attempt())))
                .toList();
        var chosen = rows.stream().map(LiveProgress.StudentRow::attempt).toList();
        var faults = Faults.none();
        if (!all && ticked.isEmpty()) {
            faults.add("to", messages.tickSomebody());
        } else if (chosen.isEmpty() && !fields.containsKey("sure")) {
            faults.add("to", messages.nobodyAtWork());
        }
        var typed = FormFields.text(fields, "minutes");
        var minutes = FormFields.number(typed, 1, Rules.LONGEST_LIMIT_MINUTES);
        var action = FormFields.text(fields, "action");
        if (action.equals("extra-time") && minutes.isEmpty()) {
            faults.add("minutes", teaching.limitForm(Rules.LONGEST_LIMIT_MINUTES));
        }
        if (faults.any()) {
            return Replies.page(422, page(progress, typed, faults));
        }
        if (action.equals("submission") && !fields.containsKey("sure")) {
            return Replies.page(Templates.liveEnd(AssignmentHead.of(progress, classes, signedIn.viewer(), now), rows));
        }
        switch (action) {
            case "extra-time" ->
                accommodations.addMinutes(
                        signedIn.viewer(),
                        progress.assignment(),
                        chosen,
                        minutes.getAsInt(),
                        teaching.minutesMore(minutes.getAsInt()),
                        forms.read(fields.getFirst("form"), FormAction.ADD_TIME),
                        now);
            case "submission" -> {
                var left = attempts.endAll(signedIn.viewer(), chosen, now);
                if (!left.isEmpty()) {
                    faults.add("to", messages.notEnded(names(rows, left)));
                    return Replies.page(409, page(progress, typed, faults));
                }
            }
            default -> throw new jakarta.ws.rs.BadRequestException();
        }
        return Replies.to("/assignments/" + id + "/live?done=" + action);
    }

    private String names(List<LiveProgress.StudentRow> rows, List<Long> attempts) {
        return language.get()
                .list(rows.stream()
                        .filter(row -> attempts.contains(row.attempt()))
                        .map(LiveProgress.StudentRow::name)
                        .toList());
    }

    private TemplateInstance page(AssignmentProgress progress, String minutes, Faults faults) {
        var now = clock.instant();
        return Templates.live(
                AssignmentHead.of(progress, classes, signedIn.viewer(), now),
                this.progress.view(progress.assignment().id(), now),
                minutes,
                HandledForms.fresh(),
                faults);
    }

    private AssignmentProgress taught(long id) {
        return classAssignments.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}
