package org.readback.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readback.access.Role;
import org.readback.access.SignIn;
import org.readback.access.SignedIn;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.FeedbackPolicy;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.content.Question;
import org.readback.grading.ResponseRefused;
import org.readback.grading.Task;
import org.readback.kernel.BodyLimit;
import org.readback.kernel.KeptHtml;
import org.readback.kernel.Mark;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;
import org.readback.reading.AskedQuestion;
import org.readback.reading.CurrentResponse;
import org.readback.reading.QuizHtml;

/** An attempt of the signed-in student: taking it, looking it over, handing it in, and what came of it. */
@Path("/attempts/{id}")
@RolesAllowed(Role.STUDENT_ROLE)
class AttemptResource {
    /** Of all answers of an attempt together, or of those that a script has not sent yet. */
    private static final int MOST_BYTES = 64 * 1024;

    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        static native TemplateInstance attempt(AttemptPage page);

        static native TemplateInstance attemptTexts();

        static native TemplateInstance review(AttemptPage page);

        static native TemplateInstance paused(long attempt, String title, List<HeldAnswers.Field> held);

        static native TemplateInstance feedback(FeedbackPage page);
    }

    /** The texts for the script of the page: the same on each. */
    private record TextsPart() {}

    private final Attempts attempts;
    private final Editions editions;
    private final QuizHtml html;
    private final KeptHtml parts;
    private final HeldAnswers held;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final DeadlineText deadlineText;
    private final ReaderLanguage language;
    private final DeliveryMessages messages;
    private final Clock clock;

    AttemptResource(
            Attempts attempts,
            Editions editions,
            QuizHtml html,
            KeptHtml parts,
            HeldAnswers held,
            SignedIn signedIn,
            SchoolTime times,
            DeadlineText deadlineText,
            ReaderLanguage language,
            Clock clock) {
        this.attempts = attempts;
        this.editions = editions;
        this.html = html;
        this.parts = parts;
        this.held = held;
        this.signedIn = signedIn;
        this.times = times;
        this.deadlineText = deadlineText;
        this.language = language;
        this.messages = language.messages(DeliveryMessages.class);
        this.clock = clock;
    }

    // ── taking it ───────────────────────────────────────────────────────────────────────────────────────────────────

    @GET
    public Response take(@PathParam("id") long id) {
        var now = clock.instant();
        var attempt = mine(id);
        return whenDone(attempt, now).orElseGet(() -> Replies.page(Templates.attempt(attemptPage(attempt, now))));
    }

    @GET
    @Path("/review")
    public Response review(@PathParam("id") long id) {
        var now = clock.instant();
        var attempt = mine(id);
        return whenDone(attempt, now).orElseGet(() -> Replies.page(Templates.review(attemptPage(attempt, now))));
    }

    /** The whole form: what a browser without script sends, and one with script when it moves on. */
    @POST
    @Path("/responses")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll // whoever is not signed in any more is asked for the password, and nothing that came is lost
    @BodyLimit(MOST_BYTES)
    @Blocking
    public Uni<Response> saveForm(
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields,
            @CookieParam(SignIn.COOKIE) String session) {
        var now = clock.instant();
        var viewer = signedIn.find();
        var attempt = viewer.flatMap(student -> attempts.of(student.id(), id));
        return attempt.isPresent()
                ? Uni.createFrom().item(saveForm(attempt.get(), fields, now))
                : held.answer(id, fields, viewer.isPresent(), session, now, theirs -> saveForm(theirs, fields, now));
    }

    private Response saveForm(Attempt attempt, MultivaluedMap<String, String> fields, Instant now) {
        long id = attempt.id();
        if (attempt.submission().isPresent()) {
            return Replies.to("/attempts/" + id + "/feedback");
        }
        var edition = edition(attempt);
        var form = new AttemptForm(fields);
        var changes = form.changes(attempt.questions(edition.quiz()), attempt.kept());
        var saves = changes.isEmpty()
                ? Map.<String, SaveResult>of()
                : attempts.save(attempt.personId(), id, attempt.editionId(), changes, now)
                        .questions();
        if (attempt.paused() && !changes.isEmpty()
                || saves.values().stream().anyMatch(saved -> saved.state() == SaveResult.State.PAUSED)) {
            return Replies.page(409, paused(attempt, HeldAnswers.fields(fields)));
        }
        if (saves.values().stream()
                .anyMatch(saved ->
                        saved.state() == SaveResult.State.LATE || saved.state() == SaveResult.State.SUBMITTED)) {
            return Replies.to("/attempts/" + id);
        }
        if (saves.values().stream().allMatch(saved -> saved.state().kept())) {
            return Replies.to("/attempts/" + id + ("review".equals(fields.getFirst("go")) ? "/review" : "?done=saved"));
        }
        boolean refused = saves.values().stream().anyMatch(saved -> saved.state() == SaveResult.State.REFUSED);
        return Replies.page(refused ? 422 : 409, Templates.attempt(redisplayed(attempt, edition, form, saves, now)));
    }

    /**
     * Single answers, as the script sends them. The request is read, and the reply written, on the thread that serves the
     * connection; only the statement runs in a worker.
     */
    @POST
    @Path("/responses")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll // the statement that saves looks at the session, too: of all requests this one is the most frequent
    @BodyLimit(value = MOST_BYTES, fromSession = true)
    public Uni<Response> saveAnswers(@PathParam("id") long id, SaveRequest sent) {
        var now = clock.instant();
        return Uni.createFrom()
                .item(() -> saved(id, sent, now))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Response saved(long id, SaveRequest sent, Instant now) {
        if (sent == null) {
            throw new BadRequestException();
        }
        var session = signedIn.session().orElseThrow(UnauthorizedException::new);
        var saves = attempts.save(session, this::student, id, sent.edition(), sent.given(), now);
        var edition = editions.find(sent.edition());
        var reply = language.asAsked(() -> new SaveReply(
                times.time(now),
                now.toEpochMilli(),
                saves.deadline().map(Instant::toEpochMilli).orElse(0L),
                saves.deadline().map(times::dayAndTime).orElse(""),
                saves.questions().entrySet().stream()
                        .map(entry -> each(entry.getKey(), entry.getValue(), edition.flatMap(found -> found.quiz()
                                .question(entry.getKey()))))
                        .toList()));
        boolean good =
                saves.questions().values().stream().noneMatch(saved -> saved.state() == SaveResult.State.REFUSED);
        return Replies.json(good ? 200 : 422, reply);
    }

    /** Who it is, where the database did not take their answers; or why they may not send any. */
    private long student() {
        var viewer = signedIn.find().orElseThrow(UnauthorizedException::new);
        if (!viewer.student()) {
            throw new NotFoundException();
        }
        if (viewer.mustChoosePassword()) {
            throw new RedirectionException(Response.Status.SEE_OTHER, URI.create("/account/password"));
        }
        return viewer.id();
    }

    private SaveReply.Answer each(String id, SaveResult saved, Optional<Question> question) {
        return new SaveReply.Answer(
                id,
                saved.state().name().toLowerCase(Locale.ROOT),
                saved.seq(),
                saved.state() == SaveResult.State.NEWER ? saved.kept().parts() : Map.of(),
                saved.flagged(),
                saved.refusal()
                        .map(reason -> refusal(reason, question.map(Question::task)))
                        .orElse(""));
    }

    private String refusal(ResponseRefused.Reason reason, Optional<Task> task) {
        int most = reason == ResponseRefused.Reason.TOO_MANY
                ? task.map(found -> found.parts().stream()
                                .mapToInt(found::most)
                                .max()
                                .orElse(1))
                        .orElse(1)
                : Task.LONGEST_TEXT;
        return messages.refused(reason.name(), most);
    }

    private AttemptPage attemptPage(Attempt attempt, Instant now) {
        return attemptPage(attempt, edition(attempt), current(attempt.kept()), attempt.kept(), List.of(), now);
    }

    private static Map<String, CurrentResponse> current(Map<String, KeptResponse> kept) {
        var current = new HashMap<String, CurrentResponse>();
        kept.forEach((question, answer) -> current.put(question, answer.current()));
        return current;
    }

    /** The form again: what was refused as it was typed, everything else as it is kept now. */
    private AttemptPage redisplayed(
            Attempt attempt, Edition edition, AttemptForm form, Map<String, SaveResult> saves, Instant now) {
        var kept = attempts.responses(attempt.id());
        var current = current(kept);
        var notices = new ArrayList<AttemptPage.Notice>();
        int number = 0;
        for (var question : attempt.questions(edition.quiz())) {
            number++;
            var saved = saves.get(question.id());
            if (saved == null || saved.state().kept()) {
                continue;
            }
            if (saved.state() == SaveResult.State.REFUSED) {
                var text = refusal(
                        saved.refusal().orElse(ResponseRefused.Reason.UNKNOWN_VALUE), Optional.of(question.task()));
                notices.add(new AttemptPage.Notice(number, messages.faultOf(number, text)));
                current.put(
                        question.id(),
                        new CurrentResponse(
                                form.response(question),
                                Optional.ofNullable(kept.get(question.id()))
                                        .map(KeptResponse::seq)
                                        .orElse(0L),
                                form.flagged(question),
                                text));
            } else {
                notices.add(new AttemptPage.Notice(number, messages.conflictOf(number)));
            }
        }
        return attemptPage(attempt, edition, current, kept, notices, now);
    }

    private AttemptPage attemptPage(
            Attempt attempt,
            Edition edition,
            Map<String, CurrentResponse> current,
            Map<String, KeptResponse> kept,
            List<AttemptPage.Notice> notices,
            Instant now) {
        var quiz = edition.quiz();
        var questions = new ArrayList<AskedQuestion>();
        for (var question : attempt.questions(quiz)) {
            questions.add(html.question(
                    edition,
                    questions.size() + 1,
                    question,
                    current.getOrDefault(question.id(), CurrentResponse.NONE)));
        }
        return new AttemptPage(
                attempt.id(),
                attempt.editionId(),
                quiz.title(),
                parts.of(new TextsPart(), Templates::attemptTexts).html(),
                html.passage(edition),
                questions,
                attempt.deadline().map(times::dayAndTime).orElse(""),
                deadlineText.why(attempt.ruled()),
                attempt.deadline().map(Instant::toEpochMilli).orElse(0L),
                now.toEpochMilli(),
                kept.values().stream()
                        .map(KeptResponse::savedAt)
                        .max(Instant::compareTo)
                        .map(times::time)
                        .orElse(""),
                notices);
    }

    // ── handing it in ───────────────────────────────────────────────────────────────────────────────────────────────

    @POST
    @Path("/submission")
    public Response submit(@PathParam("id") long id) {
        try {
            attempts.submit(signedIn.viewer().id(), id, clock.instant());
        } catch (WorkPaused e) {
            return Replies.page(409, paused(mine(id), List.of()));
        }
        return Replies.to("/attempts/" + id + "/feedback?done=submitted");
    }

    @GET
    @Path("/feedback")
    public Response feedback(@PathParam("id") long id) {
        var now = clock.instant();
        var attempt = mine(id);
        if (attempt.submission().isEmpty()) {
            return Replies.to("/attempts/" + id);
        }
        return Replies.page(Templates.feedback(feedback(attempt, now)));
    }

    private FeedbackPage feedback(Attempt attempt, Instant now) {
        var submission = attempt.submission().orElseThrow();
        var edition = edition(attempt);
        var quiz = edition.quiz();
        var shown = attempt.shown(now);
        var policy = attempt.policy();
        var feedback = policy.rules().feedback();
        var score = Mark.sum(attempt.marks().values());
        boolean later = shown == AccessPolicy.Shown.SCORE && feedback != FeedbackPolicy.SCORE_ONLY;
        boolean closed = policy.closed(now);
        return new FeedbackPage(
                attempt.id(),
                quiz.title(),
                attempt.className(),
                attempt.assignment().id(),
                attempt.number(),
                times.dayAndTime(submission.at()),
                submission.by().isEmpty(),
                shown.name(),
                shown == AccessPolicy.Shown.NOTHING ? 0 : score.earned(),
                quiz.possible(),
                later && !closed ? policy.closesAt().map(times::dayAndTime).orElse("") : "",
                later
                        && !closed
                        && feedback == FeedbackPolicy.AFTER_LAST
                        && policy.attemptsAllowed().isPresent(),
                later && closed,
                shown == AccessPolicy.Shown.FEEDBACK
                        ? html.marked(edition, attempt.questions(quiz), attempt.responses(), attempt.marks(), true)
                        : null,
                PrintedCodes.grouped(attempt.receipt()));
    }

    // ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    private Attempt mine(long id) {
        return attempts.of(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }

    private Edition edition(Attempt attempt) {
        return editions.find(attempt.editionId())
                .orElseThrow(() -> new IllegalStateException("edition " + attempt.editionId() + " is gone"));
    }

    /** @param held answers that came and are not kept: the page carries them on */
    private TemplateInstance paused(Attempt attempt, List<HeldAnswers.Field> held) {
        return Templates.paused(attempt.id(), edition(attempt).quiz().title(), held);
    }

    /** Where to go instead of answering. The student who comes back late need not wait for the server to submit. */
    private Optional<Response> whenDone(Attempt attempt, Instant now) {
        if (attempt.submission().isEmpty()) {
            if (!attempt.overdue(now)) {
                return attempt.paused() ? Optional.of(Replies.page(paused(attempt, List.of()))) : Optional.empty();
            }
            attempts.submit(attempt.personId(), attempt.id(), now);
        }
        return Optional.of(Replies.to("/attempts/" + attempt.id() + "/feedback"));
    }
}
