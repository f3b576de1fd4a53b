package org.readback.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.readback.access.SignedIn;
import org.readback.assignments.AccessPolicy;
import org.readback.content.Edition;
import org.readback.content.ResponseJson;

/**
 * The statement that saves answers: with it they are committed, and nothing else is asked of the database. Of all
 * statements it is sent most often. It alone goes past Hibernate, over the plain data source: as a native query of
 * Hibernate's, a save took 1.3 times the processor time of the node, and of a node's saves a second a fifth were missing
 * (ADR 25).
 */
@Singleton
class SaveStatement {
    /** For whoever the first {@code %s} finds. Parameters by their place, as the driver wants them: none is looked for. */
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
                cross join unnest(?::bigint[], ?::bigint[], ?::text[], ?::boolean[])
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
            select own.assignment_id, own.deadline_at, saved.question_id from own left join saved on true
            """;

    private static final String OF_PERSON = SAVE.formatted("?", Attempts.ATTENDS, SentResponse.MOST_AHEAD);
    private static final String OF_SESSION =
            SAVE.formatted(SignedIn.STUDENT_OF_SESSION, Attempts.ATTENDS, SentResponse.MOST_AHEAD);

    /** Whose attempt it has to be. */
    sealed interface Owner {
        /** @return the place after the owner's parameters */
        int set(PreparedStatement statement, int place, Instant now) throws SQLException;
    }

    record OfPerson(long id) implements Owner {
        @Override
        public int set(PreparedStatement statement, int place, Instant now) throws SQLException {
            statement.setLong(place, id);
            return place + 1;
        }
    }

    /** @param session see {@link SignedIn#session} */
    record OfSession(byte[] session) implements Owner {
        @Override
        public int set(PreparedStatement statement, int place, Instant now) throws SQLException {
            statement.setBytes(place, session);
            statement.setObject(place + 1, now.atOffset(ZoneOffset.UTC));
            return place + 2;
        }
    }

    /**
     * An attempt that took answers.
     *
     * @param deadline of the attempt, as it is now
     * @param changed the rows of the questions that have another answer now; the others had one with that number or a higher one,
     *     or the number was too far ahead
     */
    record Saved(long assignmentId, Optional<Instant> deadline, Set<Long> changed) {}

    private final DataSource database;

    SaveStatement(DataSource database) {
        this.database = database;
    }

    /**
     * The share lock on the attempt waits for a submission that is under way and then looks again, and a submission waits
     * for it: an answer is either acknowledged and marked, or neither.
     *
     * @param answers to questions of the edition, one each, in an order that is the same for all windows of the attempt
     * @return empty if the attempt does not take answers from its owner now
     */
    Optional<Saved> save(Owner owner, long attemptId, Edition edition, Collection<SentResponse> answers, Instant now) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(owner instanceof OfPerson ? OF_PERSON : OF_SESSION)) {
            statement.setLong(1, attemptId);
            int place = owner.set(statement, 2, now);
            statement.setLong(place, edition.id());
            statement.setObject(place + 1, now.minus(AccessPolicy.GRACE).atOffset(ZoneOffset.UTC));
            statement.setObject(place + 2, now.atOffset(ZoneOffset.UTC));
            setAnswers(connection, statement, place + 3, edition, answers);
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not save answers of attempt " + attemptId, e);
        }
    }

    private static void setAnswers(
            Connection connection,
            PreparedStatement statement,
            int place,
            Edition edition,
            Collection<SentResponse> answers)
            throws SQLException {
        var questions = new Long[answers.size()];
        var seqs = new Long[answers.size()];
        var texts = new String[answers.size()];
        var flags = new Boolean[answers.size()];
        int i = 0;
        for (var answer : answers) {
            questions[i] = edition.questionId(answer.questionId());
            seqs[i] = answer.seq();
            texts[i] = ResponseJson.write(answer.response());
            flags[i] = answer.flagged();
            i++;
        }
        statement.setArray(place, connection.createArrayOf("bigint", questions));
        statement.setArray(place + 1, connection.createArrayOf("bigint", seqs));
        statement.setArray(place + 2, connection.createArrayOf("text", texts));
        statement.setArray(place + 3, connection.createArrayOf("boolean", flags));
    }

    private static Optional<Saved> read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            long assignment = rows.getLong(1);
            var deadline =
                    Optional.ofNullable(rows.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
            var changed = new HashSet<Long>();
            do {
                long question = rows.getLong(3);
                if (!rows.wasNull()) {
                    changed.add(question);
                }
            } while (rows.next());
            return Optional.of(new Saved(assignment, deadline, changed));
        }
    }
}
