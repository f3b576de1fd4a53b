package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readback.support.Statements;

@QuarkusTest
class EditionsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    Editions editions;

    @Inject
    EditionReader reader;

    @Inject
    EditionWriter writer;

    @Inject
    Session session;

    @Inject
    DataSource database;

    @TempDir
    Path directory;

    private String passage;
    private String slug;

    @BeforeEach
    void a_school_has_a_quiz() {
        passage = "tides-" + NEXT.incrementAndGet();
        slug = passage + "/first";
        put("passage.md", Written.PASSAGE);
        put("first.yaml", Written.quiz(Written.ALL));
    }

    @AfterEach
    void only_the_shipped_quizzes_are_left() {
        assertThat(editions.read(TUESDAY).refused()).isFalse();
    }

    @Test
    void a_new_quiz_is_offered_as_it_was_written() throws SQLException {
        var reading = editions.read(directory, MONDAY);

        assertThat(reading.findings()).noneMatch(Finding::isError);
        assertThat(reading.added()).contains(slug);
        var edition = editions.current(slug).orElseThrow();
        assertThat(edition.quiz())
                .isEqualTo(Shelf.read(directory, "quizzes")
                        .folders()
                        .get(0)
                        .drafts()
                        .get(0)
                        .quiz()
                        .orElseThrow());
        assertThat(editions.find(edition.id())).contains(edition);
        assertThat(editions.current())
                .filteredOn(listed -> listed.slug().equals(slug))
                .containsExactly(new QuizSummary(
                        slug, edition.id(), "First", "A first quiz.", "How tides work", "en", 9, 15, MONDAY));
    }

    @Test
    void the_shipped_quizzes_are_offered_after_the_start() {
        assertThat(editions.current()).extracting(QuizSummary::slug).contains("how-tides-work/how-tides-work");
    }

    @Test
    void reading_unchanged_files_changes_nothing() throws SQLException {
        editions.read(directory, MONDAY);
        var first = editions.current(slug).orElseThrow();

        var again = editions.read(directory, TUESDAY);

        assertThat(again.added()).isEmpty();
        assertThat(again.restored()).isEmpty();
        assertThat(again.retired()).isEmpty();
        assertThat(again.unchanged()).isPositive();
        assertThat(editions.current(slug)).contains(first);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_changed_quiz_gets_a_new_edition_and_the_old_one_stays() throws SQLException {
        editions.read(directory, MONDAY);
        var first = editions.current(slug).orElseThrow();
        put("first.yaml", Written.quiz(Written.ORDERING));

        var reading = editions.read(directory, TUESDAY);

        assertThat(reading.added()).containsExactly(slug);
        var second = editions.current(slug).orElseThrow();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.quiz().questions()).hasSize(1);
        assertThat(fresh().find(first.id())).contains(first);
    }

    @Test
    void a_changed_passage_makes_new_editions_of_its_quizzes() {
        editions.read(directory, MONDAY);
        put("passage.md", Written.PASSAGE.replace("The moon pulls the water of", "The moon pulls water in"));
        assertThat(editions.read(directory, TUESDAY).added()).containsExactly(slug);
    }

    @Test
    void a_change_that_is_taken_back_brings_the_first_edition_back() throws SQLException {
        editions.read(directory, MONDAY);
        var first = editions.current(slug).orElseThrow();
        put("first.yaml", Written.quiz(Written.ORDERING));
        editions.read(directory, TUESDAY);
        put("first.yaml", Written.quiz(Written.ALL));

        var reading = editions.read(directory, TUESDAY);

        assertThat(reading.restored()).containsExactly(slug);
        assertThat(editions.current(slug)).contains(first);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_quiz_whose_file_is_gone_is_not_offered_but_its_edition_stays() throws Exception {
        editions.read(directory, MONDAY);
        var edition = editions.current(slug).orElseThrow();
        Files.delete(directory.resolve(passage).resolve("first.yaml"));

        var reading = editions.read(directory, TUESDAY);

        assertThat(reading.retired()).containsExactly(slug);
        assertThat(editions.current(slug)).isEmpty();
        assertThat(editions.current()).extracting(QuizSummary::slug).doesNotContain(slug);
        assertThat(fresh().find(edition.id())).contains(edition);

        put("first.yaml", Written.quiz(Written.ALL));
        assertThat(editions.read(directory, TUESDAY).restored()).containsExactly(slug);
        assertThat(editions.current(slug)).contains(edition);
    }

    @Test
    void one_bad_file_and_nothing_changes() throws SQLException {
        editions.read(directory, MONDAY);
        var first = editions.current(slug).orElseThrow();
        put("first.yaml", Written.quiz(Written.ORDERING));
        put("second.yaml", Written.quiz(Written.SINGLE_CHOICE.replace("key: b", "key: d")));

        var reading = editions.read(directory, TUESDAY);

        assertThat(reading.refused()).isTrue();
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo(directory + "/" + passage + "/second.yaml");
            assertThat(finding.line()).isEqualTo(12);
            assertThat(finding.rule()).isEqualTo("known-key");
        });
        assertThat(reading.added()).isEmpty();
        assertThat(editions.current(slug)).contains(first);
    }

    @Test
    void a_directory_that_is_not_there_is_an_error_and_retires_nothing() {
        editions.read(directory, MONDAY);

        var reading = editions.read(directory.resolve("elsewhere"), TUESDAY);

        assertThat(reading.refused()).isTrue();
        assertThat(editions.current(slug)).isPresent();
    }

    @Test
    void a_quiz_of_the_school_replaces_a_shipped_one_of_the_same_slug() throws IOException {
        var shipped = editions.current("how-tides-work/how-tides-work").orElseThrow();
        Written.put(directory, "how-tides-work/passage.md", Written.PASSAGE);
        Written.put(directory, "how-tides-work/how-tides-work.yaml", Written.quiz(Written.ORDERING));

        editions.read(directory, MONDAY);

        assertThat(editions.current("how-tides-work/how-tides-work")
                        .orElseThrow()
                        .quiz()
                        .questions())
                .hasSize(1);
        editions.read(TUESDAY);
        assertThat(editions.current("how-tides-work/how-tides-work")).contains(shipped);
    }

    @Test
    void nodes_that_read_at_once_make_one_edition() throws Exception {
        int nodes = 4;
        var together = new CyclicBarrier(nodes);
        Callable<Reading> node = () -> {
            together.await();
            return fresh().read(directory, MONDAY);
        };
        var pool = Executors.newFixedThreadPool(nodes);
        var readings = new ArrayList<Reading>();
        for (Future<Reading> reading : pool.invokeAll(List.of(node, node, node, node))) {
            readings.add(reading.get());
        }
        pool.shutdown();

        assertThat(readings)
                .filteredOn(reading -> reading.added().contains(slug))
                .hasSize(1);
        assertThat(readings).noneMatch(Reading::refused);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void editions_found_before_cost_no_query_and_others_cost_six_however_many() {
        put("second.yaml", Written.quiz(Written.ORDERING));
        editions.read(directory, MONDAY);
        long one = editions.current(slug).orElseThrow().id();
        long two = editions.current(passage + "/second").orElseThrow().id();

        assertThat(Statements.during(() -> fresh().find(one))).isEqualTo(6);
        var node = fresh();
        assertThat(Statements.during(() -> assertThat(node.findAll(List.of(two, one, two, -1L)))
                        .extracting(Edition::id)
                        .containsExactly(two, one)))
                .isEqualTo(6);
        assertThat(Statements.during(() -> {
                    node.find(one);
                    node.findAll(List.of(one, two));
                    node.findAll(List.of());
                }))
                .isZero();
        assertThat(Statements.during(node::current)).isEqualTo(1);
    }

    @Test
    void unchanged_files_cost_two_statements() {
        editions.read(directory, MONDAY);

        assertThat(Statements.during(() -> editions.read(directory, TUESDAY))).isEqualTo(2);
    }

    @Test
    void a_node_keeps_as_many_editions_as_its_memory_has_room_for() {
        put("second.yaml", Written.quiz(Written.ORDERING));
        editions.read(directory, MONDAY);
        var one = editions.current(slug).orElseThrow();
        var two = editions.current(passage + "/second").orElseThrow();
        int room = EditionWeight.of(one) + EditionWeight.of(two);

        assertThat(askedAgain(node(room), one.id(), two.id())).isZero();
        assertThat(askedAgain(node(room - 1), one.id(), two.id())).isPositive();
    }

    private static int askedAgain(Editions node, long one, long two) {
        node.findAll(List.of(one, two));
        node.keptNow(); // what has no room is dropped a moment later
        return Statements.during(() -> node.findAll(List.of(one, two)));
    }

    @Test
    void an_edition_that_does_not_exist_is_not_found() {
        assertThat(editions.find(Long.MAX_VALUE)).isEmpty();
        assertThat(editions.current("no/such")).isEmpty();
    }

    private void put(String file, String content) {
        Written.put(directory, passage + "/" + file, content);
    }

    /** Another node: it has nothing in memory. */
    private Editions fresh() {
        return node(1_000_000);
    }

    private Editions node(int memory) {
        return new Editions(session, reader, writer, new MemorySize(BigInteger.valueOf(memory)), Optional.empty());
    }

    private int count() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from quiz_edition e join quiz q on q.id = e.quiz_id where q.slug = ?")) {
            query.setString(1, slug);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
