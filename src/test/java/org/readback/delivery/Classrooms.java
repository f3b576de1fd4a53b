package org.readback.delivery;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.readback.content.Edition;
import org.readback.content.Editions;
import org.readback.people.Classes;
import org.readback.people.People;
import org.readback.people.Role;
import org.readback.people.SchoolClass;
import org.readback.people.SignIn;
import org.readback.people.Viewer;

/** Schools for tests: each test gets its own, with a teacher and a class. */
@Singleton
class Classrooms {
    /** A quiz with every kind of question in it. */
    static final String TIDES = "how-tides-work/how-tides-work";

    private final People people;
    private final Classes classes;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Editions editions;
    private final SignIn signIn;

    Classrooms(
            People people,
            Classes classes,
            Assignments assignments,
            Attempts attempts,
            Editions editions,
            SignIn signIn) {
        this.people = people;
        this.classes = classes;
        this.assignments = assignments;
        this.attempts = attempts;
        this.editions = editions;
        this.signIn = signIn;
    }

    Classroom open(Instant now) {
        long school = people.makeSchool("School", now);
        var teacher = person(school, Role.TEACHER, now);
        return new Classroom(school, teacher, classes.make(teacher, "9A", now), now);
    }

    private Viewer person(long school, Role role, Instant now) {
        var account = people.add(school, role, role == Role.TEACHER ? "Ada Park" : "Imani Okafor", now);
        return people.find(account.personId()).orElseThrow();
    }

    Edition tides() {
        return editions.current(TIDES).orElseThrow();
    }

    final class Classroom {
        final long school;
        final Viewer teacher;
        final SchoolClass schoolClass;
        final Instant now;

        Classroom(long school, Viewer teacher, SchoolClass schoolClass, Instant now) {
            this.school = school;
            this.teacher = teacher;
            this.schoolClass = schoolClass;
            this.now = now;
        }

        Viewer student() {
            var student = person(school, Role.STUDENT, now);
            classes.enrol(schoolClass.id(), student.id(), now);
            return student;
        }

        List<Viewer> students(int count) {
            var students = new ArrayList<Viewer>();
            for (int i = 0; i < count; i++) {
                students.add(student());
            }
            return students;
        }

        Viewer stranger() {
            return person(school, Role.STUDENT, now);
        }

        /** The tides for this class. */
        Assignment assign(Rules rules) {
            return assignments.assign(teacher, new NewAssignment(schoolClass.id(), tides().id(), rules), now);
        }

        /** An attempt at the tides by a new student. */
        Running running(Rules rules) {
            var student = student();
            return new Running(student, attempts.start(student, assign(rules).id(), now));
        }

        Visitor visitor(Viewer person) {
            return new Visitor(signIn.open(person.id(), now).getValue());
        }
    }

    record Running(Viewer student, long id) {}

    /** A signed-in browser that follows no redirects. */
    record Visitor(String session) {
        private static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

        RequestSpecification request() {
            return given().redirects()
                    .follow(false)
                    .cookie("readback_session", session)
                    .cookie("readback_csrf", TOKEN)
                    .header("X-CSRF-Token", TOKEN);
        }

        Response get(String path) {
            return request().get(path);
        }

        Document page(String path) {
            return parse(get(path).then().statusCode(200).extract().response());
        }

        Response post(String path, Map<String, ?> fields) {
            return request()
                    .contentType("application/x-www-form-urlencoded; charset=utf-8")
                    .formParams(fields)
                    .post(path);
        }

        Response send(String path, String json) {
            return request().contentType("application/json").body(json).post(path);
        }
    }

    static Document parse(Response response) {
        return Jsoup.parse(response.asString());
    }
}
