package org.readback.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.Session;
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
    private final Session database;

    Classrooms(
            Schools schools,
            Viewers viewers,
            Assignments assignments,
            Attempts attempts,
            Editions editions,
            Session database) {
        this.schools = schools;
        this.viewers = viewers;
        this.assignments = assignments;
        this.attempts = attempts;
        this.editions = editions;
        this.database = database;
    }

    public Classroom open(Instant now) {
        var school = schools.make();
        var teacher = school.teacher("Ada Park");
        return new Classroom(school, teacher, school.schoolClass(teacher, "9A"), now);
    }

    public Edition tides() {
        return editions.current(TIDES).orElseThrow();
    }

    /** When answering ends in this attempt, as the database has it. */
    public Optional<Instant> deadline(long attempt) {
        return database.createNativeQuery("select deadline_at from attempt where id = :attempt", Instant.class)
                .setParameter("attempt", attempt)
                .uniqueResultOptional();
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
            long assignment = assign(rules).id();
            return new Running(student, assignment, attempts.start(student, assignment, now));
        }
    }

    public final class Running {
        private final Viewer student;
        private final long assignment;
        private final long id;

        private Running(Viewer student, long assignment, long id) {
            this.student = student;
            this.assignment = assignment;
            this.id = id;
        }

        public Viewer student() {
            return student;
        }

        /** The id of what it is an attempt at. */
        public long assignment() {
            return assignment;
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

        /** A request as the page's script makes it, with the form token that this browser has seen last. */
        public RequestSpecification script(Client browser) {
            return given().header("Cookie", browser.cookies())
                    .header("X-CSRF-Token", browser.token())
                    .contentType("application/json");
        }

        /** Sends as the script of a page does that has just been opened. */
        public Response send(Client browser, String json) {
            browser.get(path());
            return script(browser).body(json).post(path() + "/responses");
        }
    }

    public Viewer viewer(long id) {
        return viewers.find(id).orElseThrow();
    }
}
