package org.readback.results;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.readback.grading.Response;
import org.readback.kernel.Mark;
import org.readback.people.Student;

/**
 * An attempt with all that was answered.
 *
 * @param submittedAt empty while it runs; then there are no marks
 * @param counts whether it is the student's attempt that counts
 * @param responses by the question's row; what was never answered is absent
 * @param marks by the question's row
 */
record AttemptResult(
        Student student,
        long id,
        int number,
        Instant startedAt,
        Optional<Instant> submittedAt,
        long edition,
        boolean counts,
        Map<Long, Response> responses,
        Map<Long, Mark> marks) {
    ScoredStudent scoredStudent() {
        return new ScoredStudent(student.id(), student.name(), id);
    }

    /** @param question its row */
    Response response(long question) {
        return responses.getOrDefault(question, Response.BLANK);
    }
}
