package org.readback.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.readback.kernel.Sql;

/**
 * The editions of quizzes in the database, and how files become editions.
 *
 * <p>An edition never changes, so that each node keeps those in use in memory and asks the database once.
 */
@ApplicationScoped
public class Editions {
    /** Some tens of kilobytes each: more than a school uses in a week. */
    private static final int KEPT = 500;

    /** Any number that nothing else in the database locks. */
    private static final long READING_LOCK = 7_302_025_001L;

    private final Cache<Long, Edition> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final DataSource database;
    private final Sql sql;
    private final Optional<Path> ownDirectory;

    /** @param ownDirectory the school's own quizzes, in the layout of the shipped ones */
    Editions(DataSource database, @ConfigProperty(name = "readback.quizzes-directory") Optional<Path> ownDirectory) {
        this.database = database;
        this.sql = new Sql(database);
        this.ownDirectory = ownDirectory;
    }

    /** The edition, also of a quiz that is not offered any more. No query for one that was found before. */
    public Optional<Edition> find(long id) {
        var known = kept.getIfPresent(id);
        return known == null ? findAll(List.of(id)).stream().findFirst() : Optional.of(known);
    }

    /** The editions in the order of the ids, once each, unknown ids left out; at most one query. */
    public List<Edition> findAll(Collection<Long> ids) {
        var wanted = new LinkedHashSet<>(ids);
        Map<Long, Edition> found = new HashMap<>(kept.getAllPresent(wanted));
        var missing = wanted.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            for (var edition : sql.list(
                    "select id, quiz, document from quiz_edition where id = any (?)", Editions::edition, missing)) {
                kept.put(edition.id(), edition);
                found.put(edition.id(), edition);
            }
        }
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(row.getLong("id"), StoredQuiz.read(row.getString("quiz"), row.getString("document")));
    }

    /** The quizzes that are offered, by the titles of passage and quiz; one query. */
    public List<Listed> current() {
        return sql.list(
                """
                select quiz.slug, edition.id, edition.title, edition.questions, edition.possible, edition.created_at,
                       edition.document -> 'quiz' ->> 'summary' as summary,
                       edition.document -> 'passage' -> 'front' ->> 'title' as passage_title,
                       coalesce(edition.document -> 'quiz' ->> 'language',
                                edition.document -> 'passage' -> 'front' ->> 'language') as language
                from quiz join quiz_edition edition on edition.id = quiz.current_edition_id
                where quiz.retired_at is null
                order by passage_title, edition.title, quiz.slug
                """,
                row -> new Listed(
                        row.getString("slug"),
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("passage_title"),
                        row.getString("language"),
                        row.getInt("questions"),
                        row.getInt("possible"),
                        Sql.instant(row, "created_at")));
    }

    /** The edition that a new assignment of this quiz gets; none if the quiz is not offered. */
    public Optional<Edition> current(String slug) {
        return sql.one(
                        "select current_edition_id from quiz where slug = ? and retired_at is null",
                        row -> row.getLong(1),
                        slug)
                .flatMap(this::find);
    }

    /** Reads the shipped quizzes and, if one is configured, the school's own directory. */
    public Reading read(Instant now) {
        return read(ownDirectory, now);
    }

    /**
     * Reads the shipped quizzes and the given directory instead of the configured one. Its quizzes replace shipped ones
     * of the same slug.
     *
     * <p>All or nothing: with an error in any file nothing changes. A quiz whose content changed gets a new edition, one
     * whose content is known from before gets that edition back, and one whose file is gone is not offered any more.
     */
    public Reading read(Path directory, Instant now) {
        return read(Optional.of(directory), now);
    }

    /**
     * The same from outside the application, which may be running on this database: it offers what was read from then on.
     *
     * @param connection on its own, with no transaction begun; it is left with auto-commit off
     */
    public static Reading read(Connection connection, Path directory, Instant now) throws SQLException {
        var files = QuizFiles.read(Optional.of(directory));
        if (files.refused()) {
            return Reading.refused(files.findings());
        }
        connection.setAutoCommit(false);
        var reading = store(connection, files, now);
        connection.commit();
        return reading;
    }

    private Reading read(Optional<Path> own, Instant now) {
        var files = QuizFiles.read(own);
        if (files.refused()) {
            return Reading.refused(files.findings());
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return store(connection, files, now);
            }
        });
    }

    /** @param drafts by slug; complete only if no finding is an error */
    private record QuizFiles(Map<String, Draft> drafts, List<Finding> findings) {
        static QuizFiles read(Optional<Path> own) {
            var shelves = new ArrayList<>(List.of(Shipped.read()));
            own.ifPresent(directory -> shelves.add(Shelf.read(directory, directory.toString())));
            var drafts = new TreeMap<String, Draft>();
            shelves.stream()
                    .flatMap(shelf -> shelf.folders().stream())
                    .flatMap(folder -> folder.drafts().stream())
                    .forEach(draft -> drafts.put(draft.slug(), draft));
            var findings = shelves.stream()
                    .flatMap(shelf -> shelf.findings().stream())
                    .sorted()
                    .toList();
            return new QuizFiles(drafts, findings);
        }

        boolean refused() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    private static Reading store(Connection connection, QuizFiles files, Instant now) throws SQLException {
        // Nodes that start at once read one after the other; the second finds nothing to do.
        Sql.list(connection, "select pg_advisory_xact_lock(?)", row -> row, READING_LOCK);
        var known = new HashMap<String, Known>();
        Sql.list(connection, """
                        select quiz.slug, edition.content_hash, quiz.retired_at is not null as retired
                        from quiz join quiz_edition edition on edition.id = quiz.current_edition_id
                        """, row -> new Known(row.getString(1), row.getBytes(2), row.getBoolean(3)))
                .forEach(quiz -> known.put(quiz.slug(), quiz));
        var added = new ArrayList<String>();
        var restored = new ArrayList<String>();
        int unchanged = 0;
        for (var draft : files.drafts().values()) {
            var document = draft.document();
            var hash = StoredQuiz.hash(document);
            var before = known.remove(draft.slug());
            if (before != null && !before.retired() && Arrays.equals(before.hash(), hash)) {
                unchanged++;
                continue;
            }
            var edition = edition(connection, draft.slug(), hash);
            (edition.isPresent() ? restored : added).add(draft.slug());
            offer(
                    connection,
                    draft.slug(),
                    edition.isPresent() ? edition.get() : add(connection, draft, document, hash, now));
        }
        var retired = known.values().stream()
                .filter(quiz -> !quiz.retired())
                .map(Known::slug)
                .sorted()
                .toList();
        for (var slug : retired) {
            Sql.change(connection, "update quiz set retired_at = ? where slug = ?", now, slug);
        }
        return new Reading(List.copyOf(added), List.copyOf(restored), retired, unchanged, files.findings());
    }

    /** @param retired its file was gone at the last reading */
    private record Known(String slug, byte[] hash, boolean retired) {}

    private static Optional<Long> edition(Connection connection, String slug, byte[] hash) throws SQLException {
        return Sql.list(
                        connection,
                        "select id from quiz_edition where quiz = ? and content_hash = ?",
                        row -> row.getLong(1),
                        slug,
                        hash)
                .stream()
                .findFirst();
    }

    private static long add(Connection connection, Draft draft, String document, byte[] hash, Instant now)
            throws SQLException {
        var quiz = draft.quiz().orElseThrow();
        return Sql.list(
                        connection,
                        """
                        insert into quiz_edition (quiz, content_hash, document, title, questions, possible, created_at)
                        values (?, ?, ?::json, ?, ?, ?, ?) returning id
                        """,
                        row -> row.getLong(1),
                        draft.slug(),
                        hash,
                        document,
                        quiz.title(),
                        quiz.questions().size(),
                        quiz.possible(),
                        now)
                .get(0);
    }

    private static void offer(Connection connection, String slug, long edition) throws SQLException {
        Sql.change(connection, """
                insert into quiz (slug, current_edition_id) values (?, ?)
                on conflict (slug) do update set current_edition_id = excluded.current_edition_id, retired_at = null
                """, slug, edition);
    }
}
