package org.readback.reading;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.content.Editions;
import org.readback.content.Finding;
import org.readback.content.QuizSummary;
import org.readback.content.Reading;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/** The library: which quizzes there are, what they ask, and having their files read again. */
@Path("/quizzes")
@RolesAllowed({Role.TEACHER_ROLE, Role.ADMINISTRATOR_ROLE})
class QuizzesResource {
    @CheckedTemplate(basePath = "reading")
    static class Templates {
        static native TemplateInstance quizzes(
                List<PassageGroup> groups, int count, boolean teacher, boolean administrator);

        static native TemplateInstance reading(Reading reading, List<Finding> errors, List<Finding> warnings);

        static native TemplateInstance preview(PreviewPage page);

        static native TemplateInstance keyed(KeyedPage page);
    }

    /** The quizzes about one passage. @param anchor names it in the page */
    record PassageGroup(String anchor, String passage, String language, List<QuizRow> quizzes) {}

    record QuizRow(
            String slug, String title, String summary, String language, int questions, int possible, String since) {}

    private final Editions editions;
    private final QuizHtml html;
    private final SignedIn signedIn;
    private final SchoolTime times;
    private final Clock clock;

    QuizzesResource(Editions editions, QuizHtml html, SignedIn signedIn, SchoolTime times, Clock clock) {
        this.editions = editions;
        this.html = html;
        this.signedIn = signedIn;
        this.times = times;
        this.clock = clock;
    }

    @GET
    public Response library() {
        var current = editions.current();
        var byPassage = current.stream()
                .collect(Collectors.groupingBy(
                        listed -> listed.slug().split("/")[0], LinkedHashMap::new, Collectors.toList()));
        var groups = byPassage.entrySet().stream()
                .map(entry -> new PassageGroup(
                        entry.getKey(),
                        entry.getValue().get(0).passageTitle(),
                        entry.getValue().get(0).language(),
                        entry.getValue().stream().map(this::row).toList()))
                .toList();
        var viewer = signedIn.viewer();
        return Replies.page(Templates.quizzes(groups, current.size(), viewer.teacher(), viewer.administrator()));
    }

    private QuizRow row(QuizSummary listed) {
        return new QuizRow(
                listed.slug(),
                listed.title(),
                listed.summary(),
                listed.language(),
                listed.questions(),
                listed.possible(),
                times.day(listed.createdAt()));
    }

    /** Reading twice changes nothing the second time, so the answer is the report itself. */
    @POST
    @Path("/readings")
    @RolesAllowed(Role.ADMINISTRATOR_ROLE)
    public Response read() {
        var reading = editions.read(clock.instant());
        return Replies.page(
                reading.refused() ? 422 : 200,
                Templates.reading(
                        reading,
                        reading.findings().stream().filter(Finding::isError).toList(),
                        reading.findings().stream()
                                .filter(finding -> !finding.isError())
                                .toList()));
    }

    @GET
    @Path("/{passage}/{quiz}")
    public Response preview(
            @PathParam("passage") String passage, @PathParam("quiz") String name, @QueryParam("view") String view) {
        var edition = editions.current(passage + "/" + name).orElseThrow(NotFoundException::new);
        boolean teacher = signedIn.viewer().teacher();
        return "key".equals(view)
                ? Replies.page(Templates.keyed(KeyedPage.of(edition, html, teacher)))
                : Replies.page(Templates.preview(PreviewPage.of(edition, html, teacher)));
    }
}
