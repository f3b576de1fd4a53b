package org.readback.start;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
    CommandSpec spec;

    @Parameters(arity = "0..1", defaultValue = "quizzes", paramLabel = "DIRECTORY", descriptionKey = "directory")
    Path directory;

    @Override
    public Integer call() {
        if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
            throw new ParameterException(spec.commandLine(), words("unreadable").formatted(directory));
        }
        var shown = directory.toString().replace('\\', '/').replaceFirst("/+$", "");
        var result = Lint.check(directory, shown);
        PrintWriter out = spec.commandLine().getOut();
        result.findings().forEach(out::println);
        out.println(
                words("summary").formatted(result.quizzes(), result.passages(), result.errors(), result.warnings()));
        out.flush();
        return result.errors() > 0 ? 1 : 0;
    }

    private String words(String key) {
        return spec.resourceBundle().getString(key);
    }
}
