package org.readback.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A quiz file as it is checked.
 *
 * @param slug directory and file
 * @param questions those that are sound, in the order of the file
 * @param quiz the quiz with those questions; absent if the file or its passage is too broken to make one
 */
record Draft(String slug, Source source, Optional<PassageFile> passage, List<Asked> questions, Optional<Quiz> quiz) {

    /** @param at its JSON pointer in the file */
    record Asked(Question question, String at) {}

    /** Reads a quiz file and says all that keeps it from being delivered and marked. */
    static Draft read(String slug, Source source, Optional<PassageFile> passage, List<Finding> findings) {
        var tree = source.tree();
        var misfits = Schema.QUIZ.check(source, findings);
        var questions = new ArrayList<Asked>();
        for (int i : IntStream.range(0, tree.path("questions").size()).toArray()) {
            var at = "/questions/" + i;
            if (misfits.stream().anyMatch(misfit -> misfit.equals(at) || misfit.startsWith(at + "/"))) {
                continue;
            }
            var found = new ArrayList<Finding>();
            var given = new Soundness.Given(tree.at(at), at, passage.map(PassageFile::passage));
            Soundness.RULES.forEach(rule -> rule.run(given, source, found));
            findings.addAll(found);
            if (found.isEmpty()) {
                questions.add(new Asked(QuizTree.question(tree.at(at)), at));
            }
        }
        Soundness.QUIZ_RULES.forEach(rule -> rule.run(tree, source, findings));
        boolean headed = misfits.stream().allMatch(misfit -> misfit.startsWith("/questions/"));
        var quiz = passage.filter(there -> headed)
                .map(there -> QuizTree.quiz(slug, tree, there.passage(), asked(questions)));
        return new Draft(slug, source, passage, List.copyOf(questions), quiz);
    }

    private static List<Question> asked(List<Asked> questions) {
        return questions.stream().map(Asked::question).toList();
    }

    /** Whether every question of the file is sound: only then do rules about all of them say something. */
    boolean complete() {
        return questions.size() == source.tree().path("questions").size();
    }
}
