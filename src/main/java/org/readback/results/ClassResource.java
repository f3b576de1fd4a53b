package org.readback.results;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.content.Editions;
import org.readback.kernel.ReaderLanguage;

/** A class by process and by position, over all its assignments. */
@Path("/classes/{id}/results")
@RolesAllowed(Role.TEACHER_ROLE)
class ClassResource {
    @CheckedTemplate(basePath = "results")
    static class Templates {
        static native TemplateInstance results(ResultsPage page);
    }

    record ResultsPage(Scores.TaughtClass schoolClass, boolean empty, BreakdownView breakdown) {}

    private final Scores scores;
    private final Editions editions;
    private final SignedIn signedIn;
    private final ResultsMessages messages;

    ClassResource(Scores scores, Editions editions, SignedIn signedIn, ReaderLanguage language) {
        this.scores = scores;
        this.editions = editions;
        this.signedIn = signedIn;
        this.messages = language.messages(ResultsMessages.class);
    }

    @GET
    public TemplateInstance page(@PathParam("id") long id) {
        var schoolClass = scores.taughtClass(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
        var assignments = scores.assignments(id).stream()
                .map(Gradebook.Column::assignment)
                .toList();
        var sums = scores.questionSums(id, assignments);
        var breakdown = new Breakdown();
        var found = editions.findAll(
                sums.stream().map(Scores.QuestionSum::edition).sorted().toList());
        for (var edition : found) {
            for (var sum : sums) {
                if (sum.edition() == edition.id()) {
                    edition.question(sum.question())
                            .ifPresent(question -> breakdown.add(edition.quiz().passage(), question, sum.mark()));
                }
            }
        }
        return Templates.results(
                new ResultsPage(schoolClass, breakdown.isEmpty(), BreakdownView.of(breakdown, messages)));
    }
}
