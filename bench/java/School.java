package org.readback.bench;

import java.util.regex.Pattern;

/**
 * A school with a class that takes a quiz. The administrator is made through the page for that, with the code from the
 * log; the class comes by SQL. Its students have the administrator's password, in the hash that Readback itself made.
 */
final class School {
    static final String PASSWORD = "tide after tide";
    /** With one question of each kind; ten questions. */
    static final String QUIZ = "how-tides-work/how-tides-work";

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

    interface Database {
        String query(String sql);
    }

    private School() {}

    static String nameOf(int student) {
        return "student-" + student;
    }

    /**
     * @param minutes the time limit; 0 for none
     * @return the id of the assignment
     */
    static long make(Node node, Database database, int students, int minutes) {
        administrator(node);
        return Long.parseLong(database.query("""
                with head as (select id, school_id, password_hash from person where role = 'administrator' limit 1),
                teacher as (
                    insert into person (school_id, role, sign_in_name, display_name, password_hash, created_at)
                    select school_id, 'teacher', 'ada', 'Ada Park', password_hash, now() from head returning id),
                student as (
                    insert into person (school_id, role, sign_in_name, display_name, password_hash, created_at)
                    select school_id, 'student', 'student-' || n, 'Student ' || n, password_hash, now()
                    from head cross join generate_series(1, %d) n returning id),
                made as (
                    insert into school_class (school_id, name, join_code, join_code_made_at, created_at)
                    select school_id, '9A', 'ABCDEFGH', now(), now() from head returning id, school_id),
                taught as (insert into class_teacher (class_id, person_id) select made.id, teacher.id from made, teacher),
                enrolled as (
                    insert into enrolment (class_id, person_id, enrolled_at)
                    select made.id, student.id, now() from made, student)
                insert into assignment (school_id, class_id, edition_id, opens_at, time_limit_minutes, counting,
                    shuffle_questions, shuffle_options, feedback, created_by, created_at)
                select made.school_id, made.id, quiz.current_edition_id, now() - interval '1 hour', %s, 'highest', true,
                    true, 'at-once', teacher.id, now()
                from made, teacher, quiz where quiz.slug = '%s'
                returning id;
                """.formatted(students, minutes == 0 ? "null" : minutes, QUIZ)));
    }

    private static void administrator(Node node) {
        var code = CODE.matcher(node.log());
        if (!code.find()) {
            throw new IllegalStateException("no set-up code in the log");
        }
        var web = new Web(node.url());
        web.get("/set-up");
        var made = web.form(
                "/set-up",
                "code",
                code.group(),
                "school",
                "Elmfield School",
                "name",
                "Ravi Menon",
                "signInName",
                "ravi",
                "password",
                PASSWORD,
                "again",
                PASSWORD);
        if (made.status() != 303) {
            throw new IllegalStateException("set-up: " + made.status() + "\n" + made.body());
        }
    }
}
