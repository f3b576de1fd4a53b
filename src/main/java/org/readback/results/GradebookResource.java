package org.readback.results;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.NameOrder;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.SchoolTime;

@Path("/classes/{id}")
@RolesAllowed(Role.TEACHER_ROLE)
class GradebookResource {
    @CheckedTemplate(basePath = "results")
    static class Templates {
        static native TemplateInstance gradebook(GradebookPage gradebook);
    }

    /** @param students how many */
    record GradebookPage(
            Scores.TaughtClass schoolClass,
            int students,
            Head name,
            Head total,
            List<Head> assignments,
            List<RowView> rows,
            List<CellView> means) {}

    /**
     * @param query of the link that sorts by this column
     * @param sorted {@code ascending}, {@code descending}, or null
     * @param of what there is to earn, or null
     */
    record Head(String text, String query, String sorted, String of) {}

    record RowView(long student, String name, String total, List<CellView> cells) {}

    /**
     * @param href null for a cell that leads nowhere
     * @param label the link in words; null where the text says it all
     */
    record CellView(String text, String href, String label) {}

    private final Scores scores;
    private final SignedIn signedIn;
    private final Clock clock;
    private final SchoolTime time;
    private final ReaderLanguage language;
    private final NameOrder names;
    private final ResultsMessages messages;

    GradebookResource(
            Scores scores, SignedIn signedIn, Clock clock, SchoolTime time, ReaderLanguage language, NameOrder names) {
        this.scores = scores;
        this.signedIn = signedIn;
        this.clock = clock;
        this.time = time;
        this.language = language;
        this.names = names;
        this.messages = language.messages(ResultsMessages.class);
    }

    @GET
    @Path("gradebook")
    public TemplateInstance page(
            @PathParam("id") long id, @QueryParam("sort") String sort, @QueryParam("dir") String dir) {
        var schoolClass = taught(id);
        var columns = scores.assignments(id);
        var order = GradebookOrder.parse(sort, dir, columns);
        var gradebook = gradebook(id, columns, order);
        var titles = titles(columns);
        return Templates.gradebook(new GradebookPage(
                schoolClass,
                gradebook.rows().size(),
                head(messages.student(), order, GradebookOrder.Key.NAME, 0, null),
                head(messages.total(), order, GradebookOrder.Key.TOTAL, 0, messages.totalOf()),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> head(
                                titles.get(i),
                                order,
                                GradebookOrder.Key.ASSIGNMENT,
                                columns.get(i).assignment(),
                                messages.outOf(columns.get(i).possible())))
                        .toList(),
                gradebook.rows().stream().map(this::row).toList(),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> mean(gradebook, i, titles.get(i)))
                        .toList()));
    }

    /** Numbers alone, so that a spreadsheet can reckon with them: without a score the cell is empty. */
    @GET
    @Path("gradebook.csv")
    public Response csv(@PathParam("id") long id) {
        var schoolClass = taught(id);
        var columns = scores.assignments(id);
        var gradebook = gradebook(id, columns, GradebookOrder.DEFAULT);
        return Csv.download(Csv.fileName(messages.gradebookFile(), schoolClass.name(), clock, time), csv -> {
            var head = new ArrayList<>(List.of(messages.student(), messages.signInName()));
            columns.forEach(column -> head.add(messages.csvColumn(
                    column.title(),
                    LocalDate.ofInstant(column.opensAt(), time.zone()).toString(),
                    column.possible())));
            head.addAll(List.of(messages.total(), messages.possible()));
            csv.writeRecord(head.stream().map(CsvCell::text).toList());
            for (var row : gradebook.rows()) {
                var cells = new ArrayList<>(List.of(
                        CsvCell.text(row.student().name()),
                        CsvCell.text(row.student().signInName())));
                row.cells()
                        .forEach(cell -> cells.add(
                                cell.state() == Gradebook.State.SUBMITTED
                                        ? Integer.toString(cell.mark().earned())
                                        : ""));
                cells.add(Integer.toString(row.total().earned()));
                cells.add(Integer.toString(row.total().possible()));
                csv.writeRecord(cells);
            }
        });
    }

    private Scores.TaughtClass taught(long id) {
        return scores.taughtClass(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }

    private Gradebook gradebook(long id, List<Gradebook.Column> columns, GradebookOrder order) {
        var ids = columns.stream().map(Gradebook.Column::assignment).toList();
        return Gradebook.of(
                columns,
                scores.students(id),
                scores.counted(ids),
                scores.running(ids),
                order.comparator(columns, names.names()),
                clock.instant());
    }

    /** With the day where the same quiz was assigned twice. */
    private List<String> titles(List<Gradebook.Column> columns) {
        return columns.stream()
                .map(column -> columns.stream()
                                        .filter(other -> other.title().equals(column.title()))
                                        .count()
                                == 1
                        ? column.title()
                        : messages.titleOfDay(column.title(), time.day(column.opensAt())))
                .toList();
    }

    private static Head head(String text, GradebookOrder order, GradebookOrder.Key key, long assignment, String of) {
        var sorted = order.by(key, assignment) ? order.descending() ? "descending" : "ascending" : null;
        return new Head(text, order.query(key, assignment), sorted, of);
    }

    private RowView row(Gradebook.Row row) {
        return new RowView(
                row.student().id(),
                row.student().name(),
                row.total().possible() == 0
                        ? ""
                        : messages.of(row.total().earned(), row.total().possible()),
                row.cells().stream().map(this::cell).toList());
    }

    private CellView cell(Gradebook.Cell cell) {
        return switch (cell.state()) {
            case SUBMITTED ->
                new CellView(
                        Integer.toString(cell.mark().earned()),
                        "/results/attempts/" + cell.attempt(),
                        messages.of(cell.mark().earned(), cell.mark().possible()));
            case IN_PROGRESS -> new CellView(messages.inProgress(), null, null);
            case NOT_STARTED -> new CellView(messages.notStarted(), null, null);
            case MISSING -> new CellView(messages.missing(), null, null);
            case NOT_OPEN -> new CellView(messages.notOpen(), null, null);
        };
    }

    private CellView mean(Gradebook gradebook, int column, String title) {
        var mean = gradebook.mean(column);
        var text = mean.isPresent() ? language.get().oneDecimal(mean.getAsDouble()) : "–";
        return new CellView(
                text,
                "/results/assignments/" + gradebook.columns().get(column).assignment(),
                messages.meanOf(title, text));
    }
}
