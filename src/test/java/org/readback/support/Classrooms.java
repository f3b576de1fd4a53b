package org.readback.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.readback.access.Role;
import org.readback.access.Viewer;
import org.readback.access.Viewers;
import org.readback.assignments.Assignment;
import org.readback.assignments.Assignments;
import org.readback.assignments.NewAssignment;
import org.readback.assignments.Rules;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.delivery.Attempts;
import org.readback.people.SchoolClass;

/** Classes that take quizzes: each test gets one in a school of its own, with a teacher. */
@Singleton
public class Classrooms {
    /** A quiz with every kind of question in it. */
    public static final String TIDES = "how-tides-work/how-tides-work";

    private final Schools schools;
    private final Viewers viewers;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Editions editions;

    Classrooms(Schools schools, Viewers viewers, Assignments assignments, Attempts attempts, Editions editions) {
        this.schools = schools;
        this.viewers = viewers;
        this.assignments = assignments;
        this.attempts = attempts;
        this.editions = editions;
    }

    public Classroom open(Instant now) {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        return new Classroom(school, teacher, school.schoolClass(teacher, "9A"), now);
    }

    public Edition tides() {
        return editions.current(TIDES).orElseThrow();
    }

    public final class Classroom {
        public final Schools.School school;
        public final Viewer teacher;
        public final SchoolClass schoolClass;
        public final Instant now;

        private Classroom(Schools.School school, Viewer teacher, SchoolClass schoolClass, Instant now) {
            this.school = school;
            this.teacher = teacher;
            this.schoolClass = schoolClass;
            this.now = now;
        }

        public Viewer student() {
            return school.student(schoolClass, "Imani Okafor");
        }

        public List<Viewer> students(int count) {
            return IntStream.range(0, count).mapToObj(i -> student()).toList();
        }

        /** A student of the school who is not in the class. */
        public Viewer stranger() {
            return school.person(Role.STUDENT, "Sam Stranger");
        }

        /** The tides for this class. */
        public Assignment assign(Rules rules) {
            return assign(tides(), rules);
        }

        public Assignment assign(Edition edition, Rules rules) {
            return assignments.assign(teacher, new NewAssignment(schoolClass.id(), edition.id(), rules), now);
        }

        /** An attempt at the tides by a new student. */
        public Running running(Rules rules) {
            var student = student();
            return new Running(student, attempts.start(student, assign(rules).id(), now));
        }
    }

    public final class Running {
        private final Viewer student;
        private final long id;

        private Running(Viewer student, long id) {
            this.student = student;
            this.id = id;
        }

        public Viewer student() {
            return student;
        }

        public long id() {
            return id;
        }

        public String path() {
            return "/attempts/" + id;
        }

        public Client browser() {
            return schools.as(student);
        }

        /** Sends as the page's script does. */
        public Response send(Client browser, String json) {
            var token = browser.get(path()).page().select("input[name=csrf]").val();
            return given().cookie(
                            "readback_session",
                            browser.cookie("readback_session").orElse(""))
                    .cookie("readback_csrf", browser.cookie("readback_csrf").orElse(""))
                    .header("X-CSRF-Token", token)
                    .contentType("application/json")
                    .body(json)
                    .post(path() + "/responses");
        }
    }

    public Viewer viewer(long id) {
        return viewers.find(id).orElseThrow();
    }
}
