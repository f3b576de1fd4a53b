package org.readback.content;

import java.nio.file.Path;
import java.util.List;

/** Checks quiz files: all that a reading refuses, and the craft of the questions. Needs no database. */
public final class Lint {
    private Lint() {}

    /**
     * @param passages how many were looked at
     * @param quizzes how many were looked at
     * @param findings by file and line
     */
    public record Result(int passages, int quizzes, List<Finding> findings) {
        public long errors() {
            return findings.stream().filter(Finding::isError).count();
        }

        public long warnings() {
            return findings.size() - errors();
        }
    }

    /**
     * @param directory holds a directory for each passage, or is one
     * @param shown how the directory is called in the findings
     */
    public static Result check(Path directory, String shown) {
        return check(Shelf.read(directory, shown));
    }

    static Result check(Shelf shelf) {
        var findings = new java.util.ArrayList<>(shelf.findings());
        for (var folder : shelf.folders()) {
            for (var draft : folder.drafts()) {
                Craft.RULES.forEach(rule -> rule.run(draft, draft.source(), findings));
            }
            folder.passage()
                    .ifPresent(
                            passage -> Craft.FOLDER_RULES.forEach(rule -> rule.run(folder, passage.front(), findings)));
        }
        int quizzes = shelf.folders().stream()
                .mapToInt(folder -> folder.drafts().size())
                .sum();
        return new Result(
                shelf.folders().size(), quizzes, findings.stream().sorted().toList());
    }
}
