package org.readback.results;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.assignments.AccessPolicy;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.delivery.FeedbackAccess;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.SchoolTime;

@Path("/progress")
@RolesAllowed(Role.STUDENT_ROLE)
class ProgressResource {
    @CheckedTemplate(basePath = "results")
    static class Templates {
        static native TemplateInstance progress(ProgressPage page);
    }

    /** @param leftOut how many quizzes are in no figure by process or position */
    record ProgressPage(List<ProgressRow> quizzes, int leftOut, boolean figures, BreakdownView breakdown) {}

    /** @param score null if it is not to be seen */
    record ProgressRow(long attempt, String title, String className, String submitted, Bar score) {}

    private final Scores scores;
    private final FeedbackAccess feedback;
    private final Editions editions;
    private final SignedIn signedIn;
    private final Clock clock;
    private final SchoolTime time;
    private final ResultsMessages messages;

    ProgressResource(
            Scores scores,
            FeedbackAccess feedback,
            Editions editions,
            SignedIn signedIn,
            Clock clock,
            SchoolTime time,
            ReaderLanguage language) {
        this.scores = scores;
        this.feedback = feedback;
        this.editions = editions;
        this.signedIn = signedIn;
        this.clock = clock;
        this.time = time;
        this.messages = language.messages(ResultsMessages.class);
    }

    @GET
    public TemplateInstance page() {
        var now = clock.instant();
        long student = signedIn.viewer().id();
        var own = scores.own(student);
        var seen = feedback.shown(
                student, own.stream().map(Scores.OwnScore::attempt).toList(), now);
        var shown = own.stream()
                // Figures by process or position would tell which question was wrong.
                .filter(score -> seen.get(score.attempt()) == AccessPolicy.Shown.FEEDBACK)
                .toList();
        var found = editions
                .findAll(shown.stream().map(Scores.OwnScore::edition).toList())
                .stream()
                .collect(Collectors.toMap(Edition::id, Function.identity()));
        var breakdown = new Breakdown();
        for (var score : shown) {
            var edition = found.get(score.edition());
            var passage = edition.quiz().passage();
            score.marks().forEach((id, mark) -> edition.question(id)
                    .ifPresent(question -> breakdown.add(passage, question, mark)));
        }
        return Templates.progress(new ProgressPage(
                own.stream()
                        .map(score -> row(score, seen.getOrDefault(score.attempt(), AccessPolicy.Shown.NOTHING)))
                        .toList(),
                own.size() - shown.size(),
                !breakdown.isEmpty(),
                BreakdownView.of(breakdown, messages)));
    }

    private ProgressRow row(Scores.OwnScore score, AccessPolicy.Shown shown) {
        return new ProgressRow(
                score.attempt(),
                score.title(),
                score.className(),
                time.day(score.submittedAt()),
                shown == AccessPolicy.Shown.NOTHING
                        ? null
                        : Bar.of(score.mark().earned(), score.mark().possible(), messages));
    }
}
