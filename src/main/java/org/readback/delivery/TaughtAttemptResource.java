package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Accommodations;
import org.readback.assignments.Assignments;
import org.readback.assignments.Rules;
import org.readback.assignments.TeachingMessages;
import org.readback.content.Editions;
import org.readback.content.Question;
import org.readback.content.Quiz;
import org.readback.kernel.Faults;
import org.readback.kernel.FormFields;
import org.readback.kernel.Mark;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.reading.QuizHtml;

/** One student's attempt, for the teacher: what was answered, what happened, and what can be done about it. */
@Path("/results/attempts/{id}")
@RolesAllowed(Role.TEACHER_ROLE)
class TaughtAttemptResource {
    private static final int MINUTES_WITHOUT_LIMIT = 30;

    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance taught(TaughtAttemptPage page, Typed typed, UUID form, Faults faults);
    }

    /** What was typed into the forms of the page. */
    record Typed(String reopenReason, String minutes, String removeReason, String more) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    private final Attempts attempts;
    private final TaughtAttempts taught;
    private final Assignments assignments;
    private final Accommodations accommodations;
    private final Editions editions;
    private final QuizHtml html;
    private final ReasonField reasons;
    private final HandledForms forms;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final DeadlineText deadlineText;
    private final TeachingMessages messages;
    private final Clock clock;

    TaughtAttemptResource(
            Attempts attempts,
            TaughtAttempts taught,
            Assignments assignments,
            Accommodations accommodations,
            Editions editions,
            QuizHtml html,
            ReasonField reasons,
            HandledForms forms,
            SignedIn signedIn,
            SchoolTime times,
            DeadlineText deadlineText,
            ReaderLanguage language,
            Clock clock) {
        this.attempts = attempts;
        this.taught = taught;
        this.assignments = assignments;
        this.accommodations = accommodations;
        this.editions = editions;
        this.html = html;
        this.reasons = reasons;
        this.forms = forms;
        this.signedIn = signedIn;
        this.times = times;
        this.deadlineText = deadlineText;
        this.messages = language.messages(TeachingMessages.class);
        this.clock = clock;
    }

    @GET
    public Response attempt(@PathParam("id") long id) {
        return Replies.page(page(id, Typed.NOTHING, Faults.none()));
    }

    @POST
    @Path("/reopening")
    public Response reopen(
            @PathParam("id") long id, @FormParam("minutes") String minutes, @FormParam("reason") String reason) {
        var faults = Faults.none();
        var good = reasons.read(reason, "reopen-reason", faults);
        var number = FormFields.number(minutes == null ? "" : minutes.strip(), 1, Rules.LONGEST_LIMIT_MINUTES);
        if (number.isEmpty()) {
            faults.add("reopen-minutes", messages.limitForm(Rules.LONGEST_LIMIT_MINUTES));
        }
        if (!faults.any()
                && !taught.reopen(
                        signedIn.viewer(), id, Duration.ofMinutes(number.getAsInt()), good, clock.instant())) {
            faults.add("reopen-reason", messages.reopenOther());
        }
        return faults.any()
                ? Replies.page(422, page(id, new Typed(good, minutes == null ? "" : minutes, "", ""), faults))
                : Replies.to("/results/attempts/" + id + "?done=reopened");
    }

    @POST
    @Path("/extra-time")
    public Response extraTime(
            @PathParam("id") long id, @FormParam("minutes") String minutes, @FormParam("form") String form) {
        var attempt = mine(id);
        var number = FormFields.number(minutes == null ? "" : minutes.strip(), 1, Rules.LONGEST_LIMIT_MINUTES);
        if (number.isEmpty()) {
            var faults = Faults.none();
            faults.add("more", messages.limitForm(Rules.LONGEST_LIMIT_MINUTES));
            return Replies.page(422, page(id, new Typed("", "", "", minutes), faults));
        }
        accommodations.addMinutes(
                signedIn.viewer(),
                attempt.assignment(),
                List.of(id),
                number.getAsInt(),
                messages.minutesMore(number.getAsInt()),
                forms.read(form, FormAction.ADD_TIME),
                clock.instant());
        return Replies.to("/results/attempts/" + id + "?done=time-added");
    }

    @POST
    @Path("/submission")
    public Response end(@PathParam("id") long id) {
        taught.end(signedIn.viewer(), id, clock.instant());
        return Replies.to("/results/attempts/" + id + "?done=ended");
    }

    @POST
    @Path("/removal")
    public Response remove(@PathParam("id") long id, @FormParam("reason") String reason) {
        var faults = Faults.none();
        var good = reasons.read(reason, "remove-reason", faults);
        if (faults.any()) {
            return Replies.page(422, page(id, new Typed("", "", good, ""), faults));
        }
        long assignment = taught.remove(signedIn.viewer(), id, good, clock.instant());
        return Replies.to("/results/assignments/" + assignment + "?done=removed");
    }

    private Attempt mine(long id) {
        return attempts.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }

    private TemplateInstance page(long id, Typed typed, Faults faults) {
        return Templates.taught(page(mine(id), clock.instant()), typed, HandledForms.fresh(), faults);
    }

    private TaughtAttemptPage page(Attempt attempt, Instant now) {
        var edition = editions.find(attempt.editionId()).orElseThrow();
        var quiz = edition.quiz();
        var questions = attempt.questions(quiz);
        var responses = attempt.responses();
        var marks = attempt.submission().isPresent() ? attempt.marks() : provisional(quiz, responses);
        var score = Mark.sum(marks.values());
        var limit = attempt.assignment().rules().timeLimit();
        return new TaughtAttemptPage(
                attempt.id(),
                attempt.personId(),
                attempt.student(),
                attempt.number(),
                quiz.title(),
                attempt.className(),
                attempt.assignment().classId(),
                attempt.assignment().id(),
                times.dayAndTime(attempt.startedAt()),
                attempt.submission()
                        .map(submission -> times.dayAndTime(submission.at()))
                        .orElse(""),
                attempt.submitter(),
                attempt.submission()
                        .filter(submission -> submission.by().isEmpty())
                        .isPresent(),
                attempt.submission().isEmpty(),
                attempt.paused(),
                attempt.deadline().map(times::dayAndTime).orElse(""),
                deadlineText.why(attempt.ruled()),
                score.earned(),
                quiz.possible(),
                limit.map(allowed -> Math.toIntExact(allowed.toMinutes())).orElse(MINUTES_WITHOUT_LIMIT),
                attempt.submission().isPresent() && attempt.shown(now) == AccessPolicy.Shown.FEEDBACK,
                attempts.others(attempt).stream()
                        .map(other -> new TaughtAttemptPage.Other(
                                other.id(),
                                other.number(),
                                other.submittedAt() == null ? "" : times.dayAndTime(other.submittedAt())))
                        .toList(),
                log(attempt, questions),
                html.marked(edition, questions, responses, marks, false));
    }

    private static Map<String, Mark> provisional(Quiz quiz, Map<String, org.readback.grading.Response> responses) {
        var marks = new HashMap<String, Mark>();
        for (var question : quiz.questions()) {
            marks.put(
                    question.id(),
                    question.mark(responses.getOrDefault(question.id(), org.readback.grading.Response.BLANK)));
        }
        return marks;
    }

    private List<TaughtAttemptPage.LogRow> log(Attempt attempt, List<Question> questions) {
        var numbers = new HashMap<String, Integer>();
        questions.forEach(question -> numbers.put(question.id(), numbers.size() + 1));
        var lines = new ArrayList<TaughtAttemptPage.LogRow>();
        for (var logged : attempts.log(attempt.id())) {
            var at = times.dayAndSecond(logged.at());
            if (logged instanceof LogEntry.Save save) {
                lines.add(new TaughtAttemptPage.LogRow(
                        at,
                        "",
                        "",
                        "",
                        numbers.getOrDefault(save.questionId(), 0),
                        save.response().isBlank(),
                        save.flagged()));
            } else if (logged instanceof LogEntry.Event event) {
                lines.add(new TaughtAttemptPage.LogRow(
                        at, event.kind(), event.by().orElse(""), event.reason().orElse(""), 0, false, false));
            }
        }
        Collections.reverse(lines);
        return lines;
    }
}
