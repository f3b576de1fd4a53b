package org.readback.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.readback.access.Role;
import org.readback.access.Viewer;
import org.readback.access.Viewers;
import org.readback.assignments.Accommodations;
import org.readback.assignments.Assignments;
import org.readback.assignments.Counting;
import org.readback.assignments.Extra;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.NewAssignment;
import org.readback.assignments.Rules;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.content.Passage;
import org.readback.content.Question;
import org.readback.delivery.Attempts;
import org.readback.grading.Response;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.SchoolTime;
import org.readback.people.Classes;
import org.readback.people.People;

/**
 * The school of demo mode: a teacher and a class of thirty with three weeks of work behind them, made through the same
 * façades that people's requests use, with the times at which it would have happened. Made once, into an empty database.
 */
@Singleton
class DemoSchool {
    private static final Logger LOG = Logger.getLogger(DemoSchool.class);

    private static final String TEACHER = "Maria Lindqvist";
    private static final List<String> STUDENTS = List.of(
            "Amara Okafor",
            "Ben Ashworth",
            "Chloe Dubois",
            "Daniel Kim",
            "Elif Yılmaz",
            "Finn O’Sullivan",
            "Grace Mensah",
            "Hugo Almeida",
            "Ines Carvalho",
            "Jonas Weber",
            "Kavya Raman",
            "Liam Hughes",
            "Maya Cohen",
            "Noor Haddad",
            "Oskar Nowak",
            "Priya Shah",
            "Quentin Laurent",
            "Rosa Jiménez",
            "Samuel Adeyemi",
            "Tess van Dijk",
            "Ugo Ricci",
            "Vera Petrova",
            "William Clarke",
            "Ximena Torres",
            "Yuki Tanaka",
            "Zoë Papadopoulos",
            "Anna-Sophie von Hohenberg-Lichtenstein",
            "Bilal Rahman",
            "Clara Jensen",
            "Dmytro Shevchenko");

    private static final String SPEECH = "contact-group-brussels/";

    private final People people;
    private final Viewers viewers;
    private final Classes classes;
    private final Editions editions;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Accommodations accommodations;
    private final SchoolTime time;
    private final Clock clock;
    private final boolean demo;
    private final ReaderLanguage language;
    private final DemoMessages messages;

    DemoSchool(
            People people,
            Viewers viewers,
            Classes classes,
            Editions editions,
            Assignments assignments,
            Attempts attempts,
            Accommodations accommodations,
            SchoolTime time,
            Clock clock,
            ReaderLanguage language,
            @ConfigProperty(name = "readback.demo") boolean demo) {
        this.people = people;
        this.viewers = viewers;
        this.classes = classes;
        this.editions = editions;
        this.assignments = assignments;
        this.attempts = attempts;
        this.accommodations = accommodations;
        this.time = time;
        this.clock = clock;
        this.language = language;
        this.messages = language.messages(DemoMessages.class);
        this.demo = demo;
    }

    /** After the quizzes were read. */
    @ActivateRequestContext
    void open(@Observes @Priority(2000) StartupEvent start) {
        if (demo && !people.anyone()) {
            make(clock.instant());
        }
    }

    private void make(Instant now) {
        var chance = new Random(2025);
        var founded = now.minus(Duration.ofDays(24));
        long school = people.makeSchool(messages.school(), language.get(), founded);
        people.add(school, Role.ADMINISTRATOR, List.of(messages.administrator()), founded);
        var teacher = viewer(
                people.add(school, Role.TEACHER, List.of(TEACHER), founded).get(0));
        var schoolClass = classes.make(teacher, messages.schoolClass(), founded);
        var readers = new ArrayList<Reader>();
        for (long student : people.add(school, Role.STUDENT, STUDENTS, founded)) {
            classes.enrol(schoolClass.id(), student, founded);
            readers.add(new Reader(
                    viewer(student), new DemoStudent(chance.nextGaussian() * 0.8, new Random(chance.nextLong()))));
        }
        // One of them needs more time to read.
        accommodations.give(
                teacher,
                schoolClass.id(),
                readers.get(readers.size() / 2).viewer().id(),
                Extra.ofPercent(125),
                founded);
        int made = 0;
        for (var work : work(now)) {
            var edition = editions.current(work.quiz()).orElseThrow();
            var assignment = assignments.assign(
                    teacher,
                    new NewAssignment(schoolClass.id(), edition.id(), work.rules()),
                    work.rules().opensAt().minus(Duration.ofHours(20)));
            for (var reader : readers) {
                made += work(reader, assignment.id(), edition, work, now, chance);
            }
        }
        LOG.infof("Made the demo school: %d students, %d attempts", readers.size(), made);
    }

    /** @param from when the first of the class sit down; @param days over how many days they come */
    private record Work(String quiz, Rules rules, Instant from, int days, double turnout, boolean running) {}

    private record Reader(Viewer viewer, DemoStudent mind) {}

    private List<Work> work(Instant now) {
        var tides = Rules.plain(at(now, -21, 9, 0))
                .closingAt(at(now, -16, 18, 0))
                .attempts(2, Counting.HIGHEST)
                .shuffled(false, true);
        var said = Rules.plain(at(now, -14, 9, 0))
                .closingAt(at(now, -9, 18, 0))
                .shuffled(false, true)
                .within(Duration.ofMinutes(40));
        var linked = Rules.plain(at(now, -8, 9, 0))
                .closingAt(at(now, -2, 18, 0))
                .showing(FeedbackPolicy.AFTER_CLOSE)
                .shuffled(true, true);
        var stated = Rules.plain(at(now, -1, 9, 0)).closingAt(at(now, 5, 18, 0)).attempts(2, Counting.LAST);
        return List.of(
                new Work("how-tides-work/how-tides-work", tides, tides.opensAt(), 5, 0.97, false),
                new Work(SPEECH + "what-was-said", said, said.opensAt(), 5, 0.95, false),
                new Work(SPEECH + "how-it-hangs-together", linked, linked.opensAt(), 6, 0.9, false),
                new Work(SPEECH + "stated-or-not", stated, stated.opensAt(), 1, 0.5, true));
    }

    private Instant at(Instant now, int days, int hour, int minute) {
        return now.atZone(time.zone())
                .toLocalDate()
                .plusDays(days)
                .atTime(LocalTime.of(hour, minute))
                .atZone(time.zone())
                .toInstant();
    }

    private int work(Reader reader, long assignment, Edition edition, Work work, Instant now, Random chance) {
        if (chance.nextDouble() > work.turnout()) {
            return 0;
        }
        // In school hours or in the evening of one of the days.
        var started = work.from()
                .plus(Duration.ofDays(chance.nextInt(work.days())))
                .plus(Duration.ofMinutes(chance.nextInt(8 * 60)));
        boolean leaves = work.running() && chance.nextDouble() < 0.15;
        if (started.isAfter(now.minus(Duration.ofMinutes(45)))) {
            return 0;
        }
        var ended = attempt(reader, assignment, edition, started, leaves, chance);
        boolean again = !leaves
                && work.rules().attemptsAllowed().orElse(1) > 1
                && reader.mind().ability() < 1 // who did well does not come again
                && chance.nextDouble() < 0.3
                && ended.plus(Duration.ofHours(2)).isBefore(now);
        if (!again) {
            return 1;
        }
        var learned = new Reader(
                reader.viewer(),
                new DemoStudent(reader.mind().ability() + 0.8, reader.mind().chance()));
        attempt(learned, assignment, edition, ended.plus(Duration.ofMinutes(20)), false, chance);
        return 2;
    }

    /** Returns when it was over. One transaction for the whole attempt: nobody waits for its parts. */
    private Instant attempt(
            Reader reader, long assignment, Edition edition, Instant started, boolean leaves, Random chance) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var quiz = edition.quiz();
            var sentences = quiz.passage().paragraphs().stream()
                    .flatMap(List::stream)
                    .map(Passage.Sentence::id)
                    .toList();
            long attempt = attempts.start(reader.viewer(), assignment, started);
            // First the reading, then the questions.
            var now = started.plusSeconds(150 + chance.nextInt(150));
            int answered = leaves
                    ? 1 + chance.nextInt(quiz.questions().size() - 2)
                    : quiz.questions().size();
            for (Question question : quiz.questions().subList(0, answered)) {
                now = now.plusSeconds(20 + chance.nextInt(50));
                Response response = reader.mind().answer(question, sentences);
                boolean flagged = reader.mind().doubts(question.mark(response));
                if (!response.isBlank() || flagged) {
                    attempts.save(reader.viewer().id(), attempt, question.id(), 1, response, flagged, now);
                }
            }
            now = now.plusSeconds(30 + chance.nextInt(90));
            if (!leaves) {
                attempts.submit(reader.viewer().id(), attempt, now);
            }
            return now;
        });
    }

    private Viewer viewer(long id) {
        return viewers.find(id).orElseThrow();
    }
}
