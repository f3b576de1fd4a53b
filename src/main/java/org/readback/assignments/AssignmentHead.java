package org.readback.assignments;

import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import org.readback.access.Viewer;
import org.readback.people.Classes;
import org.readback.people.SchoolClass;

/** What stands on top of each of a teacher's pages about one assignment. @param state as {@link AssignmentProgress} has it */
public record AssignmentHead(long id, String title, SchoolClass schoolClass, String state) {
    public static AssignmentHead of(AssignmentProgress progress, Classes classes, Viewer teacher, Instant now) {
        return new AssignmentHead(
                progress.assignment().id(),
                progress.title(),
                classes.taughtBy(teacher.id(), progress.assignment().classId()).orElseThrow(NotFoundException::new),
                progress.state(now));
    }

    public boolean withdrawn() {
        return state.equals("WITHDRAWN");
    }
}
