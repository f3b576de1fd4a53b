package org.readback.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.Tuple;
import java.nio.file.Path;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * The editions of quizzes in the database, and how files become editions.
 *
 * <p>An edition never changes, so that each node keeps those in use in memory and asks the database once.
 */
@ApplicationScoped
public class Editions {
    /** Any number that nothing else in the database locks. */
    private static final long READING_LOCK = 7_302_025_001L;

    private final Cache<Long, Edition> kept;
    private final Session session;
    private final EditionReader reader;
    private final EditionWriter writer;
    private final Optional<Path> ownDirectory;

    /**
     * @param memory what the editions that are kept in memory may take, as {@link EditionWeight} reckons it
     * @param ownDirectory the school's own quizzes, in the layout of the shipped ones
     */
    Editions(
            Session session,
            EditionReader reader,
            EditionWriter writer,
            @ConfigProperty(name = "readback.editions.memory") MemorySize memory,
            @ConfigProperty(name = "readback.quizzes-directory") Optional<Path> ownDirectory) {
        this.session = session;
        this.reader = reader;
        this.writer = writer;
        this.ownDirectory = ownDirectory;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(memory.asLongValue())
                .<Long, Edition>weigher((id, edition) -> EditionWeight.of(edition))
                .build();
    }

    /** The edition, also of a quiz that is not offered any more. No query for one that was found before. */
    public Optional<Edition> find(long id) {
        var known = kept.getIfPresent(id);
        return known == null ? findAll(List.of(id)).stream().findFirst() : Optional.of(known);
    }

    /** The editions in the order of the ids, once each, unknown ids left out; at most six queries, however many. */
    public List<Edition> findAll(Collection<Long> ids) {
        var wanted = new LinkedHashSet<>(ids);
        Map<Long, Edition> found = new HashMap<>(kept.getAllPresent(wanted));
        var missing = wanted.stream().filter(id -> !found.containsKey(id)).toArray(Long[]::new);
        if (missing.length > 0) {
            for (var edition : reader.read(missing)) {
                kept.put(edition.id(), edition);
                found.put(edition.id(), edition);
            }
        }
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** How many are in memory, after what has no room was dropped. */
    long keptNow() {
        kept.cleanUp();
        return kept.estimatedSize();
    }

    /** The quizzes that are offered, by the titles of passage and quiz; one query. */
    @ActivateRequestContext
    public List<QuizSummary> current() {
        return session.createNativeQuery("""
                select q.slug, e.id, e.title, e.summary, v.title, e.language, e.questions, e.possible, e.created_at
                from quiz q
                join quiz_edition e on e.id = q.current_edition_id
                join edition_passage p on p.edition_id = e.id and p.ordinal = 1
                join passage_version v on v.id = p.passage_version_id
                where q.retired_at is null
                order by v.title, e.title, q.slug
                """, QuizSummary.class).getResultList();
    }

    /** The edition that a new assignment of this quiz gets; none if the quiz is not offered. */
    @ActivateRequestContext
    public Optional<Edition> current(String slug) {
        return StoredQuiz.offeredEdition(slug).flatMap(this::find);
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

    private Reading read(Optional<Path> own, Instant now) {
        var files = QuizFiles.read(own);
        if (files.refused()) {
            return Reading.refused(files.findings());
        }
        return QuarkusTransaction.requiringNew().call(() -> store(files, now));
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

    private Reading store(QuizFiles files, Instant now) {
        // Nodes that start at once read one after the other; the second finds nothing to do.
        session.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", Tuple.class)
                .setParameter("lock", READING_LOCK)
                .getResultList();
        var known = new TreeMap<String, StoredQuiz.Current>();
        StoredQuiz.all().forEach(current -> known.put(current.slug(), current));
        var added = new ArrayList<String>();
        var restored = new ArrayList<String>();
        int unchanged = 0;
        for (var draft : files.drafts().values()) {
            var quiz = draft.quiz().orElseThrow();
            var hash = QuizDocument.hash(quiz);
            var before = Optional.ofNullable(known.remove(draft.slug()));
            if (before.filter(current -> current.offered() && Arrays.equals(current.contentHash(), hash))
                    .isPresent()) {
                unchanged++;
                continue;
            }
            long id = before.map(StoredQuiz.Current::id).orElseGet(() -> StoredQuiz.make(draft.slug(), now));
            var earlier = StoredEdition.idOf(id, hash);
            (earlier.isPresent() ? restored : added).add(draft.slug());
            long edition = earlier.orElseGet(() -> writer.write(id, quiz, hash, now));
            StoredQuiz.withId(id).offer(edition);
        }
        var gone = known.values().stream().filter(StoredQuiz.Current::offered).toList();
        gone.forEach(quiz -> StoredQuiz.withId(quiz.id()).retire(now));
        return new Reading(
                List.copyOf(added),
                List.copyOf(restored),
                gone.stream().map(StoredQuiz.Current::slug).toList(),
                unchanged,
                files.findings());
    }
}
