package org.readback.assignments;

import java.util.List;
import java.util.Optional;
import org.readback.kernel.Faults;
import org.readback.kernel.SchoolTime;
import org.readback.people.SchoolClass;
import org.readback.people.Student;

/**
 * Who has something extra, and the form that gives it: in one assignment, or in all of a class.
 *
 * @param head null for the whole class
 * @param here where the form goes
 * @param closing whether a later close can be given
 * @param keysHint what another attempt is worth to whoever has seen the keys, or null
 */
record ExtraPage(
        SchoolClass schoolClass,
        AssignmentHead head,
        String here,
        boolean closing,
        String keysHint,
        List<GrantedRow> lines,
        List<Student> students,
        ExtraForm form,
        Faults faults) {

    /** @param inClass holds in the whole class */
    record GrantedRow(
            long person, String student, boolean inClass, int percent, int minutes, int attempts, String closes) {}

    static List<GrantedRow> lines(List<Accommodations.Granted> granted, SchoolTime times) {
        return granted.stream()
                .map(each -> new GrantedRow(
                        each.personId(),
                        each.student(),
                        each.assignmentId().isEmpty(),
                        each.extra().percent(),
                        each.extra().minutes(),
                        each.extra().attempts(),
                        each.extra().closesAt().map(times::dayAndTime).orElse("")))
                .toList();
    }

    /** The form for the student that the address names, as far as there is one. */
    static ExtraForm form(
            String student,
            boolean inClass,
            List<Accommodations.Granted> granted,
            List<Student> students,
            SchoolTime times) {
        return Optional.ofNullable(student)
                .flatMap(named -> students.stream()
                        .filter(each -> Long.toString(each.id()).equals(named))
                        .findFirst())
                .map(each -> granted.stream()
                        .filter(one -> one.personId() == each.id()
                                && one.assignmentId().isEmpty() == inClass)
                        .findFirst()
                        .map(one -> ExtraForm.of(each.id(), one.extra(), times))
                        .orElseGet(() -> ExtraForm.of(each.id(), Extra.NONE, times)))
                .orElse(ExtraForm.EMPTY);
    }
}
