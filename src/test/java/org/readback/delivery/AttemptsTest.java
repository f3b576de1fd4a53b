package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.readback.access.Viewer;
import org.readback.assignments.AccessPolicy;
import org.readback.assignments.Counting;
import org.readback.assignments.NewAssignment;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.grading.ResponseRefused;
import org.readback.kernel.Mark;
import org.readback.people.Classes;
import org.readback.support.Classrooms;
import org.readback.support.StandingClockTest;
import org.readback.support.Statements;

@QuarkusTest
class AttemptsTest extends StandingClockTest {
    private static final Instant CLOSE = NOW.plus(Duration.ofHours(1));
    private static final Rules RULES = Rules.plain(NOW).closingAt(CLOSE);
    private static final String CHOICE = "model-and-ocean";
    private static final String TYPED = "next-high-tide";

    @Inject
    TaughtAttempts taught;

    @Inject
    OverdueAttempts overdue;

    @Inject
    Classes classes;

    @Inject
    Session database;

    private SaveResult save(Classrooms.Running attempt, long seq, String option, Instant now) {
        return attempts.save(attempt.student().id(), attempt.id(), CHOICE, seq, Response.of(option), false, now);
    }

    private Response kept(Classrooms.Running attempt) {
        return attempts.responses(attempt.id()).get(CHOICE).response();
    }

    private int count(String table, long attemptId) {
        return database.createNativeQuery(
                        "select count(*) from " + table + " where attempt_id = :attempt", Integer.class)
                .setParameter("attempt", attemptId)
                .getSingleResult();
    }

    private Map<String, Mark> marks(Classrooms.Running attempt) {
        return attempts.of(attempt.student().id(), attempt.id()).orElseThrow().marks();
    }

    /** Runs all at once, as far as threads can, and gives what each returned or threw. */
    private static List<Object> together(List<Callable<Object>> actions) throws Exception {
        var threads = Executors.newFixedThreadPool(actions.size());
        try {
            var gate = new CyclicBarrier(actions.size());
            var running = new ArrayList<Future<Object>>();
            for (var action : actions) {
                running.add(threads.submit(() -> {
                    gate.await();
                    return inRequest(action);
                }));
            }
            var results = new ArrayList<>();
            for (var result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T inRequest(Callable<T> action) throws Exception {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return action.call();
        } finally {
            request.terminate();
        }
    }

    // ── start ───────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void starting_again_goes_on_with_the_same_attempt() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES).id();
        long first = attempts.start(student, assignment, NOW);
        assertThat(attempts.start(student, assignment, NOW.plusSeconds(60))).isEqualTo(first);
        var attempt = attempts.of(student.id(), first).orElseThrow();
        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.deadline()).contains(CLOSE);
        assertThat(attempt.startedAt()).isEqualTo(NOW);
    }

    @Test
    void many_windows_at_once_start_one_attempt() throws Exception {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES.attempts(3, Counting.LAST)).id();
        Callable<Object> start = () -> attempts.start(student, assignment, NOW);
        var ids = together(IntStream.range(0, 8).mapToObj(i -> start).toList());
        assertThat(ids).containsOnly(ids.get(0));
        assertThat(count("attempt_event", (long) ids.get(0))).isEqualTo(1);
    }

    @Test
    void an_attempt_needs_the_class_the_window_and_one_that_is_left() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES).id();
        assertThatThrownBy(() -> attempts.start(room.stranger(), assignment, NOW))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> attempts.start(student, Long.MAX_VALUE, NOW)).isInstanceOf(NotFoundException.class);
        assertRefused(student, assignment, NOW.minusSeconds(1), AccessPolicy.Refusal.NOT_YET);
        assertRefused(student, assignment, CLOSE, AccessPolicy.Refusal.CLOSED);
        long first = attempts.start(student, assignment, NOW);
        attempts.submit(student.id(), first, NOW);
        assertRefused(student, assignment, NOW, AccessPolicy.Refusal.NONE_LEFT);
        assignments.withdraw(room.teacher, assignment, NOW);
        assertRefused(room.student(), assignment, NOW, AccessPolicy.Refusal.WITHDRAWN);
    }

    private void assertRefused(Viewer student, long assignment, Instant now, AccessPolicy.Refusal refusal) {
        assertThatThrownBy(() -> attempts.start(student, assignment, now))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void starting_after_the_time_is_up_hands_in_the_old_attempt_and_makes_the_next() {
        var room = classrooms.open(NOW);
        var student = room.student();
        long assignment = room.assign(RULES.within(Duration.ofMinutes(10)).attempts(2, Counting.LAST))
                .id();
        long first = attempts.start(student, assignment, NOW);
        var later = NOW.plus(Duration.ofMinutes(11));
        long second = attempts.start(student, assignment, later);
        assertThat(second).isNotEqualTo(first);
        assertThat(attempts.of(student.id(), first)
                        .orElseThrow()
                        .submission()
                        .orElseThrow()
                        .by())
                .isEmpty();
        attempts.submit(student.id(), second, later);
        assertRefused(student, assignment, later, AccessPolicy.Refusal.NONE_LEFT);
    }

    @Test
    void questions_are_shuffled_for_one_attempt_for_ever() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES.shuffled(true, true));
        var quiz = classrooms.tides().quiz();
        var one = attempts.of(attempt.student().id(), attempt.id()).orElseThrow();
        var two = attempts.of(attempt.student().id(), attempt.id()).orElseThrow();
        assertThat(one.questions(quiz)).isEqualTo(two.questions(quiz));
        assertThat(one.order())
                .containsExactlyInAnyOrderElementsOf(
                        quiz.questions().stream().map(question -> question.id()).toList());
        // One of 10! orders is that of the file.
        var orders = room.students(3).stream()
                .map(student -> attempts.start(student, one.assignment().id(), NOW))
                .map(id -> database.createNativeQuery(
                                "select question_order from attempt where id = :attempt", String[].class)
                        .setParameter("attempt", id)
                        .getSingleResult())
                .map(List::of)
                .distinct();
        assertThat(orders).hasSizeGreaterThan(1);
    }

    // ── save ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_higher_number_wins_and_the_same_answer_again_changes_nothing() {
        var attempt = classrooms.open(NOW).running(RULES);
        assertThat(save(attempt, 1, "a", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(save(attempt, 1, "a", NOW.plusSeconds(5)).state()).isEqualTo(SaveResult.State.HAD);
        assertThat(save(attempt, 1, "a", NOW.plusSeconds(5)).at()).isEqualTo(NOW);
        assertThat(save(attempt, 3, "b", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        var late = save(attempt, 2, "c", NOW);
        assertThat(late.state()).isEqualTo(SaveResult.State.NEWER);
        assertThat(late.seq()).isEqualTo(3);
        assertThat(late.kept()).isEqualTo(Response.of("b"));
        assertThat(kept(attempt)).isEqualTo(Response.of("b"));
    }

    @Test
    void a_number_far_beyond_the_last_is_refused_and_blocks_nothing() {
        var attempt = classrooms.open(NOW).running(RULES);
        for (long seq : List.of(Long.MAX_VALUE, 1L << 53, 1_000_001L)) {
            var saved = save(attempt, seq, "a", NOW);
            assertThat(saved.state()).isEqualTo(SaveResult.State.REFUSED);
            assertThat(saved.refusal()).contains(ResponseRefused.Reason.TOO_FAR_AHEAD);
        }
        assertThat(attempts.responses(attempt.id())).isEmpty();
        assertThat(save(attempt, 7, "a", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(save(attempt, 1_000_008, "b", NOW).refusal()).contains(ResponseRefused.Reason.TOO_FAR_AHEAD);
        assertThat(save(attempt, 1_000_008, "a", NOW).state()).isEqualTo(SaveResult.State.HAD);
        assertThat(save(attempt, 8, "c", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        // As many changes as nobody makes without a network.
        assertThat(save(attempt, 1_000_008, "d", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(kept(attempt)).isEqualTo(Response.of("d"));
    }

    @Test
    void two_windows_with_the_same_number_and_other_answers_are_not_both_told_that_theirs_is_saved() {
        var attempt = classrooms.open(NOW).running(RULES);
        assertThat(save(attempt, 1, "a", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        var other = save(attempt, 1, "b", NOW);
        assertThat(other.state()).isEqualTo(SaveResult.State.NEWER);
        assertThat(other.kept()).isEqualTo(Response.of("a"));
    }

    @Test
    void an_answer_can_be_taken_back_and_a_flag_alone_is_kept() {
        var attempt = classrooms.open(NOW).running(RULES);
        save(attempt, 1, "a", NOW);
        attempts.save(attempt.student().id(), attempt.id(), CHOICE, 2, Response.BLANK, true, NOW);
        var kept = attempts.responses(attempt.id()).get(CHOICE);
        assertThat(kept.response()).isEqualTo(Response.BLANK);
        assertThat(kept.flagged()).isTrue();
    }

    @Test
    void an_answer_counts_until_the_grace_is_over_and_a_late_one_changes_nothing() {
        var attempt = classrooms.open(NOW).running(RULES);
        assertThat(save(attempt, 1, "a", CLOSE).state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(save(attempt, 2, "b", CLOSE.plus(AccessPolicy.GRACE)).state())
                .isEqualTo(SaveResult.State.SAVED);
        assertThat(save(attempt, 3, "c", CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1))
                        .state())
                .isEqualTo(SaveResult.State.LATE);
        assertThat(kept(attempt)).isEqualTo(Response.of("b"));
    }

    @Test
    void what_was_saved_before_a_pause_counts_and_what_comes_during_it_counts_once_work_goes_on() {
        var room = classrooms.open(NOW);
        for (var rules : List.of(Rules.plain(NOW), RULES, Rules.plain(NOW).within(Duration.ofMinutes(10)))) {
            var attempt = room.running(rules);
            long assignment = attempt.assignment();
            assertThat(save(attempt, 1, "a", NOW).state()).isEqualTo(SaveResult.State.SAVED);
            assignments.pause(room.teacher, assignment, NOW.plusSeconds(60));
            assertThat(save(attempt, 2, "b", NOW.plusSeconds(70)).state()).isEqualTo(SaveResult.State.PAUSED);
            assertThat(save(attempt, 2, "b", CLOSE.plusSeconds(70)).state()).isEqualTo(SaveResult.State.PAUSED);
            assertThat(kept(attempt)).isEqualTo(Response.of("a"));
            assignments.resume(room.teacher, assignment, CLOSE.plusSeconds(80));
            assertThat(save(attempt, 2, "b", CLOSE.plusSeconds(90)).state()).isEqualTo(SaveResult.State.SAVED);
            assertThat(kept(attempt)).isEqualTo(Response.of("b"));
        }
    }

    @Test
    void a_pause_that_came_after_the_end_takes_nothing_from_the_grace_and_gives_nothing() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        assignments.pause(room.teacher, attempt.assignment(), CLOSE.plusSeconds(5));
        assertThat(save(attempt, 1, "a", CLOSE.plusSeconds(10)).state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(save(attempt, 2, "b", CLOSE.plusSeconds(100)).state()).isEqualTo(SaveResult.State.LATE);
        attempts.submit(attempt.student().id(), attempt.id(), CLOSE.plusSeconds(100));
    }

    @Test
    void a_pause_that_begins_in_the_moment_in_which_one_ended_lasts() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        long assignment = attempt.assignment();
        assignments.pause(room.teacher, assignment, NOW);
        assignments.resume(room.teacher, assignment, NOW);
        assertThat(save(attempt, 1, "a", NOW).state()).isEqualTo(SaveResult.State.SAVED);
        assignments.pause(room.teacher, assignment, NOW);
        assertThat(save(attempt, 2, "b", NOW).state()).isEqualTo(SaveResult.State.PAUSED);
    }

    @Test
    void during_a_pause_a_student_cannot_submit_but_the_teacher_can() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        assignments.pause(room.teacher, attempt.assignment(), NOW);
        assertThatThrownBy(() -> attempts.submit(attempt.student().id(), attempt.id(), NOW))
                .isInstanceOf(WorkPaused.class);
        assertThat(overdue.submitAll(CLOSE.plus(Duration.ofDays(1)))).isNotNegative();
        assertThat(attempts.of(attempt.student().id(), attempt.id())
                        .orElseThrow()
                        .submission())
                .isEmpty();
        taught.end(room.teacher, attempt.id(), NOW);
        assertThat(save(attempt, 1, "a", NOW).state()).isEqualTo(SaveResult.State.SUBMITTED);
    }

    @Test
    void an_attempt_that_is_reopened_during_a_pause_waits_for_its_end() {
        var room = classrooms.open(NOW);
        for (var rules : List.of(RULES, RULES.within(Duration.ofMinutes(1)), Rules.plain(NOW))) {
            var attempt = room.running(rules);
            attempts.submit(attempt.student().id(), attempt.id(), NOW);
            assignments.pause(room.teacher, attempt.assignment(), NOW.plusSeconds(120));
            taught.reopen(
                    room.teacher, attempt.id(), Duration.ofMinutes(5), "The fire alarm rang", NOW.plusSeconds(180));
            assertThat(save(attempt, 1, "a", NOW.plusSeconds(190)).state()).isEqualTo(SaveResult.State.PAUSED);
            assignments.resume(room.teacher, attempt.assignment(), NOW.plusSeconds(240));
            assertThat(save(attempt, 1, "a", NOW.plusSeconds(250)).state()).isEqualTo(SaveResult.State.SAVED);
        }
    }

    @Test
    void an_answer_that_races_the_end_of_a_pause_is_never_said_to_be_late() throws Exception {
        var room = classrooms.open(NOW);
        for (int round = 0; round < 15; round++) {
            var attempt = room.running(RULES);
            long assignment = attempt.assignment();
            assignments.pause(room.teacher, assignment, NOW);
            var results = together(List.of(
                    () -> save(attempt, 1, "a", NOW.plusSeconds(1)),
                    () -> {
                        assignments.resume(room.teacher, assignment, NOW.plusSeconds(1));
                        return "";
                    },
                    () -> save(attempt, 2, "b", NOW.plusSeconds(1))));
            for (int i : List.of(0, 2)) {
                assertThat(((SaveResult) results.get(i)).state())
                        .isIn(SaveResult.State.SAVED, SaveResult.State.NEWER, SaveResult.State.PAUSED);
            }
        }
    }

    @Test
    void nothing_is_saved_after_the_submission() {
        var attempt = classrooms.open(NOW).running(RULES);
        save(attempt, 1, "a", NOW);
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        assertThat(save(attempt, 2, "b", NOW).state()).isEqualTo(SaveResult.State.SUBMITTED);
        assertThat(kept(attempt)).isEqualTo(Response.of("a"));
    }

    @Test
    void somebody_elses_attempt_does_not_exist() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        long edition = classrooms.tides().id();
        for (var person : List.of(room.student(), room.stranger(), room.teacher)) {
            var answer = new SentResponse(CHOICE, 1, Response.of("a"), false);
            assertThatThrownBy(() -> attempts.save(person.id(), attempt.id(), edition, List.of(answer), NOW))
                    .isInstanceOf(NotFoundException.class);
            var nonsense = new SentResponse(CHOICE, 1, Response.of("nonsense"), false);
            assertThatThrownBy(() -> attempts.save(person.id(), attempt.id(), edition, List.of(nonsense), NOW))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> attempts.submit(person.id(), attempt.id(), NOW))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(attempts.responses(attempt.id())).isEmpty();
    }

    @Test
    void a_student_who_was_removed_from_the_class_reaches_nothing_of_it_until_they_are_back() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        var student = attempt.student();
        long assignment = attempt.assignment();
        save(attempt, 1, "a", NOW);
        classes.remove(room.schoolClass.id(), student.id(), NOW);
        var answer = new SentResponse(CHOICE, 2, Response.of("b"), false);
        long edition = classrooms.tides().id();
        assertThatThrownBy(() -> attempts.save(student.id(), attempt.id(), edition, List.of(answer), NOW))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> attempts.submit(student.id(), attempt.id(), NOW))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> attempts.start(student, assignment, NOW)).isInstanceOf(NotFoundException.class);
        assertThat(attempts.of(student.id(), attempt.id())).isEmpty();
        assertThat(kept(attempt)).isEqualTo(Response.of("a"));
        // Another class lets nobody into this one.
        var other = room.school.schoolClass(room.teacher, "9B");
        classes.enrol(other.id(), student.id(), NOW);
        assertThat(attempts.of(student.id(), attempt.id())).isEmpty();
        // What they did counts when time is up, and the teacher sees it.
        overdue.submitAll(CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1));
        assertThat(attempts.taughtBy(room.teacher.id(), attempt.id())
                        .orElseThrow()
                        .submission())
                .isPresent();
        classes.enrol(room.schoolClass.id(), student.id(), NOW);
        assertThat(attempts.of(student.id(), attempt.id())).isPresent();
    }

    @Test
    void what_the_question_does_not_offer_is_refused_and_the_others_are_kept() {
        var attempt = classrooms.open(NOW).running(RULES);
        var saves = attempts.save(
                        attempt.student().id(),
                        attempt.id(),
                        classrooms.tides().id(),
                        List.of(
                                new SentResponse(CHOICE, 1, Response.of("z"), false),
                                new SentResponse(TYPED, 1, Response.of("x".repeat(201)), false),
                                new SentResponse("tables-and-power", 1, Response.of("a", "c"), false),
                                new SentResponse(
                                        "role-of-coasts", 1, Response.of("p1s1", "p1s2", "p1s3", "p2s1"), false),
                                new SentResponse("no-such-question", 1, Response.of("a"), false),
                                new SentResponse("spring-in-autumn", 0, Response.of("stated"), false),
                                new SentResponse("dam-and-tables", Long.MAX_VALUE, Response.of("a"), false),
                                new SentResponse(
                                        "chain-of-causes", 1, new Response(Map.of("i9", List.of("1"))), false)),
                        NOW)
                .questions();
        assertThat(saves.get(CHOICE).refusal()).contains(ResponseRefused.Reason.UNKNOWN_VALUE);
        assertThat(saves.get(TYPED).refusal()).contains(ResponseRefused.Reason.TOO_LONG);
        assertThat(saves.get("role-of-coasts").refusal()).contains(ResponseRefused.Reason.TOO_MANY);
        assertThat(saves.get("no-such-question").state()).isEqualTo(SaveResult.State.REFUSED);
        assertThat(saves.get("spring-in-autumn").state()).isEqualTo(SaveResult.State.REFUSED);
        assertThat(saves.get("dam-and-tables").state()).isEqualTo(SaveResult.State.REFUSED);
        assertThat(saves.get("chain-of-causes").refusal()).contains(ResponseRefused.Reason.UNKNOWN_PART);
        assertThat(saves.get("tables-and-power").state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(attempts.responses(attempt.id())).containsOnlyKeys("tables-and-power");
    }

    @Test
    void what_no_database_keeps_is_left_out_of_a_text() {
        var attempt = classrooms.open(NOW).running(RULES);
        var strange = Response.of("10\u000050 \ud800 <b>\ud83c\udf0a");
        var saved = attempts.save(attempt.student().id(), attempt.id(), TYPED, 1, strange, false, NOW);
        assertThat(saved.state()).isEqualTo(SaveResult.State.SAVED);
        assertThat(attempts.responses(attempt.id()).get(TYPED).response().one("answer"))
                .contains("\ud83c\udf0a")
                .contains("<b>");
    }

    @Test
    void the_edition_of_the_page_must_be_that_of_the_attempt() {
        var attempt = classrooms.open(NOW).running(RULES);
        var answer = new SentResponse(CHOICE, 1, Response.of("a"), false);
        assertThatThrownBy(
                        () -> attempts.save(attempt.student().id(), attempt.id(), Long.MAX_VALUE, List.of(answer), NOW))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void the_same_question_twice_in_one_go_is_saved_once_with_the_higher_number() {
        var attempt = classrooms.open(NOW).running(RULES);
        attempts.save(
                attempt.student().id(),
                attempt.id(),
                classrooms.tides().id(),
                List.of(
                        new SentResponse(CHOICE, 2, Response.of("b"), false),
                        new SentResponse(CHOICE, 1, Response.of("a"), false)),
                NOW);
        assertThat(kept(attempt)).isEqualTo(Response.of("b"));
    }

    @Test
    void of_many_saves_at_once_the_highest_number_stays() throws Exception {
        var attempt = classrooms.open(NOW).running(RULES);
        var options = List.of("a", "b", "c", "d");
        var saves = together(IntStream.rangeClosed(1, 12)
                .<Callable<Object>>mapToObj(seq -> () -> save(attempt, seq, options.get(seq % 4), NOW))
                .toList());
        assertThat(saves).extracting(saved -> ((SaveResult) saved).state()).doesNotContain(SaveResult.State.REFUSED);
        assertThat(attempts.responses(attempt.id()).get(CHOICE).seq()).isEqualTo(12);
        assertThat(kept(attempt)).isEqualTo(Response.of("a"));
    }

    // ── submit ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void what_was_saved_is_marked_once() {
        var attempt = classrooms.open(NOW).running(RULES);
        save(attempt, 1, "a", NOW);
        var first = attempts.submit(attempt.student().id(), attempt.id(), NOW);
        var again = attempts.submit(attempt.student().id(), attempt.id(), NOW.plusSeconds(60));
        assertThat(again).isEqualTo(first);
        var marks = marks(attempt);
        assertThat(marks).hasSize(10);
        assertThat(marks.get(CHOICE).earned()).isEqualTo(1);
        assertThat(marks.values()).extracting(mark -> mark.earned()).contains(0);
        assertThat(marks.values().stream().mapToInt(mark -> mark.possible()).sum())
                .isEqualTo(classrooms.tides().quiz().possible());
        assertThat(count("submission", attempt.id())).isEqualTo(1);
        assertThat(count("attempt_event", attempt.id())).isEqualTo(2);
    }

    @Test
    void a_right_answer_to_every_question_earns_every_point() {
        var attempt = classrooms.open(NOW).running(RULES);
        for (var question : classrooms.tides().quiz().questions()) {
            var saved = attempts.save(
                    attempt.student().id(),
                    attempt.id(),
                    question.id(),
                    1,
                    question.task().rightResponse(),
                    false,
                    NOW);
            assertThat(saved.state()).as(question.id()).isEqualTo(SaveResult.State.SAVED);
        }
        attempts.submit(attempt.student().id(), attempt.id(), NOW);
        assertThat(marks(attempt).values()).allMatch(mark -> mark.full());
    }

    @Test
    void an_answer_that_races_the_submission_is_acknowledged_and_marked_or_neither() throws Exception {
        var room = classrooms.open(NOW);
        int lost = 0;
        int taken = 0;
        for (int round = 0; round < 25; round++) {
            var attempt = room.running(RULES);
            var results = together(List.of(
                    () -> save(attempt, 1, "a", NOW),
                    () -> attempts.submit(attempt.student().id(), attempt.id(), NOW),
                    () -> save(attempt, 2, "a", NOW),
                    () -> attempts.submit(attempt.student().id(), attempt.id(), NOW)));
            boolean acknowledged = ((SaveResult) results.get(0)).state().kept()
                    || ((SaveResult) results.get(2)).state().kept();
            assertThat(results.get(1)).isEqualTo(results.get(3));
            int earned = marks(attempt).get(CHOICE).earned();
            assertThat(earned).as("round %s", round).isEqualTo(acknowledged ? 1 : 0);
            assertThat(attempts.responses(attempt.id()).containsKey(CHOICE)).isEqualTo(acknowledged);
            lost += acknowledged ? 0 : 1;
            taken += acknowledged ? 1 : 0;
        }
        assertThat(lost + taken).isEqualTo(25);
    }

    @Test
    void a_save_waits_for_the_submission_under_way_and_then_finds_it() throws Exception {
        var attempt = classrooms.open(NOW).running(RULES);
        save(attempt, 1, "b", NOW);
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select id from attempt where id = ? for update")) {
                lock.setLong(1, attempt.id());
                lock.executeQuery();
            }
            var threads = Executors.newSingleThreadExecutor();
            try {
                var saving = threads.submit(() -> inRequest(() -> save(attempt, 2, "a", NOW)));
                waitUntilOneWaits();
                try (var submit = connection.prepareStatement("""
                        with made as (insert into submission (school_id, attempt_id, submitted_at)
                            select school_id, id, started_at from attempt where id = ? returning id, attempt_id)
                        update attempt set submission_id = made.id from made where attempt.id = made.attempt_id
                        """)) {
                    submit.setLong(1, attempt.id());
                    submit.executeUpdate();
                }
                connection.commit();
                assertThat(saving.get().state()).isEqualTo(SaveResult.State.SUBMITTED);
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(kept(attempt)).isEqualTo(Response.of("b"));
    }

    @Inject
    DataSource connections;

    /** PostgreSQL tells when somebody waits for a lock; nothing here depends on how long that takes. */
    private void waitUntilOneWaits() {
        while (!database.createNativeQuery("""
                        select exists (select from pg_stat_activity
                                       where wait_event_type = 'Lock' and query like '%insert into response%')
                        """, Boolean.class).getSingleResult()) {
            Thread.onSpinWait();
        }
    }

    // ── overdue ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void the_server_hands_in_what_was_saved_when_the_grace_is_over() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        var open = room.running(Rules.plain(NOW));
        save(attempt, 1, "a", NOW);
        overdue.submitAll(CLOSE.plus(AccessPolicy.GRACE));
        assertThat(attempts.of(attempt.student().id(), attempt.id())
                        .orElseThrow()
                        .submission())
                .isEmpty();
        overdue.submitAll(CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1));
        var submission = attempts.of(attempt.student().id(), attempt.id())
                .orElseThrow()
                .submission()
                .orElseThrow();
        assertThat(submission.by()).isEmpty();
        assertThat(marks(attempt).get(CHOICE).earned()).isEqualTo(1);
        assertThat(attempts.of(open.student().id(), open.id()).orElseThrow().submission())
                .isEmpty();
    }

    @Test
    void several_nodes_hand_in_each_attempt_once() throws Exception {
        var room = classrooms.open(NOW);
        long assignment = room.assign(RULES).id();
        var ids = room.students(6).stream()
                .map(student -> attempts.start(student, assignment, NOW))
                .toList();
        var after = CLOSE.plus(AccessPolicy.GRACE).plusSeconds(1);
        Callable<Object> node = () -> overdue.submitAll(after);
        together(List.of(node, node, node));
        for (long id : ids) {
            assertThat(count("submission", id)).isEqualTo(1);
        }
    }

    @Test
    void new_rules_move_the_deadline_of_attempts_that_run() {
        var room = classrooms.open(NOW);
        var attempt = room.running(RULES);
        long assignment = attempt.assignment();
        var later = CLOSE.plus(Duration.ofHours(1));
        assignments.change(room.teacher, assignment, RULES.closingAt(later));
        assertThat(attempts.of(attempt.student().id(), attempt.id())
                        .orElseThrow()
                        .deadline())
                .contains(later);
        assertThat(save(attempt, 1, "a", CLOSE.plus(Duration.ofMinutes(30))).state())
                .isEqualTo(SaveResult.State.SAVED);
        assignments.change(room.teacher, assignment, Rules.plain(NOW));
        assertThat(attempts.of(attempt.student().id(), attempt.id())
                        .orElseThrow()
                        .deadline())
                .isEmpty();
        var other = classrooms.open(NOW);
        assertThatThrownBy(() -> assignments.change(other.teacher, assignment, RULES))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> assignments.withdraw(other.teacher, assignment, NOW))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> assignments.assign(
                        other.teacher,
                        new NewAssignment(
                                room.schoolClass.id(), classrooms.tides().id(), RULES),
                        NOW))
                .isInstanceOf(NotFoundException.class);
        assertThat(assignments.taughtBy(other.teacher.id(), assignment)).isEmpty();
        assertThat(assignments.taughtBy(room.teacher.id(), assignment)).isPresent();
    }

    @Test
    void submitting_for_a_student_takes_four_statements() {
        var room = classrooms.open(NOW);
        long assignment = room.assign(Rules.plain(NOW)).id();
        var ids = room.students(5).stream()
                .map(student -> attempts.start(student, assignment, NOW))
                .toList();
        // The first submission of a school makes its key for receipts.
        taught.endAll(room.teacher, ids.subList(0, 1), NOW);
        // The lock with what it holds, the answers, the school's key, the submission with its marks.
        assertThat(Statements.during(() -> taught.endAll(room.teacher, ids.subList(1, 5), NOW)))
                .isEqualTo(4 * 4);
    }
}
