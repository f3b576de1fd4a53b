package org.readback.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTest {
    @Test
    void the_shipped_quizzes_are_without_errors() {
        assertThat(Lint.check(Path.of("quizzes"), "quizzes").findings())
                .filteredOn(Finding::isError)
                .isEmpty();
    }

    @Test
    void quizzes_are_found_in_a_jar_without_directory_entries(@TempDir Path directory) throws Exception {
        var jar = directory.resolve("with space.jar");
        try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("/quizzes/tides"));
            Files.writeString(files.getPath("/quizzes/quiz.schema.json"), "{}");
            Files.writeString(files.getPath("/quizzes/tides/passage.md"), Written.PASSAGE);
            Files.writeString(files.getPath("/quizzes/tides/first.yaml"), Written.quiz(Written.SINGLE_CHOICE));
        }
        var landmark = URI.create("jar:" + jar.toUri() + "!/quizzes/quiz.schema.json");

        var shelf = Shipped.read(landmark.toURL());

        assertThat(shelf.findings()).isEmpty();
        assertThat(shelf.folders()).singleElement().satisfies(folder -> {
            assertThat(folder.slug()).isEqualTo("tides");
            assertThat(folder.drafts()).extracting(Draft::slug).containsExactly("tides/first");
        });
    }
}
