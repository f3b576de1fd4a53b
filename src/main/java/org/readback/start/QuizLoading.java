package org.readback.start;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.ResourceBundle;
import org.readback.content.Editions;
import org.readback.content.Finding;
import org.readback.content.Reading;

/** Reads the school's own quizzes, says what came of it, and ends: with 1 if they have errors. */
@Singleton
public class QuizLoading implements QuarkusApplication {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("org.readback.start.load");

    private final Editions editions;
    private final Clock clock;

    QuizLoading(Editions editions, Clock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public int run(String... arguments) {
        var reading = editions.read(clock.instant());
        print(reading, System.out);
        return reading.refused() ? 1 : 0;
    }

    private static void print(Reading reading, PrintStream out) {
        reading.findings().forEach(out::println);
        list(out, "added", reading.added());
        list(out, "restored", reading.restored());
        list(out, "retired", reading.retired());
        if (reading.refused()) {
            out.println(WORDS.getString("refused")
                    .formatted(
                            reading.findings().stream().filter(Finding::isError).count()));
        } else {
            out.println(WORDS.getString("summary")
                    .formatted(
                            reading.added().size(),
                            reading.restored().size(),
                            reading.retired().size(),
                            reading.unchanged()));
        }
        out.flush();
    }

    private static void list(PrintStream out, String what, List<String> slugs) {
        slugs.forEach(slug -> out.println(WORDS.getString(what).formatted(slug)));
    }
}
