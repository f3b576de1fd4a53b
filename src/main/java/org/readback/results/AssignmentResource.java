package org.readback.results;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.content.Editions;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.SchoolTime;
import org.readback.people.Student;

@Path("/results/assignments/{id}")
@RolesAllowed(Role.TEACHER_ROLE)
class AssignmentResource {
    @CheckedTemplate(basePath = "results")
    static class Templates {
        static native TemplateInstance assignment(AssignmentPage page);
    }

    private final Scores scores;
    private final Editions editions;
    private final SignedIn signedIn;
    private final Clock clock;
    private final SchoolTime time;
    private final ReaderLanguage language;
    private final ResultsMessages messages;

    AssignmentResource(
            Scores scores,
            Editions editions,
            SignedIn signedIn,
            Clock clock,
            SchoolTime time,
            ReaderLanguage language) {
        this.scores = scores;
        this.editions = editions;
        this.signedIn = signedIn;
        this.clock = clock;
        this.time = time;
        this.language = language;
        this.messages = language.messages(ResultsMessages.class);
    }

    @GET
    public TemplateInstance page(@PathParam("id") long id) {
        var assignment = taught(id);
        var edition = editions.find(assignment.edition()).orElseThrow();
        var students = scores.students(assignment.schoolClass().id());
        var running = scores.running(List.of(id));
        var counted = scores.countedAttempts(id);
        // Marks of another edition are about other questions.
        var attempts = counted.stream()
                .filter(attempt -> attempt.edition() == edition.id())
                .toList();
        return Templates.assignment(new AssignmentPages(edition.quiz(), time, language.get(), messages)
                .page(
                        assignment,
                        progress(students, running, counted),
                        counted.size() - attempts.size(),
                        AssignmentReport.of(edition, attempts)));
    }

    @GET
    @Path("responses.csv")
    public Response responses(@PathParam("id") long id) {
        var assignment = taught(id);
        var name = Csv.fileName(
                messages.responsesFile(), assignment.schoolClass().name() + " " + assignment.title(), clock, time);
        return Csv.download(name, csv -> {
            var table = new ResponseTable(editions, time, messages, csv);
            table.head();
            scores.eachAttempt(id, table::write);
        });
    }

    private Scores.TaughtAssignment taught(long id) {
        return scores.taughtAssignment(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }

    private static AssignmentPage.Progress progress(
            List<Student> students, List<Gradebook.RunningAttempt> running, List<AttemptResult> counted) {
        var submitted = new HashSet<Long>();
        counted.forEach(attempt -> submitted.add(attempt.student().id()));
        var writing = new HashSet<Long>();
        running.forEach(attempt -> writing.add(attempt.person()));
        return new AssignmentPage.Progress(
                students.size(),
                submitted.size(),
                students.stream()
                        .filter(student -> !submitted.contains(student.id()) && writing.contains(student.id()))
                        .toList(),
                students.stream()
                        .filter(student -> !submitted.contains(student.id()) && !writing.contains(student.id()))
                        .toList());
    }
}
