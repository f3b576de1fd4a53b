package org.readback.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.security.SecureRandom;
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
import org.hibernate.Session;
import org.readback.access.SignedIn;
import org.readback.access.Viewer;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Assignment;
import org.readback.assignments.AssignmentChange;
import org.readback.assignments.Assignments;
import org.readback.assignments.Extra;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.content.Question;
import org.readback.content.ResponseJson;
import org.readback.grading.Response;
import org.readback.grading.ResponseRefused;
import org.readback.grading.Shuffle;
import org.readback.kernel.Mark;
import org.readback.receipts.Receipts;

/**
 * Attempts at assignments: starting, saving, submitting. Each is safe to repeat, and safe against each other on any
 * number of nodes.
 */
@ApplicationScoped
public class Attempts {
    /** Whether the student of an attempt is in its class now: whoever was removed from it reaches nothing in it. */
    public static final String ATTENDS = """
            exists (select from assignment c join enrolment e on e.class_id = c.class_id
                    where c.id = attempt.assignment_id and e.person_id = attempt.person_id and e.removed_at is null)""";

    private final Session database;
    private final SaveStatement statement;
    private final Editions editions;
    private final Receipts receipts;
    private final Event<AssignmentChange> changes;
    private final SecureRandom seeds = new SecureRandom();

    Attempts(
            Session database,
            SaveStatement statement,
            Editions editions,
            Receipts receipts,
            Event<AssignmentChange> changes) {
        this.database = database;
        this.statement = statement;
        this.editions = editions;
        this.receipts = receipts;
        this.changes = changes;
    }

    // ── start ───────────────────────────────────────────────────────────────────────────────────────────────────────

    private static final String START_STATE =
            """
            select %s, %s, count.made, count.last_number, open.id as open_id, open.deadline_at as open_deadline
            from assignment s
            join enrolment e on e.class_id = s.class_id and e.person_id = :person and e.removed_at is null
            cross join lateral (
                select count(*) filter (where a.removed_at is null) as made, coalesce(max(a.number), 0) as last_number
                from attempt a where a.assignment_id = s.id and a.person_id = e.person_id) count
            left join lateral (
                select a.id, a.deadline_at from attempt a
                where a.assignment_id = s.id and a.person_id = e.person_id
                  and a.submission_id is null and a.removed_at is null) open on true
            %s
            where s.id = :assignment
            """.formatted(Assignments.COLUMNS, Extra.COLUMNS, Extra.join("e.person_id"));

    private record StartState(
            Assignment assignment,
            Extra extra,
            int made,
            int lastNumber,
            Optional<Long> open,
            Optional<Instant> deadline) {
        static StartState read(Tuple row) {
            return new StartState(
                    Assignments.read(row),
                    Extra.read(row),
                    row.get("made", Long.class).intValue(),
                    row.get("last_number", Integer.class),
                    Optional.ofNullable(row.get("open_id", Long.class)),
                    Optional.ofNullable(row.get("open_deadline", Instant.class)));
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
                changes.fire(new AssignmentChange(assignmentId, AssignmentChange.Kind.PROGRESS));
                return made.get();
            }
        }
        throw new IllegalStateException("assignment " + assignmentId + " cannot be started, nor is it");
    }

    /**
     * The lock keeps the rules as they are until the attempt with their deadline is there. What stands is read after it is
     * got, in a statement of its own: the one that waits for a lock sees what stood before.
     */
    private Optional<StartState> before(long personId, long assignmentId) {
        database.createNativeQuery("select id from assignment where id = :assignment for share", Tuple.class)
                .setParameter("assignment", assignmentId)
                .getResultList();
        return database.createNativeQuery(START_STATE, Tuple.class)
                .setParameter("person", personId)
                .setParameter("assignment", assignmentId)
                .uniqueResultOptional()
                .map(StartState::read);
    }

    private Optional<Long> insert(Viewer student, StartState before, AccessPolicy policy, Instant now) {
        var assignment = before.assignment();
        long seed = seeds.nextLong();
        var questions = edition(assignment.editionId()).quiz().questions().stream()
                .map(Question::id)
                .toList();
        var order = assignment.rules().shuffleQuestions() ? Shuffle.of(questions, seed) : questions;
        return database.createNativeQuery("""
                        with made as (
                            insert into attempt (school_id, assignment_id, person_id, edition_id, number, question_order,
                                seed, started_at, deadline_at)
                            values (:school, :assignment, :person, :edition, :number, :order, :seed, :now,
                                cast(:deadline as timestamptz))
                            on conflict do nothing
                            returning id, school_id, person_id, started_at),
                        logged as (
                            insert into attempt_event (school_id, attempt_id, kind, at, by_person)
                            select school_id, id, 'started', started_at, person_id from made)
                        select id from made
                        """, Tuple.class)
                .setParameter("school", student.schoolId())
                .setParameter("assignment", assignment.id())
                .setParameter("person", student.id())
                .setParameter("edition", assignment.editionId())
                .setParameter("number", before.lastNumber() + 1)
                .setParameter("order", order.toArray(String[]::new))
                .setParameter("seed", seed)
                .setParameter("now", now)
                .setParameter(
                        "deadline",
                        policy.deadline(now).map(AccessPolicy.Deadline::at).orElse(null))
                .uniqueResultOptional()
                .map(row -> row.get(0, Long.class));
    }

    // ── save ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * What became of the answers that arrived together.
     *
     * @param deadline of the attempt, as it is now
     * @param questions by question id
     */
    public record SaveResults(Optional<Instant> deadline, SortedMap<String, SaveResult> questions) {}

    /**
     * Saves one answer.
     *
     * @throws NotFoundException if the attempt is not this person's, or not in a class of theirs any more
     */
    public SaveResult save(
            long personId,
            long attemptId,
            String questionId,
            long seq,
            Response response,
            boolean flagged,
            Instant now) {
        long edition =
                state(personId, attemptId).orElseThrow(NotFoundException::new).editionId();
        var given = new SentResponse(questionId, seq, response, flagged);
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
    public SaveResults save(
            long personId, long attemptId, long editionId, Collection<SentResponse> answers, Instant now) {
        return save(new SaveStatement.OfPerson(personId), () -> personId, attemptId, editionId, answers, now);
    }

    /**
     * The same for whoever has that session, which is looked at in the same statement.
     *
     * @param session see {@link SignedIn#session}
     * @param person asked only where nothing was saved
     */
    SaveResults save(
            byte[] session,
            LongSupplier person,
            long attemptId,
            long editionId,
            Collection<SentResponse> answers,
            Instant now) {
        return save(new SaveStatement.OfSession(session), person, attemptId, editionId, answers, now);
    }

    private SaveResults save(
            SaveStatement.Owner owner,
            LongSupplier person,
            long attemptId,
            long editionId,
            Collection<SentResponse> answers,
            Instant now) {
        var refused = new TreeMap<String, SaveResult>();
        var good = new TreeMap<String, SentResponse>();
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
                refused.put(answer.questionId(), SaveResult.refused(e.reason(), answer, now));
            }
        }
        if (good.isEmpty()) {
            return notStored(person.getAsLong(), attemptId, editionId, good, refused, now);
        }
        var saved = statement.save(owner, attemptId, edition.orElseThrow(), good.values(), now);
        if (saved.isEmpty()) {
            return notStored(person.getAsLong(), attemptId, editionId, good, refused, now);
        }
        if (!saved.get().changed().isEmpty()) {
            changes.fire(new AssignmentChange(saved.get().assignmentId(), AssignmentChange.Kind.PROGRESS));
        }
        var results = new TreeMap<>(refused);
        results.putAll(explained(attemptId, edition.orElseThrow(), good, saved.get(), now));
        return new SaveResults(saved.get().deadline(), results);
    }

    private static SentResponse checked(Optional<Edition> edition, SentResponse given) {
        var question = edition.flatMap(known -> known.quiz().question(given.questionId()))
                .orElseThrow(() -> new ResponseRefused(ResponseRefused.Reason.UNKNOWN_PART, ""));
        if (given.seq() < 1) {
            throw new ResponseRefused(ResponseRefused.Reason.UNKNOWN_VALUE, "");
        }
        var passage = edition.orElseThrow().quiz().passage();
        var response = question.task().read(given.response(), passage.sentenceIds());
        return new SentResponse(given.questionId(), given.seq(), response, given.flagged());
    }

    /** Sorts out the answers that changed nothing, with a query only if there are some. */
    private Map<String, SaveResult> explained(
            long attemptId,
            Edition edition,
            SortedMap<String, SentResponse> answers,
            SaveStatement.Saved saved,
            Instant now) {
        var results = new HashMap<String, SaveResult>();
        var others = new TreeMap<String, SentResponse>();
        answers.forEach((id, given) -> {
            if (saved.changed().contains(edition.questionId(id))) {
                results.put(id, SaveResult.of(SaveResult.State.SAVED, given, now));
            } else {
                others.put(id, given);
            }
        });
        if (!others.isEmpty()) {
            var kept = responses(attemptId);
            others.forEach((id, given) -> results.put(id, explained(given, Optional.ofNullable(kept.get(id)), now)));
        }
        return results;
    }

    private static SaveResult explained(SentResponse given, Optional<KeptResponse> kept, Instant now) {
        boolean same = kept.filter(had -> had.response().equals(given.response()) && had.flagged() == given.flagged())
                .isPresent();
        if (!same && given.seq() > kept.map(KeptResponse::seq).orElse(0L)) {
            return SaveResult.refused(ResponseRefused.Reason.TOO_FAR_AHEAD, given, now);
        }
        var had = kept.orElseThrow();
        return new SaveResult(
                same ? SaveResult.State.HAD : SaveResult.State.NEWER,
                had.seq(),
                had.savedAt(),
                had.response(),
                had.flagged(),
                Optional.empty());
    }

    private SaveResults notStored(
            long personId,
            long attemptId,
            long editionId,
            SortedMap<String, SentResponse> good,
            SortedMap<String, SaveResult> refused,
            Instant now) {
        var state = state(personId, attemptId).orElseThrow(NotFoundException::new);
        if (state.editionId() != editionId) {
            throw new BadRequestException();
        }
        var results = new TreeMap<>(refused);
        // Neither submitted nor late: paused, or it was, and has changed since the save looked at it.
        var why = state.submitted()
                ? SaveResult.State.SUBMITTED
                : state.overdue(now) ? SaveResult.State.LATE : SaveResult.State.PAUSED;
        good.forEach((id, given) -> results.put(id, SaveResult.of(why, given, now)));
        return new SaveResults(Optional.ofNullable(state.deadline()), results);
    }

    /** @param deadline null if there is none */
    private record AttemptState(long editionId, boolean submitted, Instant deadline) {
        boolean overdue(Instant now) {
            return deadline != null && AccessPolicy.overdue(deadline, now);
        }
    }

    private Optional<AttemptState> state(long personId, long attemptId) {
        return database.createNativeQuery("""
                        select edition_id, submission_id is not null, deadline_at from attempt
                        where id = :attempt and person_id = :person and removed_at is null and\s""" + ATTENDS, AttemptState.class)
                .setParameter("attempt", attemptId)
                .setParameter("person", personId)
                .uniqueResultOptional();
    }

    /** The kept answers by question. Only for whoever has made sure of the attempt. */
    Map<String, KeptResponse> responses(long attemptId) {
        return KeptResponse.read(database.createNativeQuery(
                        "select " + KeptResponse.COLUMN + " from attempt a where a.id = :attempt", Tuple.class)
                .setParameter("attempt", attemptId)
                .getSingleResult()
                .get(0, String.class));
    }

    // ── submit ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * Hands the attempt in and marks it: exactly what was saved, whenever this arrives. Twice is harmless.
     *
     * @return the submission, the same one each time
     * @throws NotFoundException if the attempt is not this person's, or not in a class of theirs any more
     * @throws WorkPaused while it is paused: answers may be on their way that are taken once it goes on
     */
    @Transactional
    public Submission submit(long personId, long attemptId, Instant now) {
        var attempt = database.createNativeQuery(
                        "select * from attempt where id = :attempt and person_id = :person and removed_at is null and "
                                + ATTENDS + " for update",
                        StoredAttempt.class)
                .setParameter("attempt", attemptId)
                .setParameter("person", personId)
                .uniqueResultOptional()
                .orElseThrow(NotFoundException::new);
        if (attempt.submitted()) {
            return StoredSubmission.withId(attempt.submissionId);
        }
        if (attempt.paused) {
            throw new WorkPaused();
        }
        return submit(attempt, attempt.overdue(now) ? Optional.empty() : Optional.of(personId), now);
    }

    /** Hands in for the student, because the teacher says so, also during a pause. The caller has made sure of the teacher. Twice is harmless. */
    @Transactional
    void end(long teacherId, long attemptId, Instant now) {
        StoredAttempt.lock(attemptId)
                .filter(attempt -> !attempt.removed() && !attempt.submitted())
                .ifPresent(attempt -> submit(attempt, Optional.of(teacherId), now));
    }

    /** The attempts whose grace is over and that nobody has handed in, longest overdue first. */
    List<Long> overdue(int most, Instant now) {
        return StoredAttempt.endedBefore(now.minus(AccessPolicy.GRACE), most);
    }

    /** Hands in for the student, unless somebody else is at it, or it is not overdue any more. */
    @Transactional
    public boolean submitOverdue(long attemptId, Instant now) {
        var attempt = database.createNativeQuery("""
                        select * from attempt where id = :attempt and submission_id is null and removed_at is null
                        for update skip locked
                        """, StoredAttempt.class)
                .setParameter("attempt", attemptId)
                .uniqueResultOptional()
                .filter(found -> found.overdue(now));
        attempt.ifPresent(found -> submit(found, Optional.empty(), now));
        return attempt.isPresent();
    }

    private Submission submit(StoredAttempt attempt, Optional<Long> by, Instant now) {
        changes.fire(new AssignmentChange(attempt.assignmentId, AssignmentChange.Kind.RULES));
        var edition = edition(attempt.editionId);
        var responses = KeptResponse.responses(responses(attempt.id));
        var questions = new ArrayList<Long>();
        var marks = new ArrayList<Mark>();
        for (var question : edition.quiz().questions()) {
            questions.add(edition.questionId(question.id()));
            marks.add(question.mark(responses.getOrDefault(question.id(), Response.BLANK)));
        }
        var receipt = receipts.sign(attempt.schoolId, attempt.id, attempt.editionId, edition.quiz(), responses, now);
        long id = database.createNativeQuery("""
                        with made as (
                            insert into submission (school_id, attempt_id, submitted_at, submitted_by)
                            values (:school, :attempt, :now, cast(:by as bigint))
                            returning id, school_id, attempt_id, submitted_at, submitted_by),
                        marked as (
                            insert into mark (submission_id, question_id, school_id, earned, possible, marked_at)
                            select made.id, m.question_id, made.school_id, m.earned, m.possible, made.submitted_at
                            from made
                            cross join unnest(cast(:questions as bigint[]), cast(:earned as integer[]),
                                cast(:possible as integer[])) as m (question_id, earned, possible)),
                        receipted as (
                            insert into receipt (submission_id, school_id, code, content, signature)
                            select id, school_id, :code, :content, :signature from made),
                        logged as (
                            insert into attempt_event (school_id, attempt_id, kind, at, by_person)
                            select school_id, attempt_id, 'submitted', submitted_at, submitted_by from made)
                        update attempt set submission_id = made.id, paused = false from made
                        where attempt.id = made.attempt_id
                        returning submission_id
                        """, Tuple.class)
                .setParameter("school", attempt.schoolId)
                .setParameter("attempt", attempt.id)
                .setParameter("now", now)
                .setParameter("by", by.orElse(null))
                .setParameter("questions", questions.toArray(Long[]::new))
                .setParameter("earned", marks.stream().map(Mark::earned).toArray(Integer[]::new))
                .setParameter("possible", marks.stream().map(Mark::possible).toArray(Integer[]::new))
                .setParameter("code", receipt.code())
                .setParameter("content", receipt.text())
                .setParameter("signature", receipt.signature())
                .getSingleResult()
                .get(0, Long.class);
        return new Submission(id, attempt.id, now, by);
    }

    // ── read ────────────────────────────────────────────────────────────────────────────────────────────────────────

    private static final String OF_STUDENT = Attempt.SELECT + """
            join enrolment e on e.class_id = s.class_id and e.person_id = a.person_id and e.removed_at is null
            where a.id = :attempt and a.person_id = :person and a.removed_at is null
            """;

    private static final String OF_TEACHER = Attempt.SELECT + """
            join class_teacher t on t.class_id = s.class_id and t.person_id = :person
            where a.id = :attempt and a.removed_at is null
            """;

    /** This person's attempt, unless it was removed, or they were from the class. */
    Optional<Attempt> of(long personId, long attemptId) {
        return find(OF_STUDENT, personId, attemptId);
    }

    /** The attempt at an assignment of a class that this teacher has, unless it was removed. */
    Optional<Attempt> taughtBy(long teacherId, long attemptId) {
        return find(OF_TEACHER, teacherId, attemptId);
    }

    private Optional<Attempt> find(String query, long personId, long attemptId) {
        return database.createNativeQuery(query, Tuple.class)
                .setParameter("attempt", attemptId)
                .setParameter("person", personId)
                .uniqueResultOptional()
                .map(Attempt::read);
    }

    /** By number. */
    List<Attempt.Other> others(Attempt attempt) {
        return StoredAttempt.others(attempt);
    }

    /** A row of the log: with a kind it is of an event, without of a save. */
    private record LogRow(
            Instant at,
            String kind,
            String by,
            String reason,
            String question,
            Long seq,
            String answer,
            Boolean flagged) {
        LogEntry entry() {
            return kind == null
                    ? new LogEntry.Save(at, question, seq, ResponseJson.read(answer), flagged)
                    : new LogEntry.Event(at, kind, Optional.ofNullable(by), Optional.ofNullable(reason));
        }
    }

    /**
     * Everything that was saved in the attempt and that happened to it, the first first. Only for whoever has made sure
     * of the attempt.
     */
    List<LogEntry> log(long attemptId) {
        return database.createNativeQuery("""
                        select at, kind, by_name, reason, question, seq, answer, flagged from (
                            select e.at, e.kind, p.display_name as by_name, e.reason, cast(null as text) as question,
                                cast(null as bigint) as seq, cast(null as text) as answer, cast(null as boolean) as flagged,
                                e.id as tie
                            from attempt_event e
                            left join person p on p.id = e.by_person
                            where e.attempt_id = :attempt
                            union all
                            select l.saved_at, null, null, null, q.key, l.seq, cast(l.answer as text), l.flagged, l.seq
                            from response_log l
                            join question q on q.id = l.question_id
                            where l.attempt_id = :attempt) entry
                        order by at, case when kind = 'started' then 0 when kind is null then 1 else 2 end, tie, question
                        """, LogRow.class).setParameter("attempt", attemptId).getResultList().stream()
                .map(LogRow::entry)
                .toList();
    }

    private Edition edition(long id) {
        return editions.find(id).orElseThrow(() -> new IllegalStateException("edition " + id + " is gone"));
    }
}
