package org.readback.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.readback.assignments.Accommodations;
import org.readback.assignments.Assignment;
import org.readback.assignments.Counting;
import org.readback.assignments.Extra;
import org.readback.assignments.FeedbackPolicy;
import org.readback.assignments.Rules;
import org.readback.grading.Response;
import org.readback.people.Classes;
import org.readback.support.Browser;
import org.readback.support.ClassroomTest;
import org.readback.support.Classrooms;
import org.readback.support.Client;
import org.readback.support.PseudoLanguage;

/**
 * Every page, and the answer to every form on it, in the {@link PseudoLanguage}: whatever is written in Latin letters is in
 * brackets, is known to be somebody's own word, or says that it is in another language.
 */
@QuarkusTest
class EveryTextTest extends ClassroomTest {
    private static final Pattern INNERMOST = Pattern.compile(
            PseudoLanguage.OPEN + "[^" + PseudoLanguage.OPEN + PseudoLanguage.CLOSE + "]*" + PseudoLanguage.CLOSE);
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}{2,}");
    /** Codes, signatures and addresses. */
    private static final Pattern CODE =
            Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4})+|[A-Za-z0-9+/]{86}==|localhost:[0-9]+");

    /** As English lists its numbers: the made-up language does as Arabic does. */
    private static final Pattern LISTED = Pattern.compile("[0-9], [0-9]");

    private static final Set<String> SPOKEN =
            Set.of("alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription");

    /** No pages: streams, files, and what leads elsewhere. */
    private static final Set<String> NO_PAGES = Set.of(
            "/",
            "/set-up",
            "/assignments/{id}/live/events",
            "/attempts/{id}/events",
            "/attempts/{id}/receipt/{code}",
            "/classes/{id}/gradebook.csv",
            "/results/assignments/{id}/responses.csv");

    @Inject
    Accommodations accommodations;

    @Inject
    Classes classes;

    @Inject
    DataSource database;

    private final Set<String> unbracketed = new LinkedHashSet<>();
    private List<String> own;

    @Test
    void every_text_is_in_the_readers_language() throws SQLException {
        var world = world();
        own = own();
        var seen = new TreeSet<String>();
        var forms = new LinkedHashMap<String, Runnable>();
        eachPage(world, (route, target, name, sender) -> {
            var answer = sender.get(target);
            check(name + " GET " + target, answer);
            if (answer.status() == 200) {
                seen.add(route);
                answer.page()
                        .select("form[method=post]")
                        .forEach(form -> forms.putIfAbsent(
                                name + " POST " + form.attr("action"),
                                () -> emptied(name, answer, form.attr("action"))));
            }
        });
        assertThat(pages().filter(route -> !seen.contains(route)))
                .as("routes of which no page was seen")
                .isEmpty();
        // Those that take something away come last.
        forms.entrySet().stream()
                .sorted(Comparator.comparing(
                        form -> form.getKey().matches(".*(removal|withdrawal|submission|sign-outs?|password)")))
                .forEach(form -> form.getValue().run());
        assertThat(forms).hasSizeGreaterThan(40);
        assertThat(unbracketed).as("texts without brackets").isEmpty();
    }

    @Test
    void nothing_is_cut_off_on_a_phone() {
        var world = world();
        var seen = new TreeSet<String>();
        var cut = new LinkedHashSet<String>();
        try (var browser = Browser.onTheApp()) {
            var visitors = new LinkedHashMap<String, Browser.Visitor>();
            eachPage(world, (route, target, name, sender) -> {
                if (seen.contains(name + route) || sender.get(target).status() != 200) {
                    return;
                }
                seen.add(name + route);
                var visitor = visitors.computeIfAbsent(name, unknown -> {
                    var fresh = browser.visitor(Browser.Width.PHONE).speaking(PseudoLanguage.TAG);
                    return sender.cookie("readback_session")
                            .map(fresh::signedInWith)
                            .orElse(fresh);
                });
                visitor.open(target);
                assertThat(visitor.page.getAttribute("html", "dir")).isEqualTo("rtl");
                visitor.cutOff().forEach(found -> cut.add(found + "  (" + name + " " + route + ")"));
            });
        }
        assertThat(pages().filter(route -> seen.stream().noneMatch(page -> page.endsWith(route))))
                .as("routes of which no page was seen")
                .isEmpty();
        assertThat(cut).as("texts that are cut off").isEmpty();
    }

    private interface Visit {
        void to(String route, String target, String name, Client sender);
    }

    private static Stream<String> pages() {
        return EveryRouteTest.ROUTES.stream()
                .filter(route -> route.method().equals("GET"))
                .map(EveryRouteTest.Route::path)
                .filter(path -> !NO_PAGES.contains(path));
    }

    private static void eachPage(World world, Visit visit) {
        pages().forEach(route -> targets(route, world.ids())
                .forEach(target -> world.senders().forEach((name, sender) -> visit.to(route, target, name, sender))));
    }

    /** @param ids by what they are of; @param senders by their names */
    private record World(Map<String, List<String>> ids, Map<String, Client> senders) {}

    /** A class with something of everything in it. */
    private World world() {
        var room = classrooms.open(clock.instant());
        var now = clock.instant();
        var edition = classrooms.tides();
        var open = room.assign(Rules.plain(now.minusSeconds(60))
                .closingAt(now.plus(Duration.ofDays(1)))
                .within(Duration.ofMinutes(30))
                .attempts(2, Counting.LAST)
                .showing(FeedbackPolicy.AT_ONCE));
        var endless = room.assign(Rules.plain(now.minusSeconds(60)).showing(FeedbackPolicy.SCORE_ONLY));
        var upcoming = room.assign(Rules.plain(now.plus(Duration.ofDays(1))).closingAt(now.plus(Duration.ofDays(2))));
        var withdrawn = room.assign(Rules.plain(now.minusSeconds(60)));
        var paused = room.assign(Rules.plain(now.minusSeconds(60)));
        var afterLast = room.assign(Rules.plain(now.minusSeconds(60))
                .closingAt(now.plus(Duration.ofDays(1)))
                .attempts(2, Counting.HIGHEST)
                .showing(FeedbackPolicy.AFTER_LAST));
        var done = room.student();
        var working = room.student();
        var removed = room.student();
        accommodations.give(room.teacher, room.schoolClass.id(), working.id(), Extra.ofPercent(125), now);
        var attemptsThere = new ArrayList<Long>();
        for (var assignment : List.of(open, endless, afterLast)) {
            long attempt = attempts.start(done, assignment.id(), now);
            attemptsThere.add(attempt);
            for (var question : edition.quiz().questions()) {
                var answer = question.task().rightResponse();
                if (attemptsThere.size() < 2 || question.points() > 1) {
                    attempts.save(done.id(), attempt, question.id(), 1, answer, true, now);
                }
            }
            attempts.submit(done.id(), attempt, now);
        }
        for (var assignment : List.of(open, paused)) {
            long attempt = attempts.start(working, assignment.id(), now);
            attemptsThere.add(attempt);
            var first = edition.quiz().questions().get(0);
            attempts.save(working.id(), attempt, first.id(), 1, first.task().rightResponse(), true, now);
            attempts.save(working.id(), attempt, first.id(), 2, Response.BLANK, false, now);
        }
        assignments.pause(room.teacher, paused.id(), now);
        assignments.withdraw(room.teacher, withdrawn.id(), now);
        classes.remove(room.schoolClass.id(), removed.id(), now);
        var first = room.student();
        run("update person set one_time = true where id = " + first.id());
        var empty = room.school.schoolClass(room.teacher, "9B");
        var ids = new LinkedHashMap<String, List<String>>();
        ids.put(
                "assignments",
                texts(Stream.of(open, endless, upcoming, withdrawn, paused, afterLast)
                        .map(Assignment::id)));
        ids.put("attempts", texts(attemptsThere.stream()));
        ids.put("classes", texts(Stream.of(room.schoolClass.id(), empty.id())));
        ids.put("people", texts(Stream.of(room.teacher.id(), done.id(), removed.id())));
        ids.put("students", texts(Stream.of(done.id(), working.id(), removed.id())));

        var senders = new LinkedHashMap<String, Client>();
        senders.put("nobody", schools.nobody());
        for (var person : List.of(done, working, first, room.teacher, room.school.administrator())) {
            senders.put(person.name() + " " + person.id(), schools.as(person));
        }
        senders.values().forEach(sender -> sender.speaking(PseudoLanguage.TAG));
        return new World(ids, senders);
    }

    private void emptied(String name, Client.Answer page, String action) {
        var form = page.page().selectFirst("form[action=" + action + "]");
        var fields = form.select("input[name]:not([type=hidden]):not([type=file]),textarea[name],select[name]").stream()
                .map(field -> field.attr("name"))
                .distinct()
                .flatMap(field -> Stream.of(field, ""))
                .toArray(String[]::new);
        for (var filled : List.of(fields, new String[0])) {
            var answer = page.submit(action, filled);
            check(name + " POST " + action, answer);
            if (answer.status() == 303) {
                check(name + " after " + action, answer.follow());
            }
        }
    }

    private void check(String where, Client.Answer answer) {
        if (!answer.header("Content-Type").startsWith("text/html")
                || answer.body().isEmpty()) {
            return;
        }
        assertThat(answer.status()).as(where).isLessThan(500);
        var page = answer.page();
        assertThat(page.selectFirst("html").attr("lang")).as(where).isEqualTo(PseudoLanguage.TAG);
        texts(page).forEach(text -> {
            var rest = text;
            for (var before = ""; !before.equals(rest); ) {
                before = rest;
                rest = INNERMOST.matcher(rest).replaceAll(" ");
            }
            // Codes first: the name of a class may happen to stand in one.
            rest = CODE.matcher(rest).replaceAll(" ");
            for (var word : own) {
                rest = rest.replace(word, " ");
            }
            if (LATIN.matcher(rest).find() || LISTED.matcher(text).find()) {
                unbracketed.add(text.strip() + "  (" + where.replaceAll("[0-9]+", "#") + ")");
            }
        });
    }

    /** What people read or hear, but what says that it is in another language. */
    private static List<String> texts(Document page) {
        var texts = new ArrayList<String>();
        for (Element element : page.getAllElements()) {
            boolean elsewhere = Stream.concat(Stream.of(element), element.parents().stream())
                    .map(around -> around.attr("lang"))
                    .filter(language -> !language.isEmpty())
                    .findFirst()
                    .filter(language -> !language.equals(PseudoLanguage.TAG))
                    .isPresent();
            if (elsewhere || Set.of("script", "style", "textarea").contains(element.tagName())) {
                continue;
            }
            element.textNodes().stream().map(TextNode::getWholeText).forEach(texts::add);
            element.attributes().forEach(attribute -> {
                if (SPOKEN.contains(attribute.getKey())
                        || attribute.getKey().startsWith("data-")
                                && attribute.getValue().contains(" ")) {
                    texts.add(attribute.getValue());
                }
            });
        }
        return texts;
    }

    private static List<String> targets(String path, Map<String, List<String>> ids) {
        var targets = new ArrayList<>(List.of(path.replace("{passage}/{quiz}", Classrooms.TIDES)));
        for (var kind : List.of("assignments", "attempts", "classes", "people")) {
            fill(targets, kind + "/{id}", kind + "/", ids.get(kind));
        }
        fill(targets, "people/{person}", "people/", ids.get("people"));
        fill(targets, "{person}", "", ids.get("students"));
        if (path.startsWith("/quizzes/")) {
            targets.add(targets.get(0) + "?view=key");
        }
        return targets;
    }

    private static void fill(List<String> targets, String what, String before, List<String> values) {
        var filled = targets.stream()
                .flatMap(target -> target.contains(what)
                        ? values.stream().map(value -> target.replace(what, before + value))
                        : Stream.of(target))
                .toList();
        targets.clear();
        targets.addAll(filled);
    }

    private void run(String change) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names and codes, which are the same in every language; the longest first. */
    private List<String> own() throws SQLException {
        var words = new HashSet<String>();
        for (var query : List.of(
                "select display_name from person",
                "select sign_in_name from person",
                "select name from school",
                "select name from school_class",
                "select code from receipt")) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
            }
        }
        var quiz = classrooms.tides().quiz();
        words.addAll(List.of(quiz.title(), quiz.passage().title(), "Europe/London", "Readback"));
        return words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .collect(Collectors.toList());
    }

    private static List<String> texts(Stream<Long> ids) {
        return ids.map(String::valueOf).toList();
    }
}
