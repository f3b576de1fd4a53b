package org.readback.results;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.readback.results.Rows.answers;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.kernel.Mark;
import org.readback.support.Statements;

@QuarkusTest
class GradebookPageTest {
    @Inject
    Rows rows;

    private long school;
    private long teacher;
    private long schoolClass;
    private String cookie;

    @BeforeEach
    void a_class() {
        school = rows.school();
        teacher = rows.teacher(school);
        schoolClass = rows.schoolClass(school, teacher, "9A English");
        cookie = rows.signIn(teacher);
    }

    @Test
    void a_teacher_reads_scores_states_totals_and_means() {
        long ada = rows.student(schoolClass, "Ada");
        long ben = rows.student(schoolClass, "Ben");
        rows.student(schoolClass, "Cleo");
        long first = rows.assignment(schoolClass);
        rows.assignment(
                schoolClass, "highest", "none", Rows.NOW.plus(Duration.ofDays(1)), Rows.NOW.plus(Duration.ofDays(2)));
        long attempt = rows.attempt(first, ada, 1, rows.allRightBut(Map.of()));
        rows.begin(first, ben, 1, answers("why-dance", "a"));

        var page = page("");

        assertThat(page.select("h1").text()).isEqualTo("Gradebook");
        assertThat(page.select(".lead").text()).startsWith("Students: 3. Assignments: 2.");
        assertThat(row(page, "Ada")).containsExactly("12 of 12", "12", "not open yet");
        assertThat(row(page, "Ben")).containsExactly("", "in progress", "not open yet");
        assertThat(row(page, "Cleo")).containsExactly("", "not started", "not open yet");
        assertThat(page.select("tfoot td").eachText()).containsExactly("12.0", "–");
        assertThat(page.select("tbody td a").attr("href")).isEqualTo("/results/attempts/" + attempt);
        assertThat(page.select("tbody td a").attr("aria-label")).isEqualTo("12 of 12");
        assertThat(page.select("tfoot a").attr("href")).isEqualTo("/results/assignments/" + first);
    }

    @Test
    void a_heading_sorts_and_says_so() {
        long ada = rows.student(schoolClass, "Ada");
        long ben = rows.student(schoolClass, "Ben");
        rows.student(schoolClass, "Cleo");
        long assignment = rows.assignment(schoolClass);
        rows.attempt(assignment, ada, 1, answers("why-dance", "a"));
        rows.attempt(assignment, ben, 1, rows.allRightBut(Map.of()));

        assertThat(names(page(""))).containsExactly("Ada", "Ben", "Cleo");
        var sorted = page("?sort=" + assignment + "&dir=desc");
        assertThat(names(sorted)).containsExactly("Ben", "Ada", "Cleo");
        assertThat(sorted.select("th[aria-sort]").text()).isEqualTo("What bees do of 12");
        assertThat(sorted.select("th[aria-sort]").attr("aria-sort")).isEqualTo("descending");
        assertThat(sorted.select("th[aria-sort] a").attr("href")).isEqualTo("?sort=" + assignment + "&dir=asc");
        assertThat(names(page("?sort=total&dir=asc"))).containsExactly("Ada", "Ben", "Cleo");
    }

    @Test
    void nonsense_in_the_address_is_no_fault() {
        rows.student(schoolClass, "Ada");
        rows.assignment(schoolClass);

        for (var query :
                List.of("?sort=%01&dir=%27", "?sort=999999999999999999999", "?sort&dir", "?sort=name&sort=1")) {
            assertThat(names(page(query))).containsExactly("Ada");
        }
    }

    @Test
    void a_removed_attempt_and_a_removed_student_and_a_withdrawn_assignment_do_not_count() {
        long ada = rows.student(schoolClass, "Ada");
        long gone = rows.student(schoolClass, "Gone");
        long assignment = rows.assignment(schoolClass);
        long withdrawn = rows.assignment(schoolClass);
        long removed = rows.attempt(assignment, ada, 1, rows.allRightBut(Map.of()));
        rows.attempt(assignment, ada, 2, answers("why-dance", "a"));
        rows.attempt(assignment, gone, 1, rows.allRightBut(Map.of()));
        rows.change("update attempt set removed_at = started_at where id = ?", removed);
        rows.change("update enrolment set removed_at = enrolled_at where person_id = ?", gone);
        rows.change("update assignment set withdrawn_at = created_at where id = ?", withdrawn);

        var page = page("");

        assertThat(names(page)).containsExactly("Ada");
        assertThat(row(page, "Ada")).containsExactly("1 of 12", "1");
        assertThat(page.select("tfoot td").eachText()).containsExactly("1.0");
    }

    @Test
    void the_highest_the_first_or_the_last_attempt_counts_and_of_equals_the_earliest() {
        long ada = rows.student(schoolClass, "Ada");
        var opens = Rows.NOW.minus(Duration.ofDays(3));
        var one = answers("why-dance", "a");
        var two = answers("why-dance", "a", "food", "honey");
        long earliest = 0;
        for (var counting : List.of("highest", "first", "last")) {
            long assignment = rows.assignment(schoolClass, counting, "at-once", opens, null);
            opens = opens.plusSeconds(60);
            rows.attempt(assignment, ada, 1, one);
            long second = rows.attempt(assignment, ada, 2, two);
            rows.attempt(assignment, ada, 3, two);
            rows.attempt(assignment, ada, 4, Map.of());
            if (counting.equals("highest")) {
                earliest = second;
            }
        }

        var page = page("");

        assertThat(row(page, "Ada")).containsExactly("3 of 36", "2", "1", "0");
        assertThat(page.select("tbody td a").attr("href")).isEqualTo("/results/attempts/" + earliest);
    }

    @Test
    void the_latest_revision_of_a_mark_counts() {
        long ada = rows.student(schoolClass, "Ada");
        long attempt = rows.attempt(rows.assignment(schoolClass), ada, 1, answers("why-dance", "a"));
        rows.override(attempt, "who", new Mark(2, 2));

        assertThat(row(page(""), "Ada")).containsExactly("3 of 12", "3");
    }

    @Test
    void the_same_quiz_given_twice_is_told_apart_by_its_day() {
        rows.student(schoolClass, "Ada");
        rows.assignment(schoolClass);
        rows.assignment(schoolClass, "first", "none", Rows.NOW.minus(Duration.ofDays(2)), null);

        assertThat(page("").select("thead th a").eachText())
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void a_class_without_students_or_without_assignments_says_what_to_do() {
        assertThat(page("").select(".empty").text()).startsWith("Nobody is in this class yet.");
        rows.student(schoolClass, "Ada");
        assertThat(page("").select(".empty").text()).startsWith("Nothing is assigned yet.");
        assertThat(get(cookie, "/classes/" + schoolClass + "/gradebook.csv").asString())
                .isEqualTo("\uFEFFStudent,Sign-in name,Total,Possible\r\nAda," + signInName("Ada") + ",0,0\r\n");
    }

    @Test
    void anybody_else_finds_nothing() {
        long student = rows.student(schoolClass, "Ada");
        long assignment = rows.assignment(schoolClass);
        long other = rows.teacher(school);
        long administrator = rows.person(school, "administrator", "Root");

        for (var person : List.of(student, other, administrator)) {
            for (var path : List.of(
                    "/classes/" + schoolClass + "/gradebook",
                    "/classes/" + schoolClass + "/gradebook.csv",
                    "/classes/" + schoolClass + "/results",
                    "/results/assignments/" + assignment,
                    "/results/assignments/" + assignment + "/responses.csv")) {
                assertThat(get(rows.signIn(person), path).statusCode()).as(path).isEqualTo(404);
            }
        }
        for (var path : List.of(
                "/classes/0/gradebook",
                "/classes/x/gradebook",
                "/classes/99999999999999999999/gradebook",
                "/classes/-1/results",
                "/results/assignments/x",
                "/results/assignments/0/responses.csv")) {
            assertThat(get(cookie, path).statusCode()).as(path).isEqualTo(404);
        }
        given().redirects()
                .follow(false)
                .get("/classes/" + schoolClass + "/gradebook")
                .then()
                .statusCode(303);
    }

    @Test
    void the_download_has_numbers_alone_and_no_formula() {
        long ada = rows.student(schoolClass, "=HYPERLINK(\"http://example.org\",\"Ada\")");
        rows.student(schoolClass, "Ben, the second");
        rows.attempt(rows.assignment(schoolClass), ada, 1, answers("why-dance", "a"));

        var response = get(cookie, "/classes/" + schoolClass + "/gradebook.csv");

        assertThat(response.contentType()).isEqualToIgnoringCase("text/csv; charset=utf-8");
        assertThat(response.header("Content-Disposition"))
                .matches("attachment; filename=\"gradebook-9a-english-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        var lines = response.asString().split("\r\n");
        assertThat(lines[0])
                .matches(
                        "\uFEFFStudent,Sign-in name,\"What bees do, \\d{4}-\\d\\d-\\d\\d \\(of 12\\)\",Total,Possible");
        assertThat(lines[1])
                .isEqualTo("\"'=HYPERLINK(\"\"http://example.org\"\",\"\"Ada\"\")\","
                        + signInName("=HYPERLINK(\"http://example.org\",\"Ada\")") + ",1,1,12");
        assertThat(lines[2]).isEqualTo("\"Ben, the second\"," + signInName("Ben, the second") + ",,0,0");
    }

    @Test
    void three_students_and_three_hundred_take_the_same_number_of_statements() {
        long assignment = rows.assignment(schoolClass);
        for (int i = 0; i < 3; i++) {
            rows.attempt(assignment, rows.student(schoolClass, "Student " + i), 1, answers("why-dance", "b"));
        }
        var paths = List.of(
                "/classes/" + schoolClass + "/gradebook",
                "/classes/" + schoolClass + "/gradebook.csv",
                "/classes/" + schoolClass + "/results",
                "/results/assignments/" + assignment,
                "/results/assignments/" + assignment + "/responses.csv");
        var few = paths.stream().map(this::statements).toList();
        for (int i = 3; i < 300; i++) {
            rows.attempt(assignment, rows.student(schoolClass, "Student " + i), 1, answers("why-dance", "c"));
        }

        assertThat(names(page(""))).hasSize(300);
        assertThat(paths.stream().map(this::statements).toList()).isEqualTo(few);
        assertThat(few).allSatisfy(count -> assertThat(count).isBetween(3, 6));
    }

    private int statements(String path) {
        get(cookie, path);
        return Statements.during(
                () -> assertThat(get(cookie, path).statusCode()).isEqualTo(200));
    }

    private Document page(String query) {
        var response = get(cookie, "/classes/" + schoolClass + "/gradebook" + query);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.asString());
    }

    private static Response get(String cookie, String path) {
        return given().cookie("readback_session", cookie)
                .urlEncodingEnabled(false)
                .get(path);
    }

    private static List<String> names(Document page) {
        return page.select("tbody th").eachText();
    }

    private static List<String> row(Document page, String name) {
        return page.select("tbody tr").stream()
                .filter(row -> row.select("th").text().equals(name))
                .flatMap(row -> row.select("td").stream())
                .map(Element::text)
                .toList();
    }

    private String signInName(String name) {
        return rows.text(
                "select sign_in_name from person join enrolment on person_id = id where class_id = ? and display_name = ?",
                schoolClass,
                name);
    }
}
