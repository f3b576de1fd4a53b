package org.readback.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.support.Classrooms;
import org.readback.support.StandingClockTest;

/** The library of quizzes, and what a teacher sees of one before it is assigned. */
@QuarkusTest
class QuizPagesTest extends StandingClockTest {
    @Test
    void the_library_lists_the_quizzes_by_passage_and_leads_to_assigning() {
        var room = classrooms.open(NOW);
        var library = schools.as(room.teacher).get("/quizzes").page();
        assertThat(library.select("h2").eachText()).contains("How tides work");
        var tides = library.select("a[href=/assignments/new?quiz=" + Classrooms.TIDES + "]");
        assertThat(tides).hasSize(1);
        assertThat(library.select("form[action=/quizzes/readings]")).isEmpty();
    }

    @Test
    void only_an_administrator_has_the_files_read_again_and_reads_what_changed() {
        var room = classrooms.open(NOW);
        var administrator = schools.as(room.school.administrator());
        var library = administrator.get("/quizzes");
        assertThat(library.page().select("a[href^=/assignments/new]")).isEmpty();
        var report = library.submitTo("/quizzes/readings");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.text()).contains("0 with a new version").contains("5 unchanged");
        var teacher = schools.as(room.teacher);
        teacher.get("/quizzes");
        assertThat(teacher.post("/quizzes/readings").status()).isEqualTo(404);
    }

    @Test
    void a_preview_shows_what_students_see_and_the_key_only_in_the_other_view() {
        var room = classrooms.open(NOW);
        var teacher = schools.as(room.teacher);
        var preview = teacher.get("/quizzes/" + Classrooms.TIDES);
        assertThat(preview.page().select(".question")).hasSize(10);
        assertThat(preview.page().select(".lit, .tag.key, .explain")).isEmpty();
        var keyed = teacher.get("/quizzes/" + Classrooms.TIDES + "?view=key");
        assertThat(keyed.page().select(".question")).hasSize(10);
        assertThat(keyed.page().select(".passage .lit")).isNotEmpty();
        assertThat(keyed.text()).contains("Wrong detail.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/" + Classrooms.TIDES,
                "/" + Classrooms.TIDES + "?view=key",
            })
    void a_student_finds_none_of_it(String path) {
        var student = schools.as(classrooms.open(NOW).student());
        assertThat(student.get("/quizzes" + path).status()).isEqualTo(404);
    }
}
