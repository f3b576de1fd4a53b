package org.readback.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The quizzes of a directory, {@code <passage>/passage.md} and {@code <passage>/<quiz>.yaml}, with what is wrong with them. */
record Shelf(List<Folder> folders, List<Finding> findings) {
    /** Far above any passage, far below what would strain a server. */
    static final long LARGEST_FILE = 1024 * 1024;

    private static final String PASSAGE = "passage.md";
    private static final String QUIZ = ".yaml";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_SLUG = 60;

    /**
     * A passage with its quizzes.
     *
     * @param files how many quiz files it has, also those that cannot be made a draft
     */
    record Folder(String slug, Optional<PassageFile> passage, int files, List<Draft> drafts) {
        /** Whether all of it can be looked at: only then do rules about all of it say something. */
        boolean complete() {
            return drafts.size() == files && drafts.stream().allMatch(Draft::complete);
        }
    }

    /**
     * @param root holds a directory for each passage, or is one
     * @param shown how the root is called in findings
     */
    static Shelf read(Path root, String shown) {
        var findings = new ArrayList<Finding>();
        var folders = new ArrayList<Folder>();
        if (!Files.isDirectory(root)) {
            Report.error(shown, "file", findings).line(1, "no-directory");
        } else if (Files.exists(root.resolve(PASSAGE))) {
            folder(root, shown, findings).ifPresent(folders::add);
        } else {
            for (var directory : entries(root, shown, findings)) {
                if (Files.isDirectory(directory)) {
                    folder(directory, shown + "/" + name(directory), findings).ifPresent(folders::add);
                }
            }
        }
        return new Shelf(List.copyOf(folders), findings);
    }

    private static Optional<Folder> folder(Path directory, String shown, List<Finding> findings) {
        var slug = name(directory.toAbsolutePath().normalize());
        var files = entries(directory, shown, findings);
        var quizzes = files.stream().filter(file -> name(file).endsWith(QUIZ)).toList();
        files.stream().filter(file -> name(file).endsWith(".yml")).forEach(file -> Report.error(
                        shown + "/" + name(file), "file", findings)
                .line(1, "yml"));
        var passageFile = directory.resolve(PASSAGE);
        if (!Files.exists(passageFile)) {
            if (!quizzes.isEmpty()) {
                Report.error(shown, "file", findings).line(1, "no-passage");
            }
            return Optional.empty();
        }
        slug(slug, shown + "/" + PASSAGE, findings);
        var passage = content(passageFile, shown + "/" + PASSAGE, findings)
                .flatMap(text -> PassageFile.read(slug, shown + "/" + PASSAGE, text, findings));
        var drafts = new ArrayList<Draft>();
        for (var quiz : quizzes) {
            var file = shown + "/" + name(quiz);
            var quizSlug = name(quiz).substring(0, name(quiz).length() - QUIZ.length());
            slug(quizSlug, file, findings);
            content(quiz, file, findings)
                    .flatMap(text -> Yaml.read(file, text, 1, findings))
                    .map(source -> Draft.read(slug + "/" + quizSlug, source, passage, findings))
                    .ifPresent(drafts::add);
        }
        return Optional.of(new Folder(slug, passage, quizzes.size(), List.copyOf(drafts)));
    }

    private static void slug(String slug, String file, List<Finding> findings) {
        if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
            Report.error(file, "file", findings).line(1, "slug", slug);
        }
    }

    /** In alphabetical order, hidden ones left out. */
    private static List<Path> entries(Path directory, String shown, List<Finding> findings) {
        try (var entries = Files.list(directory)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            Report.error(shown, "file", findings).line(1, "unreadable", e.getMessage());
            return List.of();
        }
    }

    private static Optional<String> content(Path file, String shown, List<Finding> findings) {
        var report = Report.error(shown, "file", findings);
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes((int) LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                report.line(1, "large");
                return Optional.empty();
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            report.line(1, "encoding");
        } catch (IOException e) {
            report.line(1, "unreadable", e.getMessage());
        }
        return Optional.empty();
    }

    /** Without the slash that directories of a jar end in. */
    private static String name(Path path) {
        var name = path.getFileName();
        return name == null ? "" : name.toString().replace("/", "");
    }
}
