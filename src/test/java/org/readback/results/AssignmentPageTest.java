package org.readback.results;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.readback.results.Rows.answers;
import static org.readback.results.Rows.parts;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.readback.grading.Response;

@QuarkusTest
class AssignmentPageTest {
    private static final List<String> NAMES = List.of("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn");

    @Inject
    Rows rows;

    private final Map<String, Long> students = new LinkedHashMap<>();
    private long schoolClass;
    private long assignment;
    private String cookie;

    @BeforeEach
    void a_class_of_six() {
        long school = rows.school();
        long teacher = rows.teacher(school);
        schoolClass = rows.schoolClass(school, teacher, "9A English");
        NAMES.forEach(name -> students.put(name, rows.student(schoolClass, name)));
        assignment = rows.assignment(schoolClass);
        cookie = rows.signIn(teacher);
    }

    @Test
    void it_says_who_has_submitted_is_in_progress_and_has_not_started() {
        submit("Ada", Map.of());
        submit("Ben", Map.of());
        rows.begin(assignment, students.get("Ben"), 2, Map.of());
        rows.begin(assignment, students.get("Cleo"), 1, Map.of());

        var page = page();

        assertThat(page.select(".lead").first().text())
                .isEqualTo("2 of 6 have submitted, 1 in progress, 3 not started.");
        assertThat(page.select("section[aria-labelledby=not-started] a").eachText())
                .containsExactly("Dan", "Eve", "Finn", "Cleo");
        assertThat(page.select("section[aria-labelledby=not-started] h3").text())
                .isEqualTo("Who is in progress");
    }

    @Test
    void before_anybody_submits_it_says_so() {
        var page = page();

        assertThat(page.select(".empty").text()).startsWith("Nobody has submitted yet.");
        assertThat(page.select("svg, table")).isEmpty();
    }

    @Test
    void an_assignment_of_an_empty_class_is_no_fault() {
        rows.change("update enrolment set removed_at = enrolled_at where class_id = ?", schoolClass);

        assertThat(page().select(".lead").first().text())
                .isEqualTo("0 of 0 have submitted, 0 in progress, 0 not started.");
    }

    @Test
    void scores_are_drawn_and_stand_in_a_table() {
        submit("Ada", rows.allRightBut(Map.of()));
        submit("Ben", answers("why-dance", "a"));
        submit("Cleo", answers("food", "honey"));

        var page = page();

        assertThat(page.select("figure figcaption").text())
                .isEqualTo("Scores of the 3 students who have submitted, out of 12; the median is 1.");
        assertThat(page.select("figure rect.bar")).hasSize(13);
        assertThat(page.select("figure text.value").eachText()).containsExactly("2", "1");
        assertThat(page.select("figure rect.bar").get(1).attr("height")).isEqualTo("154");
        assertThat(row(page.select("figure table").first(), "1")).containsExactly("2", "Ben Cleo");
        assertThat(page.select(".facts").text()).contains("Mean 4.7 of 12", "Median 1 of 12", "Submitted 3 of 6");
    }

    @Test
    void each_question_has_its_facility_and_how_many_earned_what() {
        submit("Ada", rows.allRightBut(Map.of()));
        submit("Ben", answers("why-dance", "a", "who", parts("m", "finder", "s", "finder")));
        submit("Cleo", answers("why-dance", "b"));
        submit("Dan", answers("why-dance", "c"));
        submit("Eve", answers("why-dance", "a"));

        var questions =
                page().select("section[aria-labelledby=questions] table").first();

        assertThat(row(questions, "Why does a bee dance?"))
                .containsExactly("1", "single choice", "retrieve", "60%", "5", "3", "0", "2", "0");
        assertThat(row(questions, "Who does what?"))
                .containsExactly("4", "matching", "integrate", "30%", "5", "1", "1", "0", "3");
    }

    @Test
    void with_too_few_responses_there_are_counts_but_no_index() {
        NAMES.subList(0, 4).forEach(name -> submit(name, answers("why-dance", "a")));

        assertThat(row(page().select("section[aria-labelledby=questions] table").first(), "Why does a bee dance?"))
                .containsExactly("1", "single choice", "retrieve", "too few to judge", "4", "4", "0", "0", "0");
    }

    @Test
    void choices_show_their_count_the_key_the_misreading_and_the_names() {
        submit("Ada", answers("why-dance", "a"));
        submit("Ben", answers("why-dance", "b"));
        long cleo = submit("Cleo", answers("why-dance", "b"));
        submit("Dan", Map.of());

        var table = page().select("#q1 table").first();

        assertThat(table.select("tbody tr").eachText())
                .containsExactly(
                        "To tell how far the flowers are 1 of 4 Names Ada key",
                        "To tell about every danger 2 of 4 Names Ben Cleo overstated",
                        "To keep the queen warm 0 of 4 wrong detail",
                        "No answer 1 of 4 Names Dan");
        assertThat(table.select("tr.is-key td").first().text()).isEqualTo("To tell how far the flowers are");
        assertThat(table.select("details a:contains(Cleo)").attr("href")).isEqualTo("/results/attempts/" + cleo);
    }

    @Test
    void verdicts_and_typed_answers_show_what_was_given() {
        submit("Ada", answers("asleep", "stated", "food", "Honey."));
        submit("Ben", answers("asleep", "contradicted", "food", "honey"));
        submit("Cleo", answers("asleep", "contradicted", "food", "<b>flowers</b>"));
        submit("Dan", answers("food", "Flowers"));

        var page = page();

        assertThat(page.select("#q2 tbody tr").eachText())
                .containsExactly(
                        "stated 1 of 4 Names Ada opposite",
                        "contradicted 2 of 4 Names Ben Cleo key",
                        "not stated 0 of 4",
                        "No answer 1 of 4 Names Dan");
        assertThat(page.select("#q3 tbody tr").eachText())
                .containsExactly(
                        "Honey. 2 of 4 Names Ada Ben key",
                        "<b>flowers</b> 1 of 4 Names Cleo",
                        "Flowers 1 of 4 Names Dan wrong detail",
                        "No answer 0 of 4");
    }

    @Test
    void many_different_texts_are_cut_after_ten() {
        for (int i = 0; i < 13; i++) {
            long student = rows.student(schoolClass, "More " + i);
            rows.attempt(assignment, student, 1, answers("food", "text " + (char) ('a' + i)));
        }

        var question = page().select("#q3");

        assertThat(question.select("tbody tr")).hasSize(11);
        assertThat(question.text()).endsWith("and 3 other answers, each given less often");
    }

    @Test
    void prompts_items_and_gaps_are_told_apart() {
        submit(
                "Ada",
                answers(
                        "who", parts("m", "finder", "s", "queen"),
                        "order", parts("x", "1", "y", "2", "z", "3"),
                        "gaps", parts("g1", "Queen", "g2", "b")));
        submit("Ben", answers("who", parts("m", "queen"), "order", parts("x", "2", "y", "1", "z", "3")));

        var page = page();

        assertThat(page.select("#q4 h4").eachText()).containsExactly("Dances", "Is kept warm");
        assertThat(page.select("#q4 table").get(1).select("tbody tr").eachText())
                .containsExactly(
                        "The bee that found flowers 0 of 2",
                        "The queen 1 of 2 Names Ada key",
                        "No answer 1 of 2 Names Ben");
        assertThat(page.select("#q5 tbody tr").eachText())
                .containsExactly(
                        "Find flowers 1 of 2 Names Ada",
                        "Dance 1 of 2 Names Ada",
                        "Live on honey 2 of 2 Names Ada Ben");
        assertThat(page.select("#q6 .prose").text()).isEqualTo("Bees keep the (1) warm and live on (2).");
        assertThat(page.select("#q6 h4").eachText()).containsExactly("Gap 1", "Gap 2");
        assertThat(page.select("#q6 table").get(1).select("tbody tr").eachText())
                .contains("sleep 1 of 2 Names Ada opposite");
    }

    @Test
    void picked_sentences_are_quoted() {
        submit("Ada", answers("pick", "p1s1"));
        submit("Ben", answers("pick", "p1s1"));

        assertThat(page().select("#q7 tbody tr").eachText())
                .containsExactly(
                        "A bee that has found flowers dances for the others. 2 of 2 Names Ada Ben",
                        "The dance tells them how far the flowers are. 0 of 2 key",
                        "No answer 0 of 2");
    }

    @Test
    void answer_and_proof_stand_against_each_other() {
        submit("Ada", answers("proof", parts("answer", "a", "proof", "p2s2")));
        submit("Ben", answers("proof", parts("answer", "a", "proof", "p2s1")));
        submit("Cleo", answers("proof", parts("answer", "b", "proof", "p2s2")));
        submit("Dan", answers("proof", parts("answer", "c")));
        submit("Eve", Map.of());

        assertThat(page().select("#q8 table").last().select("tbody tr").eachText())
                .containsExactly(
                        "Answer right 1 of 4 right for the right reason Names Ada 1 of 4 right, wrong proof Names Ben",
                        "Answer wrong 1 of 4 found it, misread it Names Cleo 1 of 4 neither Names Dan");
    }

    @Test
    void misreadings_stand_by_how_many_show_them() {
        submit("Ada", answers("why-dance", "b", "asleep", "stated"));
        submit("Ben", answers("why-dance", "b"));
        submit("Cleo", answers("why-dance", "a"));

        assertThat(page().select("section[aria-labelledby=misreadings] tbody tr")
                        .eachText())
                .containsExactly(
                        "overstated 2 of 3 Names Ada Ben question 1 Why does a bee dance?",
                        "opposite 1 of 3 Names Ada question 2 Bees sleep in winter.");
    }

    @Test
    void marks_are_shown_by_process_and_by_position() {
        submit("Ada", rows.allRightBut(Map.of()));
        submit("Ben", answers("why-dance", "a"));

        var page = page();

        assertThat(page.select("section[aria-labelledby=processes] tbody tr").eachText())
                .containsExactly("retrieve 4 of 6", "infer 3 of 6", "integrate 4 of 8", "evaluate 2 of 4");
        assertThat(page.select("section[aria-labelledby=positions-1] tbody tr").eachText())
                .containsExactly("The dance of the bees 7 of 12", "Bees in winter 8 of 16");
        assertThat(page.select("section[aria-labelledby=processes] rect.meter-fill")
                        .first()
                        .attr("width"))
                .isEqualTo("66.67%");
    }

    @Test
    void only_attempts_that_count_are_counted() {
        long removed = submit("Ada", rows.allRightBut(Map.of()));
        rows.change("update attempt set removed_at = started_at where id = ?", removed);
        rows.attempt(assignment, students.get("Ada"), 2, answers("why-dance", "b"));
        rows.attempt(assignment, students.get("Ada"), 3, answers("why-dance", "a"));
        submit("Ben", answers("why-dance", "c"));
        rows.change("update enrolment set removed_at = enrolled_at where person_id = ?", students.get("Ben"));

        var page = page();

        assertThat(page.select(".lead").first().text()).startsWith("1 of 5 has submitted");
        assertThat(page.select("#q1 tbody tr").eachText())
                .containsExactly(
                        "To tell how far the flowers are 1 of 1 Names Ada key",
                        "To tell about every danger 0 of 1 overstated",
                        "To keep the queen warm 0 of 1 wrong detail",
                        "No answer 0 of 1");
    }

    @Test
    void attempts_at_another_edition_are_named_and_left_out() {
        submit("Ada", answers("why-dance", "a"));
        long other = submit("Ben", answers("why-dance", "b"));
        rows.change("""
                insert into quiz_edition
                    (quiz_id, content_hash, title, summary, language, questions, possible, created_at)
                select quiz_id, content_hash || decode(lpad(to_hex(?::bigint), 16, '0'), 'hex'), title, summary, language,
                       questions, possible, created_at
                from quiz_edition where id = ?
                """, other, rows.edition().id());
        rows.change("""
                update attempt set edition_id = (
                    select max(e.id) from quiz_edition e join quiz q on q.id = e.quiz_id where q.slug = ?)
                where id = ?
                """, rows.edition().quiz().slug(), other);

        var page = page();

        assertThat(page.select(".notice").text()).startsWith("1 attempt answers an earlier or later edition");
        assertThat(page.select(".lead").first().text()).startsWith("2 of 6 have submitted");
        assertThat(page.select("#q1 tbody tr").first().text()).contains("1 of 1");
    }

    @Test
    void a_withdrawn_assignment_says_so() {
        rows.change("update assignment set withdrawn_at = created_at where id = ?", assignment);

        assertThat(page().select(".notice").text()).startsWith("This assignment was withdrawn.");
    }

    @Test
    void a_table_of_responses_has_one_row_an_attempt_and_question() {
        long ben = students.get("Ben");
        rows.change("update person set display_name = '=1+1' where id = ?", ben);
        submit(
                "Ada",
                answers(
                        "why-dance", "b",
                        "asleep", "stated",
                        "food", "@SUM(A1)",
                        "who", parts("m", "finder", "s", "queen"),
                        "gaps", parts("g2", "a"),
                        "pick", "p1s2"));
        rows.attempt(assignment, students.get("Ada"), 2, rows.allRightBut(Map.of()));
        submit("Ben", Map.of());
        rows.begin(assignment, students.get("Cleo"), 1, answers("why-dance", "c"));
        long removed = submit("Dan", Map.of());
        rows.change("update attempt set removed_at = started_at where id = ?", removed);

        var response =
                given().cookie("readback_session", cookie).get("/results/assignments/" + assignment + "/responses.csv");

        assertThat(response.header("Content-Disposition"))
                .matches("attachment; filename=\"responses-9a-english-what-bees-do-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        var lines = response.asString().split("\r\n");
        assertThat(lines[0])
                .isEqualTo("\uFEFFstudent,sign_in_name,attempt,counts,started,submitted,question_number,question,type,"
                        + "process,positions,stem,response,response_ids,earned,possible");
        assertThat(lines).hasSize(1 + 4 * 8);
        var ada = lines(lines, "Ada,", ",1,FALSE,");
        assertThat(ada.get("why-dance"))
                .endsWith(",1,why-dance,single-choice,retrieve,dance,Why does a bee dance?,"
                        + "To tell about every danger,b,0,1")
                .containsPattern(
                        ",FALSE,\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,1,");
        assertThat(ada.get("asleep")).endsWith(",stated,stated,0,1");
        assertThat(ada.get("food")).endsWith(",'@SUM(A1),'@SUM(A1),0,1");
        assertThat(ada.get("who"))
                .endsWith(",Dances: The bee that found flowers | Is kept warm: The queen,m=finder s=queen,2,2");
        assertThat(ada.get("order")).endsWith(",,,0,2");
        assertThat(ada.get("gaps")).endsWith(",Gap 2: honey,g2=a,1,2");
        assertThat(ada.get("pick")).endsWith(",The dance tells them how far the flowers are.,p1s2,1,1");
        assertThat(lines(lines, "Ada,", ",2,TRUE,")).hasSize(8);
        assertThat(lines(lines, "'=1+1,", ",1,TRUE,")).hasSize(8);
        assertThat(lines(lines, "Cleo,", ",1,FALSE,").get("why-dance"))
                .containsPattern(":\\d\\d,,1,why-dance,")
                .endsWith(",To keep the queen warm,c,,1");
    }

    /** The rows of an attempt by question. */
    private static Map<String, String> lines(String[] lines, String student, String attempt) {
        var found = new HashMap<String, String>();
        for (var line : lines) {
            if (line.startsWith(student) && line.contains(attempt)) {
                assertThat(found.put(line.split(",")[7], line)).isNull();
            }
        }
        return found;
    }

    private long submit(String name, Map<String, Response> answers) {
        return rows.attempt(assignment, students.get(name), 1, answers);
    }

    private Document page() {
        var response = given().cookie("readback_session", cookie).get("/results/assignments/" + assignment);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.asString());
    }

    private static List<String> row(Element table, String name) {
        return table.select("tbody tr").stream()
                .filter(row -> row.select("th").text().equals(name))
                .flatMap(row -> row.select("td").stream())
                .map(Element::text)
                .toList();
    }
}
