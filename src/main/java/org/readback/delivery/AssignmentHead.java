package org.readback.delivery;

import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import org.readback.access.Viewer;
import org.readback.people.Classes;
import org.readback.people.SchoolClass;

/** What stands on top of each of a teacher's pages about one assignment. @param state as {@link ClassWork.Given} has it */
record AssignmentHead(long id, String title, SchoolClass schoolClass, String state) {
    static AssignmentHead of(ClassWork.Given given, Classes classes, Viewer teacher, Instant now) {
        return new AssignmentHead(
                given.assignment().id(),
                given.title(),
                classes.taughtBy(teacher.id(), given.assignment().classId()).orElseThrow(NotFoundException::new),
                given.state(now));
    }

    public boolean withdrawn() {
        return state.equals("WITHDRAWN");
    }
}
