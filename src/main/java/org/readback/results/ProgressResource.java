package org.readback.results;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.kernel.SchoolTime;
import org.readback.people.Role;
import org.readback.people.SignedIn;

@Path("/progress")
@RolesAllowed(Role.STUDENT_ROLE)
class ProgressResource {
    @CheckedTemplate(basePath = "results")
    static class Templates {
        static native TemplateInstance progress(ProgressPage page);
    }

    /** @param leftOut how many quizzes are in no figure by process or position */
    record ProgressPage(List<Line> quizzes, int leftOut, boolean figures, BreakdownView breakdown) {}

    /**
     * @param score null if it is not to be seen
     * @param instead says why there is no score
     */
    record Line(long attempt, String title, String className, String submitted, Bar score, String instead) {}

    private final Scores scores;
    private final Editions editions;
    private final SignedIn signedIn;
    private final Clock clock;
    private final SchoolTime time;
    private final ResultsMessages messages;

    ProgressResource(
            Scores scores,
            Editions editions,
            SignedIn signedIn,
            Clock clock,
            SchoolTime time,
            ResultsMessages messages) {
        this.scores = scores;
        this.editions = editions;
        this.signedIn = signedIn;
        this.clock = clock;
        this.time = time;
        this.messages = messages;
    }

    @GET
    public TemplateInstance page() {
        var now = clock.instant();
        var own = scores.own(signedIn.viewer().id());
        var shown = own.stream()
                .filter(score -> Shown.of(score, now) == Shown.QUESTIONS)
                .toList();
        var found = editions
                .findAll(shown.stream().map(Scores.OwnScore::edition).toList())
                .stream()
                .collect(Collectors.toMap(Edition::id, Function.identity()));
        var breakdown = new Breakdown();
        for (var score : shown) {
            var quiz = found.get(score.edition()).quiz();
            score.marks().forEach((id, mark) -> quiz.question(id)
                    .ifPresent(question -> breakdown.add(quiz.passage(), question, mark)));
        }
        return Templates.progress(new ProgressPage(
                own.stream().map(score -> line(score, now)).toList(),
                own.size() - shown.size(),
                !breakdown.isEmpty(),
                BreakdownView.of(breakdown, messages)));
    }

    private Line line(Scores.OwnScore score, Instant now) {
        boolean seen = Shown.of(score, now) != Shown.NOTHING;
        return new Line(
                score.attempt(),
                score.title(),
                score.className(),
                time.day(score.submittedAt()),
                seen ? Bar.of(score.mark().earned(), score.mark().possible(), messages) : null,
                score.feedback().equals("after-close") && score.closesAt().isPresent()
                        ? messages.scoreLater(time.dayAndTime(score.closesAt().get()))
                        : messages.scoreHidden());
    }

    /** How much of a score its student may see. */
    enum Shown {
        NOTHING,
        /** Figures by process or position would tell which question was wrong. */
        SCORE,
        QUESTIONS;

        static Shown of(Scores.OwnScore score, Instant now) {
            return switch (score.feedback()) {
                case "at-once" -> QUESTIONS;
                case "after-close" ->
                    score.closesAt().filter(close -> !now.isBefore(close)).isPresent() ? QUESTIONS : NOTHING;
                case "score-only" -> SCORE;
                default -> NOTHING;
            };
        }
    }
}
