package org.readback.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** The quizzes that travel with the application, in its jar or in a directory of classes. */
final class Shipped {
    private static final String DIRECTORY = "quizzes";
    /** A file that is always there: directories are not always found in a jar, files are. */
    private static final String LANDMARK = DIRECTORY + "/quiz.schema.json";

    private Shipped() {}

    static Shelf read() {
        return read(Shipped.class.getClassLoader().getResource(LANDMARK));
    }

    static Shelf read(URL landmark) {
        try {
            if (!landmark.getProtocol().equals("jar")) {
                return Shelf.read(Path.of(landmark.toURI()).getParent(), DIRECTORY);
            }
            var location = landmark.toString();
            var jar = Path.of(URI.create(location.substring("jar:".length(), location.lastIndexOf("!/"))));
            try (var files = FileSystems.newFileSystem(jar, (ClassLoader) null)) {
                return Shelf.read(files.getPath("/" + DIRECTORY), DIRECTORY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("shipped quizzes at " + landmark, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("shipped quizzes at " + landmark, e);
        }
    }
}
