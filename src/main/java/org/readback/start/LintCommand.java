package org.readback.start;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.readback.content.Lint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks quiz files without a database. Ends with 0 if they are without errors, 1 with errors, 2 if it cannot look. */
@Command(name = "lint", mixinStandardHelpOptions = true, resourceBundle = "org.readback.start.lint")
class LintCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", defaultValue = "quizzes", paramLabel = "DIRECTORY", descriptionKey = "directory")
    private List<Path> directories;

    @Override
    public Integer call() {
        for (var directory : directories) {
            if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
                throw new ParameterException(
                        spec.commandLine(), words("unreadable").formatted(directory));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        int quizzes = 0;
        int passages = 0;
        long errors = 0;
        long warnings = 0;
        for (var directory : directories) {
            var result = Lint.check(directory, shown(directory));
            result.findings().forEach(out::println);
            quizzes += result.quizzes();
            passages += result.passages();
            errors += result.errors();
            warnings += result.warnings();
        }
        out.println(words("summary").formatted(quizzes, passages, errors, warnings));
        out.flush();
        return errors > 0 ? 1 : 0;
    }

    /** As it was typed, so that a terminal or an editor finds the file from there. */
    private static String shown(Path directory) {
        return directory.toString().replace('\\', '/');
    }

    private String words(String key) {
        return spec.resourceBundle().getString(key);
    }
}
