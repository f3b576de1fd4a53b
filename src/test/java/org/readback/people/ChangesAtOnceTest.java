package org.readback.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.readback.access.Role;
import org.readback.access.Viewer;
import org.readback.access.Viewers;
import org.readback.support.Schools;
import org.readback.support.TwoAtOnce;

/** What two people change at the same moment: neither undoes what the other did, and what must stay true does. */
@QuarkusTest
@Timeout(60)
class ChangesAtOnceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Inject
    Schools schools;

    @Inject
    People people;

    @Inject
    Classes classes;

    @Inject
    Viewers viewers;

    @Inject
    TwoAtOnce twoAtOnce;

    private Schools.School school;
    private Viewer teacher;
    private SchoolClass schoolClass;
    private Viewer student;

    @BeforeEach
    void a_class() {
        school = schools.make();
        teacher = school.teacher("Ada Park");
        schoolClass = school.schoolClass(teacher, "9A English");
        student = school.student(schoolClass, "Imani Okafor");
    }

    @Test
    void a_new_name_does_not_undo_the_font_that_was_chosen_meanwhile() {
        QuarkusTransaction.requiringNew().run(() -> {
            var person = Person.ofSchool(school.id(), student.id()).orElseThrow();
            QuarkusTransaction.requiringNew().run(() -> people.setFont(student.id(), "hyperlegible"));
            person.rename("Imani Osei");
        });
        var now = viewers.find(student.id()).orElseThrow();
        assertThat(now.name()).isEqualTo("Imani Osei");
        assertThat(now.font()).isEqualTo("hyperlegible");
    }

    @Test
    void a_new_name_of_a_class_does_not_open_what_was_closed_meanwhile() {
        QuarkusTransaction.requiringNew().run(() -> {
            var found = StoredClass.toChange(teacher.id(), schoolClass.id()).orElseThrow();
            QuarkusTransaction.requiringNew().run(() -> classes.setJoinable(teacher.id(), schoolClass.id(), false));
            found.rename("9A Reading");
        });
        var now = classes.taughtBy(teacher.id(), schoolClass.id()).orElseThrow();
        assertThat(now.name()).isEqualTo("9A Reading");
        assertThat(now.joinable()).isFalse();
    }

    @Test
    void who_is_brought_back_is_not_also_let_return() throws Exception {
        classes.remove(schoolClass.id(), student.id(), NOW);
        twoAtOnce.during(() -> classes.bringBack(schoolClass.id(), student.id(), NOW), () -> {
            classes.letReturn(schoolClass.id(), student.id(), NOW);
            return null;
        });
        assertThat(classes.member(schoolClass.id(), student.id()).orElseThrow())
                .satisfies(member -> assertThat(member.removed()).isFalse())
                .satisfies(member -> assertThat(member.mayReturn()).isFalse());
    }

    @Test
    void two_administrators_who_remove_each_other_leave_one() throws Exception {
        var one = school.administrator();
        var other = school.person(Role.ADMINISTRATOR, "Tom Reed");
        var second = twoAtOnce.during(
                () -> assertThat(people.remove(school.id(), other.id(), NOW)).isTrue(),
                () -> people.remove(school.id(), one.id(), NOW));
        assertThat(second).isFalse();
        assertThat(viewers.find(one.id())).isPresent();
    }

    @Test
    void of_two_teachers_who_are_taken_from_a_class_one_stays() throws Exception {
        var other = school.teacher("Ravi Gupta");
        classes.addTeacher(school.id(), schoolClass.id(), other.id());
        var second = twoAtOnce.during(
                () -> assertThat(classes.removeTeacher(schoolClass.id(), other.id()))
                        .isTrue(),
                () -> classes.removeTeacher(schoolClass.id(), teacher.id()));
        assertThat(second).isFalse();
        assertThat(classes.taughtBy(teacher.id(), schoolClass.id())).isPresent();
    }
}
