package org.readback.support;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.readback.access.Passwords;
import org.readback.access.Role;
import org.readback.access.SignIn;
import org.readback.access.Viewer;
import org.readback.access.Viewers;
import org.readback.kernel.Languages;
import org.readback.people.Classes;
import org.readback.people.People;
import org.readback.people.SchoolClass;
import org.readback.people.Student;

/**
 * Schools for tests, made through the façades. Each has an administrator and is of its own, so that tests share a database
 * without meeting.
 */
@Singleton
public class Schools {
    /** Good enough for the rules, and the same for everybody whom a test makes with one. */
    public static final String PASSWORD = "tide after tide";

    private final People people;
    private final Viewers viewers;
    private final Classes classes;
    private final SignIn signIn;
    private final Clock clock;
    private final Languages languages;
    private final Config config;
    private final DataSource database;

    Schools(
            People people,
            Viewers viewers,
            Classes classes,
            SignIn signIn,
            Clock clock,
            Languages languages,
            Config config,
            DataSource database) {
        this.people = people;
        this.viewers = viewers;
        this.classes = classes;
        this.signIn = signIn;
        this.clock = clock;
        this.languages = languages;
        this.config = config;
        this.database = database;
    }

    public School make() {
        return new School(people.makeSchool("Elmfield School", languages.standard(), now()));
    }

    /** A browser in which nobody is signed in. */
    public Client nobody() {
        return new Client(URI.create("http://localhost:" + config.getValue("quarkus.http.test-port", String.class)));
    }

    /** A browser in which this person is signed in. */
    public Client as(long personId) {
        var browser = nobody();
        for (var cookie : signIn.open(personId, now())) {
            browser.withCookie(cookie.getName(), cookie.getValue());
        }
        return browser;
    }

    public Client as(Viewer person) {
        return as(person.id());
    }

    private String token(long personId) {
        return Arrays.stream(signIn.open(personId, now()))
                .filter(cookie -> cookie.getName().equals(SignIn.COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** In SQL, since the app lets nobody but a joining student and the first administrator choose the name. */
    private void rename(long personId, String signInName) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update person set sign_in_name = ? where id = ?")) {
            update.setString(1, signInName);
            update.setLong(2, personId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("No account with the sign-in name " + signInName, e);
        }
    }

    private Instant now() {
        return clock.instant();
    }

    public final class School {
        private final long id;
        private final Viewer administrator;

        private School(long id) {
            this.id = id;
            this.administrator = person(Role.ADMINISTRATOR, "Ravi Menon");
        }

        public long id() {
            return id;
        }

        public Viewer administrator() {
            return administrator;
        }

        public Viewer teacher(String name) {
            return person(Role.TEACHER, name);
        }

        public Viewer student(String name) {
            return person(Role.STUDENT, name);
        }

        /** Somebody without a password. */
        public Viewer person(Role role, String name) {
            return viewers.find(people.add(id, role, List.of(name), now()).get(0))
                    .orElseThrow();
        }

        /** Somebody who can sign in with {@link #PASSWORD}. */
        public Viewer person(Role role, String name, String signInName) {
            long person = people.add(id, role, List.of(name), now()).get(0);
            rename(person, signInName);
            if (!people.changePassword(person, Passwords.hash(PASSWORD), token(person))) {
                throw new IllegalStateException("The session of " + signInName + " is over");
            }
            return viewers.find(person).orElseThrow();
        }

        public SchoolClass schoolClass(Viewer teacher, String name) {
            return classes.make(teacher, name, now());
        }

        /** A student of this class. */
        public Viewer student(SchoolClass schoolClass, String name) {
            var student = student(name);
            classes.enrol(schoolClass.id(), student.id(), now());
            return student;
        }

        /** So many students of this class: Student 1, Student 2... */
        public List<Student> students(SchoolClass schoolClass, int count) {
            var names = java.util.stream.IntStream.rangeClosed(1, count)
                    .mapToObj(number -> "Student " + number)
                    .toList();
            var added = people.add(id, Role.STUDENT, names, now());
            added.forEach(student -> classes.enrol(schoolClass.id(), student, now()));
            return classes.students(schoolClass.id()).stream()
                    .filter(student -> added.contains(student.id()))
                    .sorted(Comparator.comparing(student -> added.indexOf(student.id())))
                    .toList();
        }
    }
}
