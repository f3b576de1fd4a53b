package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.readback.access.SignedIn;
import org.readback.access.Viewer;
import org.readback.access.Viewers;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.content.Question;
import org.readback.grading.Response;
import org.readback.grading.ResponseRefused;
import org.readback.grading.Shuffle;
import org.readback.kernel.Mark;
import org.readback.kernel.Sql;

/**
 * Attempts at assignments: starting, saving, submitting. Each is safe to repeat, and safe against each other on any
 * number of nodes.
 */
@ApplicationScoped
public class Attempts {
    /** Whether the student of an attempt is in its class now: whoever was removed from it reaches nothing in it. */
    static final String ATTENDS = """
            exists (select from assignment c join enrolment e on e.class_id = c.class_id
                    where c.id = attempt.assignment_id and e.person_id = attempt.person_id and e.removed_at is null)""";

    /** The save, for whoever the first {@code %s} finds. Made once: of all statements this one is sent most often. */
    private static final String SAVE = """
            with own as (
                select id, school_id, assignment_id, deadline_at from attempt
                where id = ? and person_id = %s and edition_id = ? and submission_id is null and removed_at is null
                  and not paused and (deadline_at is null or deadline_at >= ?) and %s
                for key share),
            saved as (
                insert into response as r (attempt_id, question_id, school_id, seq, answer, flagged, saved_at)
                select own.id, given.question_id, own.school_id, given.seq, given.answer::jsonb, given.flagged, ?
                from own
                cross join unnest(?::text[], ?::bigint[], ?::text[], ?::boolean[])
                    as given (question_id, seq, answer, flagged)
                where given.seq <= %d + coalesce((select k.seq from response k
                                                  where k.attempt_id = own.id and k.question_id = given.question_id), 0)
                on conflict on constraint response_pk do update
                    set seq = excluded.seq, answer = excluded.answer, flagged = excluded.flagged,
                        saved_at = excluded.saved_at
                    where r.seq < excluded.seq
                returning attempt_id, question_id, school_id, seq, answer, flagged, saved_at),
            logged as (
                insert into response_log (attempt_id, question_id, school_id, seq, answer, flagged, saved_at)
                select attempt_id, question_id, school_id, seq, answer, flagged, saved_at from saved)
            select own.assignment_id, own.deadline_at, saved.question_id, saved.seq from own left join saved on true
            """;

    private static final String SAVE_OF_PERSON = SAVE.formatted("?", ATTENDS, Given.MOST_AHEAD);
    private static final String SAVE_OF_SESSION =
            SAVE.formatted(SignedIn.STUDENT_OF_SESSION, ATTENDS, Given.MOST_AHEAD);

    private final Sql sql;
    private final Editions editions;
    private final Viewers viewers;
    private final Receipts receipts;
    private final Changes changes;
    private final SecureRandom seeds = new SecureRandom();

    Attempts(Sql sql, Editions editions, Viewers viewers, Receipts receipts, Changes changes) {
        this.sql = sql;
        this.editions = editions;
        this.viewers = viewers;
        this.receipts = receipts;
        this.changes = changes;
    }

    // ── start ───────────────────────────────────────────────────────────────────────────────────────────────────────

    private record Before(
            Assignment assignment,
            Extra extra,
            int made,
            int lastNumber,
            Optional<Long> open,
            Optional<Instant> deadline) {
        static Before read(ResultSet row) throws SQLException {
            return new Before(
                    Assignments.read(row),
                    Extra.read(row),
                    row.getInt("made"),
                    row.getInt("last_number"),
                    Sql.optionalLong(row, "open_id"),
                    Sql.optionalInstant(row, "open_deadline"));
        }
    }

    /**
     * The student's open attempt, or a new one: however often this arrives, and from however many windows, there is one.
     *
     * @return the attempt's id
     * @throws NotFoundException if the student is not in the class
     * @throws StartRefused if the policy does not allow it now
     */
    @Transactional(dontRollbackOn = StartRefused.class)
    public long start(Viewer student, long assignmentId, Instant now) {
        // A second round is needed only where another request got in between; each of them leaves something to find.
        for (int round = 0; round < 5; round++) {
            var before = before(student.id(), assignmentId).orElseThrow(NotFoundException::new);
            if (before.open().isPresent()) {
                long open = before.open().get();
                if (before.deadline()
                        .filter(at -> AccessPolicy.overdue(at, now))
                        .isEmpty()) {
                    return open;
                }
                submit(student.id(), open, now);
                continue;
            }
            var policy = AccessPolicy.of(before.assignment(), before.extra());
            var refusal = policy.refusal(before.made(), now);
            if (refusal.isPresent()) {
                throw new StartRefused(refusal.get());
            }
            var made = insert(student, before, policy, now);
            if (made.isPresent()) {
                changes.in(assignmentId, Changes.Kind.PROGRESS);
                return made.get();
            }
        }
        throw new IllegalStateException("assignment " + assignmentId + " cannot be started, nor is it");
    }

    /**
     * The lock keeps the rules as they are until the attempt with their deadline is there. What stands is read after it is
     * got, in a statement of its own: the one that waits for a lock sees what stood before.
     */
    private Optional<Before> before(long personId, long assignmentId) {
        sql.any("select id from assignment where id = ? for share", assignmentId);
        return sql.one(
                """
                select %s, %s, count.made, count.last_number, open.id as open_id, open.deadline_at as open_deadline
                from assignment s
                join enrolment e on e.class_id = s.class_id and e.person_id = ? and e.removed_at is null
                cross join lateral (
                    select count(*) filter (where a.removed_at is null) as made, coalesce(max(a.number), 0) as last_number
                    from attempt a where a.assignment_id = s.id and a.person_id = e.person_id) count
                left join lateral (
                    select a.id, a.deadline_at from attempt a
                    where a.assignment_id = s.id and a.person_id = e.person_id
                      and a.submission_id is null and a.removed_at is null) open on true
                %s
                where s.id = ?
                """.formatted(Assignments.COLUMNS, Extra.COLUMNS, Extra.join("e.person_id")),
                Before::read,
                personId,
                assignmentId);
    }

    private Optional<Long> insert(Viewer student, Before before, AccessPolicy policy, Instant now) {
        var assignment = before.assignment();
        long seed = seeds.nextLong();
        var questions = edition(assignment.editionId()).quiz().questions().stream()
                .map(Question::id)
                .toList();
        return sql.one(
                """
                with made as (
                    insert into attempt (school_id, assignment_id, person_id, edition_id, number, question_order, seed,
                        started_at, deadline_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)
                    on conflict do nothing
                    returning id, school_id, person_id, started_at),
                logged as (
                    insert into attempt_event (school_id, attempt_id, kind, at, by_person)
                    select school_id, id, 'started', started_at, person_id from made)
                select id from made
                """,
                row -> row.getLong("id"),
                student.schoolId(),
                assignment.id(),
                student.id(),
                assignment.editionId(),
                before.lastNumber() + 1,
                assignment.rules().shuffleQuestions() ? Shuffle.of(questions, seed) : questions,
                seed,
                now,
                policy.deadline(now).map(AccessPolicy.Deadline::at));
    }

    // ── save ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * What became of the answers that arrived together.
     *
     * @param deadline of the attempt, as it is now
     * @param questions by question id
     */
    public record Saves(Optional<Instant> deadline, SortedMap<String, Saved> questions) {}

    /**
     * Saves one answer.
     *
     * @throws NotFoundException if the attempt is not this person's, or not in a class of theirs any more
     */
    public Saved save(
            long personId,
            long attemptId,
            String questionId,
            long seq,
            Response response,
            boolean flagged,
            Instant now) {
        long edition =
                state(personId, attemptId).orElseThrow(NotFoundException::new).editionId();
        var given = new Given(questionId, seq, response, flagged);
        return save(personId, attemptId, edition, List.of(given), now)
                .questions()
                .get(questionId);
    }

    /**
     * Saves answers: one statement, one commit, however many there are. Each is judged by itself.
     *
     * @param editionId the edition that the page was made from: the answers are checked against it before they are sent
     *     to the database, which takes them only if it is the attempt's
     * @throws NotFoundException if the attempt is not this person's, or not in a class of theirs any more
     * @throws BadRequestException if it is theirs, but not of that edition
     */
    public Saves save(long personId, long attemptId, long editionId, Collection<Given> answers, Instant now) {
        return save(new Whose(SAVE_OF_PERSON, List.of(personId), () -> personId), attemptId, editionId, answers, now);
    }

    /**
     * The same for whoever has that session, which is looked at in the same statement.
     *
     * @param session see {@link SignedIn#session}
     * @param person asked only where nothing was saved
     */
    Saves save(
            byte[] session,
            LongSupplier person,
            long attemptId,
            long editionId,
            Collection<Given> answers,
            Instant now) {
        return save(new Whose(SAVE_OF_SESSION, List.of(session, now), person), attemptId, editionId, answers, now);
    }

    /** Whose attempt it has to be: the save that looks at it, with the parameters of that part, and the same in Java. */
    private record Whose(String save, List<Object> parameters, LongSupplier person) {}

    private Saves save(Whose whose, long attemptId, long editionId, Collection<Given> answers, Instant now) {
        var refused = new TreeMap<String, Saved>();
        var good = new TreeMap<String, Given>();
        var edition = editions.find(editionId);
        for (var answer : answers) {
            try {
                // Sorted by question, so that two windows lock rows in the same order; once each, since PostgreSQL
                // changes no row twice in one statement.
                good.merge(
                        answer.questionId(),
                        checked(edition, answer),
                        (one, other) -> one.seq() >= other.seq() ? one : other);
            } catch (ResponseRefused e) {
                refused.put(answer.questionId(), Saved.refused(e.reason(), answer, now));
            }
        }
        var stored = good.isEmpty() ? Optional.<Stored>empty() : store(whose, attemptId, editionId, good, now);
        if (stored.isPresent()) {
            var results = new TreeMap<>(refused);
            results.putAll(explained(attemptId, good, stored.get(), now));
            return new Saves(stored.get().deadline(), results);
        }
        return notStored(whose.person().getAsLong(), attemptId, editionId, good, refused, now);
    }

    private static Given checked(Optional<Edition> edition, Given given) {
        var question = edition.flatMap(known -> known.quiz().question(given.questionId()))
                .orElseThrow(() -> new ResponseRefused(ResponseRefused.Reason.UNKNOWN_PART, ""));
        if (given.seq() < 1) {
            throw new ResponseRefused(ResponseRefused.Reason.UNKNOWN_VALUE, "");
        }
        var passage = edition.orElseThrow().quiz().passage();
        var response = question.task().read(given.response(), passage.sentenceIds());
        return new Given(given.questionId(), given.seq(), response, given.flagged());
    }

    /** @param saved when each question that was changed was saved */
    private record Stored(Optional<Instant> deadline, Map<String, Long> saved) {}

    /**
     * The save. The share lock on the attempt waits for a submission that is under way and then looks again, and a
     * submission waits for it: an answer is either acknowledged and marked, or neither.
     *
     * @return empty if the attempt does not take answers from this person now
     */
    private Optional<Stored> store(
            Whose whose, long attemptId, long editionId, SortedMap<String, Given> answers, Instant now) {
        var parameters = new ArrayList<Object>(List.of(attemptId));
        parameters.addAll(whose.parameters());
        parameters.addAll(List.of(
                editionId,
                now.minus(AccessPolicy.GRACE),
                now,
                answers.keySet(),
                answers.values().stream().map(Given::seq).toList(),
                answers.values().stream()
                        .map(given -> Answers.write(given.response()))
                        .toList(),
                answers.values().stream().map(Given::flagged).toList()));
        record Line(long assignmentId, Optional<Instant> deadline, String questionId, long seq) {}
        var lines = sql.list(
                whose.save(),
                row -> new Line(
                        row.getLong("assignment_id"),
                        Sql.optionalInstant(row, "deadline_at"),
                        row.getString("question_id"),
                        row.getLong("seq")),
                parameters.toArray());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var saved = new HashMap<String, Long>();
        lines.stream()
                .filter(line -> line.questionId() != null)
                .forEach(line -> saved.put(line.questionId(), line.seq()));
        if (!saved.isEmpty()) {
            changes.in(lines.get(0).assignmentId(), Changes.Kind.PROGRESS);
        }
        return Optional.of(new Stored(lines.get(0).deadline(), saved));
    }

    /** Sorts out the answers that changed nothing, with a query only if there are some. */
    private Map<String, Saved> explained(long attemptId, SortedMap<String, Given> answers, Stored stored, Instant now) {
        var results = new HashMap<String, Saved>();
        var others = new TreeMap<>(answers);
        others.keySet().removeAll(stored.saved().keySet());
        stored.saved().keySet().forEach(id -> results.put(id, Saved.of(Saved.State.SAVED, answers.get(id), now)));
        if (!others.isEmpty()) {
            var kept = responses(attemptId, others.keySet());
            others.forEach((id, given) -> results.put(id, explained(given, Optional.ofNullable(kept.get(id)), now)));
        }
        return results;
    }

    private static Saved explained(Given given, Optional<Kept> kept, Instant now) {
        boolean same = kept.filter(had -> had.response().equals(given.response()) && had.flagged() == given.flagged())
                .isPresent();
        if (!same && given.seq() > kept.map(Kept::seq).orElse(0L)) {
            return Saved.refused(ResponseRefused.Reason.TOO_FAR_AHEAD, given, now);
        }
        var had = kept.orElseThrow();
        return new Saved(
                same ? Saved.State.HAD : Saved.State.NEWER,
                had.seq(),
                had.savedAt(),
                had.response(),
                had.flagged(),
                Optional.empty());
    }

    private Saves notStored(
            long personId,
            long attemptId,
            long editionId,
            SortedMap<String, Given> good,
            SortedMap<String, Saved> refused,
            Instant now) {
        var state = state(personId, attemptId).orElseThrow(NotFoundException::new);
        if (state.editionId() != editionId) {
            throw new BadRequestException();
        }
        var results = new TreeMap<>(refused);
        // Neither submitted nor late: paused, or it was, and has changed since the save looked at it.
        var why =
                state.submitted() ? Saved.State.SUBMITTED : state.overdue(now) ? Saved.State.LATE : Saved.State.PAUSED;
        good.forEach((id, given) -> results.put(id, Saved.of(why, given, now)));
        return new Saves(state.deadline(), results);
    }

    private record State(long editionId, boolean submitted, Optional<Instant> deadline) {
        boolean overdue(Instant now) {
            return deadline.filter(at -> AccessPolicy.overdue(at, now)).isPresent();
        }
    }

    private Optional<State> state(long personId, long attemptId) {
        return sql.one(
                """
                select edition_id, submission_id is not null as submitted, deadline_at from attempt
                where id = ? and person_id = ? and removed_at is null and\s""" + ATTENDS,
                row -> new State(
                        row.getLong("edition_id"),
                        row.getBoolean("submitted"),
                        Sql.optionalInstant(row, "deadline_at")),
                attemptId,
                personId);
    }

    /** An answer that is kept. */
    record Kept(long seq, Response response, boolean flagged, Instant savedAt) {
        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong("seq"),
                    Answers.read(row.getString("answer")),
                    row.getBoolean("flagged"),
                    Sql.instant(row, "saved_at"));
        }
    }

    /** The kept answers by question. Only for whoever has made sure of the attempt. */
    Map<String, Kept> responses(long attemptId) {
        return byQuestion(
                "select question_id, seq, answer, flagged, saved_at from response where attempt_id = ?", attemptId);
    }

    private Map<String, Kept> responses(long attemptId, Collection<String> questions) {
        return byQuestion("""
                select question_id, seq, answer, flagged, saved_at from response
                where attempt_id = ? and question_id = any (?)
                """, attemptId, questions);
    }

    private Map<String, Kept> byQuestion(String query, Object... values) {
        var found = new HashMap<String, Kept>();
        sql.list(query, row -> Map.entry(row.getString("question_id"), Kept.read(row)), values)
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    // ── submit ──────────────────────────────────────────────────────────────────────────────────────────────────────

    private record Locked(
            long id,
            long schoolId,
            long assignmentId,
            long editionId,
            Optional<Long> submission,
            Optional<Instant> deadline,
            boolean paused) {
        static final String COLUMNS = "id, school_id, assignment_id, edition_id, submission_id, deadline_at, paused";

        static Locked read(ResultSet row) throws SQLException {
            return new Locked(
                    row.getLong("id"),
                    row.getLong("school_id"),
                    row.getLong("assignment_id"),
                    row.getLong("edition_id"),
                    Sql.optionalLong(row, "submission_id"),
                    Sql.optionalInstant(row, "deadline_at"),
                    row.getBoolean("paused"));
        }

        boolean overdue(Instant now) {
            return deadline.filter(at -> AccessPolicy.overdue(at, now)).isPresent();
        }
    }

    /**
     * Hands the attempt in and marks it: exactly what was saved, whenever this arrives. Twice is harmless.
     *
     * @return the submission, the same one each time
     * @throws NotFoundException if the attempt is not this person's, or not in a class of theirs any more
     * @throws WorkPaused while it is paused: answers may be on their way that are taken once it goes on
     */
    @Transactional
    public Submission submit(long personId, long attemptId, Instant now) {
        var attempt = sql.one("""
                        select %s from attempt where id = ? and person_id = ? and removed_at is null and %s for update
                        """.formatted(Locked.COLUMNS, ATTENDS), Locked::read, attemptId, personId)
                .orElseThrow(NotFoundException::new);
        if (attempt.submission().isPresent()) {
            return submission(attempt.submission().get());
        }
        if (attempt.paused()) {
            throw new WorkPaused();
        }
        return submit(attempt, attempt.overdue(now) ? Optional.empty() : Optional.of(personId), now);
    }

    /** Hands in for the student, because the teacher says so, also during a pause. The caller has made sure of the teacher. Twice is harmless. */
    @Transactional
    void end(long teacherId, long attemptId, Instant now) {
        sql.one("""
                        select %s from attempt where id = ? and removed_at is null for update
                        """.formatted(Locked.COLUMNS), Locked::read, attemptId)
                .filter(attempt -> attempt.submission().isEmpty())
                .ifPresent(attempt -> submit(attempt, Optional.of(teacherId), now));
    }

    /** The attempts whose grace is over and that nobody has handed in, longest overdue first. */
    List<Long> overdue(int most, Instant now) {
        return sql.list("""
                select id from attempt where submission_id is null and removed_at is null and deadline_at < ?
                order by deadline_at limit ?
                """, row -> row.getLong("id"), now.minus(AccessPolicy.GRACE), most);
    }

    /** Hands in for the student, unless somebody else is at it, or it is not overdue any more. */
    @Transactional
    public boolean submitOverdue(long attemptId, Instant now) {
        var attempt = sql.one("""
                select %s from attempt where id = ? and submission_id is null and removed_at is null
                for update skip locked
                """.formatted(Locked.COLUMNS), Locked::read, attemptId);
        if (attempt.filter(found -> found.overdue(now)).isEmpty()) {
            return false;
        }
        submit(attempt.get(), Optional.empty(), now);
        return true;
    }

    private Submission submit(Locked attempt, Optional<Long> by, Instant now) {
        changes.in(attempt.assignmentId(), Changes.Kind.RULES);
        var responses = responses(attempt.id());
        var marks = new TreeMap<String, Mark>();
        var quiz = edition(attempt.editionId()).quiz();
        for (var question : quiz.questions()) {
            var kept = responses.get(question.id());
            marks.put(question.id(), question.mark(kept == null ? Response.BLANK : kept.response()));
        }
        var receipt = receipts.sign(attempt.schoolId(), attempt.id(), attempt.editionId(), quiz, responses, now);
        long id = sql.one(
                        """
                        with made as (
                            insert into submission (school_id, attempt_id, submitted_at, submitted_by)
                            values (?, ?, ?, ?::bigint)
                            returning id, school_id, attempt_id, submitted_at, submitted_by),
                        marked as (
                            insert into mark (submission_id, question_id, school_id, earned, possible, marked_at)
                            select made.id, m.question_id, made.school_id, m.earned, m.possible, made.submitted_at
                            from made cross join unnest(?::text[], ?::integer[], ?::integer[])
                                as m (question_id, earned, possible)),
                        receipted as (
                            insert into receipt (submission_id, school_id, code, content, signature)
                            select id, school_id, ?, ?, ? from made),
                        logged as (
                            insert into attempt_event (school_id, attempt_id, kind, at, by_person)
                            select school_id, attempt_id, 'submitted', submitted_at, submitted_by from made)
                        update attempt set submission_id = made.id, paused = false from made where attempt.id = made.attempt_id
                        returning submission_id
                        """,
                        row -> row.getLong("submission_id"),
                        attempt.schoolId(),
                        attempt.id(),
                        now,
                        by,
                        marks.keySet(),
                        marks.values().stream().map(Mark::earned).toList(),
                        marks.values().stream().map(Mark::possible).toList(),
                        receipt.code(),
                        receipt.text(),
                        receipt.signature())
                .orElseThrow();
        return new Submission(id, attempt.id(), now, by);
    }

    private Submission submission(long id) {
        return sql.one(
                        "select id, attempt_id, submitted_at, submitted_by from submission where id = ?",
                        row -> new Submission(
                                row.getLong("id"),
                                row.getLong("attempt_id"),
                                Sql.instant(row, "submitted_at"),
                                Sql.optionalLong(row, "submitted_by")),
                        id)
                .orElseThrow();
    }

    // ── read ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** This person's attempt, unless it was removed, or they were from the class. */
    Optional<Attempt> of(long personId, long attemptId) {
        return sql.one("""
                select %s from %s
                join enrolment e on e.class_id = s.class_id and e.person_id = a.person_id and e.removed_at is null
                where a.id = ? and a.person_id = ? and a.removed_at is null
                """.formatted(Attempt.COLUMNS, Attempt.TABLES), Attempt::read, attemptId, personId);
    }

    /** The attempt at an assignment of a class that this teacher has, unless it was removed. */
    Optional<Attempt> taughtBy(long teacherId, long attemptId) {
        return sql.one("""
                select %s from %s
                join class_teacher t on t.class_id = s.class_id and t.person_id = ?
                where a.id = ? and a.removed_at is null
                """.formatted(Attempt.COLUMNS, Attempt.TABLES), Attempt::read, teacherId, attemptId);
    }

    /** Another attempt of the same student at the same assignment. */
    record Other(long id, int number, Optional<Instant> submittedAt) {}

    /** By number. */
    List<Other> others(Attempt attempt) {
        return sql.list(
                """
                select a.id, a.number, u.submitted_at from attempt a
                left join submission u on u.id = a.submission_id
                where a.assignment_id = ? and a.person_id = ? and a.id <> ? and a.removed_at is null
                order by a.number
                """,
                row -> new Other(row.getLong("id"), row.getInt("number"), Sql.optionalInstant(row, "submitted_at")),
                attempt.assignment().id(),
                attempt.personId(),
                attempt.id());
    }

    /** The name of whoever handed the attempt in for the student. */
    Optional<String> submittedBy(Attempt attempt) {
        return attempt.submission()
                .flatMap(Submission::by)
                .filter(by -> by != attempt.personId())
                .flatMap(viewers::find)
                .map(Viewer::name);
    }

    /** The marks of a submission as they stand now, by question. */
    Map<String, Mark> marks(long submissionId) {
        var marks = new HashMap<String, Mark>();
        sql.list(
                        "select question_id, earned, possible from current_mark where submission_id = ?",
                        row -> Map.entry(
                                row.getString("question_id"), new Mark(row.getInt("earned"), row.getInt("possible"))),
                        submissionId)
                .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
        return marks;
    }

    /**
     * Everything that was saved in the attempt and that happened to it, the first first. Only for whoever has made sure
     * of the attempt.
     */
    List<Logged> log(long attemptId) {
        return sql.list("""
                select * from (
                    select e.at, e.kind, p.display_name as by_name, e.reason, null as question_id,
                        null::bigint as seq, null as answer, null::boolean as flagged, e.id as tie
                    from attempt_event e
                    left join person p on p.id = e.by_person
                    where e.attempt_id = ?
                    union all
                    select saved_at, null, null, null, question_id, seq, answer::text, flagged, seq
                    from response_log
                    where attempt_id = ?) entry
                order by at, case when kind = 'started' then 0 when kind is null then 1 else 2 end, tie, question_id
                """, Logged::read, attemptId, attemptId);
    }

    private Edition edition(long id) {
        return editions.find(id).orElseThrow(() -> new IllegalStateException("edition " + id + " is gone"));
    }
}
