package org.readback.assignments;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.readback.content.QuizSummary;
import org.readback.kernel.Faults;
import org.readback.people.SchoolClass;

/**
 * The form that gives a quiz to classes.
 *
 * @param quiz the slug that is chosen, or empty
 * @param chosen the ids of the classes that are chosen
 * @param zone the school's time zone
 */
record AssignPage(
        List<QuizSummary> quizzes,
        String quiz,
        List<SchoolClass> classes,
        Set<Long> chosen,
        RulesForm rules,
        String zone,
        UUID form,
        Faults faults) {

    public boolean isChosen(SchoolClass schoolClass) {
        return chosen.contains(schoolClass.id());
    }
}
