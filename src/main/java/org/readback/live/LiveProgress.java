package org.readback.live;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Assignment;
import org.readback.assignments.Assignments;
import org.readback.assignments.Extra;
import org.readback.assignments.Reopening;
import org.readback.delivery.Attempts;
import org.readback.delivery.DeadlineText;
import org.readback.kernel.NameOrder;
import org.readback.kernel.SchoolTime;

/** How an assignment is running, for its live page, and what students' open pages are told. */
@ApplicationScoped
class LiveProgress {
    /** Whose page was not heard of for this long is said to be offline. */
    static final Duration OFFLINE = Duration.ofSeconds(45);
    /** Who saved nothing for this long is said to be stuck. */
    static final Duration STUCK = Duration.ofMinutes(5);

    @CheckedTemplate(basePath = "live")
    static class Templates {
        static native TemplateInstance liveRows(LiveView view);
    }

    /**
     * @param working attempts that are open
     * @param paused everybody's clock stands still
     */
    record LiveView(int students, int notStarted, int working, int submitted, boolean paused, List<StudentRow> rows) {}

    /**
     * @param attempt the latest one, 0 if there is none
     * @param state {@code none}, {@code working}, {@code paused}, {@code submitted} or {@code over}: time is up and the
     *     server is about to submit
     * @param place the number of the question that was saved last, 0 if there is none
     * @param quiet for how many minutes nothing was saved, 0 unless that is long
     * @param left whole minutes, -1 without a deadline
     */
    record StudentRow(
            long person,
            String name,
            long attempt,
            int number,
            String state,
            int answered,
            int total,
            int flagged,
            int place,
            long quiet,
            boolean offline,
            long left,
            String until,
            String cause,
            String submitted) {
        public long quietHours() {
            return quiet / 60;
        }

        public long quietDays() {
            return quiet / (24 * 60);
        }
    }

    private record Attending(
            long person,
            String name,
            Optional<Long> attempt,
            int number,
            List<String> order,
            Instant startedAt,
            Optional<Instant> deadline,
            boolean paused,
            Optional<Reopening> reopening,
            Optional<Instant> submittedAt,
            Extra extra,
            int questions,
            int answered,
            int flagged,
            Optional<Instant> savedAt,
            String lastQuestion,
            Optional<Instant> seenAt) {
        static Attending read(Tuple row) {
            var attempt = Optional.ofNullable(row.get("attempt_id", Long.class));
            return new Attending(
                    row.get("person_id", Long.class),
                    row.get("display_name", String.class),
                    attempt,
                    attempt.isEmpty() ? 0 : row.get("number", Integer.class),
                    attempt.isEmpty() ? List.of() : List.of(row.get("question_order", String[].class)),
                    Optional.ofNullable(row.get("started_at", Instant.class)).orElse(Instant.EPOCH),
                    Optional.ofNullable(row.get("deadline_at", Instant.class)),
                    attempt.isPresent() && row.get("attempt_paused", Boolean.class),
                    Reopening.read(row),
                    Optional.ofNullable(row.get("submitted_at", Instant.class)),
                    Extra.read(row),
                    row.get("questions", Integer.class),
                    row.get("answered", Long.class).intValue(),
                    row.get("flagged", Long.class).intValue(),
                    Optional.ofNullable(row.get("saved_at", Instant.class)),
                    Optional.ofNullable(row.get("last_question", String.class)).orElse(""),
                    Optional.ofNullable(row.get("seen_at", Instant.class)));
        }
    }

    private static final String ATTENDING = """
            select e.person_id, p.display_name, a.id as attempt_id, a.number, a.question_order, a.started_at, a.deadline_at,
                a.paused as attempt_paused, a.reopened_at, a.reopened_until, u.submitted_at, %s, q.questions, coalesce(r.answered, 0) as answered,
                coalesce(r.flagged, 0) as flagged, r.saved_at, r.last_question, h.seen_at
            from assignment s
            join quiz_edition q on q.id = s.edition_id
            join enrolment e on e.class_id = s.class_id and e.removed_at is null
            join person p on p.id = e.person_id and p.removed_at is null
            left join lateral (
                select * from attempt t
                where t.assignment_id = s.id and t.person_id = e.person_id and t.removed_at is null
                order by t.submission_id is not null, t.number desc limit 1) a on true
            left join submission u on u.id = a.submission_id
            left join lateral (
                select count(*) filter (where k.answer <> cast('{}' as jsonb)) as answered,
                    count(*) filter (where k.flagged) as flagged, max(k.saved_at) as saved_at,
                    (array_agg(o.key order by k.saved_at desc))[1] as last_question
                from response k join question o on o.id = k.question_id where k.attempt_id = a.id) r on true
            left join attempt_presence h on h.attempt_id = a.id
            %s
            where s.id = :assignment
            """.formatted(Extra.COLUMNS, Extra.join("e.person_id"));

    private final Session session;
    private final Assignments assignments;
    private final SchoolTime times;
    private final DeadlineText deadlineText;
    private final NameOrder names;

    LiveProgress(
            Session session, Assignments assignments, SchoolTime times, DeadlineText deadlineText, NameOrder names) {
        this.session = session;
        this.assignments = assignments;
        this.times = times;
        this.deadlineText = deadlineText;
        this.names = names;
    }

    /** The part of the live page that changes. */
    @ActivateRequestContext
    String fragment(long assignmentId, Instant now) {
        return Templates.liveRows(view(assignmentId, now)).render();
    }

    /** By name; two queries. The caller has made sure of the assignment. */
    @ActivateRequestContext
    LiveView view(long assignmentId, Instant now) {
        var assignment = assignments.find(assignmentId).orElseThrow();
        var rows = new ArrayList<StudentRow>();
        for (var student : session.createNativeQuery(ATTENDING, Tuple.class)
                .setParameter("assignment", assignmentId)
                .getResultList()) {
            rows.add(row(assignment, Attending.read(student), now));
        }
        rows.sort(names.by(StudentRow::name));
        return new LiveView(
                rows.size(),
                count(rows, "none"),
                count(rows, "working") + count(rows, "paused") + count(rows, "over"),
                count(rows, "submitted"),
                assignment.paused(),
                rows);
    }

    private static int count(List<StudentRow> rows, String state) {
        return (int) rows.stream().filter(row -> row.state().equals(state)).count();
    }

    private StudentRow row(Assignment assignment, Attending student, Instant now) {
        var state = state(student, now);
        boolean working = state.equals("working");
        var last = student.savedAt().orElse(student.startedAt());
        var quiet = Duration.between(last, now);
        var ruled = AccessPolicy.of(assignment, student.extra())
                .deadline(student.startedAt(), student.reopening())
                .filter(deadline ->
                        student.deadline().filter(deadline.at()::equals).isPresent());
        return new StudentRow(
                student.person(),
                student.name(),
                student.attempt().orElse(0L),
                student.number(),
                state,
                student.answered(),
                student.questions(),
                student.flagged(),
                student.order().indexOf(student.lastQuestion()) + 1,
                working && quiet.compareTo(STUCK) >= 0 ? quiet.toMinutes() : 0,
                working
                        && student.seenAt()
                                .filter(seen -> seen.plus(OFFLINE).isBefore(now))
                                .isPresent(),
                working
                        ? student.deadline()
                                .map(at -> Math.max(
                                        0,
                                        Duration.between(now, at)
                                                .plusSeconds(59)
                                                .toMinutes()))
                                .orElse(-1L)
                        : -1L,
                working ? student.deadline().map(times::dayAndTime).orElse("") : "",
                deadlineText.why(ruled),
                student.submittedAt().map(times::dayAndTime).orElse(""));
    }

    private static String state(Attending student, Instant now) {
        if (student.attempt().isEmpty()) {
            return "none";
        }
        if (student.submittedAt().isPresent()) {
            return "submitted";
        }
        if (student.deadline().filter(at -> AccessPolicy.overdue(at, now)).isPresent()) {
            return "over";
        }
        return student.paused() ? "paused" : "working";
    }

    /**
     * An attempt, for its student's open page.
     *
     * @param state what the page is told now
     */
    record OpenAttempt(long id, long assignmentId, LivePages.AttemptUpdate state) {}

    private static final String OPEN_ATTEMPT = """
            select id, assignment_id, deadline_at, paused, submission_id is not null or removed_at is not null as ended
            from attempt
            where %s and\s""" + Attempts.ATTENDS;
    private static final String OPEN_ATTEMPT_OF_PERSON =
            OPEN_ATTEMPT.formatted("id = :attempt and person_id = :person and removed_at is null");
    private static final String OPEN_ATTEMPTS = OPEN_ATTEMPT.formatted("id = any (:attempts)");

    private OpenAttempt openAttempt(Tuple row, Instant now) {
        var deadline = Optional.ofNullable(row.get("deadline_at", Instant.class));
        return new OpenAttempt(
                row.get("id", Long.class),
                row.get("assignment_id", Long.class),
                new LivePages.AttemptUpdate(
                        row.get("ended", Boolean.class)
                                ? "ended"
                                : row.get("paused", Boolean.class) ? "paused" : "open",
                        deadline.map(Instant::toEpochMilli).orElse(0L),
                        now.toEpochMilli(),
                        deadline.map(times::dayAndTime).orElse("")));
    }

    /** This student's, unless it was removed, or they were from the class. */
    @ActivateRequestContext
    Optional<OpenAttempt> attempt(long personId, long attemptId, Instant now) {
        return session.createNativeQuery(OPEN_ATTEMPT_OF_PERSON, Tuple.class)
                .setParameter("attempt", attemptId)
                .setParameter("person", personId)
                .uniqueResultOptional()
                .map(row -> openAttempt(row, now));
    }

    /** What the open pages of these attempts are to know now; one query. Nothing of those whose student has left the class. */
    @ActivateRequestContext
    Map<Long, LivePages.AttemptUpdate> updates(Collection<Long> attemptIds, Instant now) {
        return session
                .createNativeQuery(OPEN_ATTEMPTS, Tuple.class)
                .setParameter("attempts", attemptIds.toArray(Long[]::new))
                .getResultList()
                .stream()
                .map(row -> openAttempt(row, now))
                .collect(Collectors.toMap(OpenAttempt::id, OpenAttempt::state));
    }

    /** The same in the language of whoever reads it now. */
    LivePages.AttemptUpdate inWords(LivePages.AttemptUpdate update) {
        return new LivePages.AttemptUpdate(
                update.state(),
                update.deadline(),
                update.now(),
                update.deadline() == 0 ? "" : times.dayAndTime(Instant.ofEpochMilli(update.deadline())));
    }

    /** Notes that the pages of these attempts are open; one statement. */
    @ActivateRequestContext
    void present(Collection<Long> attemptIds, Instant now) {
        if (!attemptIds.isEmpty()) {
            AttemptPresence.note(session, attemptIds.toArray(Long[]::new), now);
        }
    }
}
