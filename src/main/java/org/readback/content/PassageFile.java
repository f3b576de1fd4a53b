package org.readback.content;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A passage.md: front matter between two lines of dashes, then one sentence a line and a blank line between paragraphs. */
record PassageFile(Source front, Passage passage, List<List<String>> paragraphs) {
    private static final String FENCE = "---";
    private static final Pattern BLOCK =
            Pattern.compile("(#{1,6}|[-*+]|[0-9]{1,9}[.)])\\s.*|>.*|```.*|~~~.*|\\|.*|(?:[-*_]\\s*){3,}|=+|-+");
    private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?]");
    private static final Pattern LINK = Pattern.compile("\\]\\s*[(\\[]|<[a-z]+:");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");

    /** @return nothing if a finding says why */
    static Optional<PassageFile> read(String slug, String file, String text, List<Finding> findings) {
        var found = new ArrayList<Finding>();
        var lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.get(0).strip().equals(FENCE)
                ? -1
                : 1 + lines.subList(1, lines.size()).indexOf(FENCE);
        if (end < 1) {
            Report.error(file, "passage", findings).line(1, "front");
            return Optional.empty();
        }
        var paragraphs =
                paragraphs(lines.subList(end + 1, lines.size()), end + 2, Report.error(file, "passage", found));
        var front = Yaml.read(file, String.join("\n", lines.subList(1, end)), 2, found)
                .filter(source -> Schema.PASSAGE.check(source, found).isEmpty());
        findings.addAll(found);
        return front.filter(source -> found.isEmpty())
                .map(source -> new PassageFile(source, QuizTree.passage(slug, source.tree(), paragraphs), paragraphs));
    }

    private static List<List<String>> paragraphs(List<String> lines, int firstLine, Report report) {
        var paragraphs = new ArrayList<List<String>>();
        var paragraph = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var sentence = Normalizer.normalize(lines.get(i).strip(), Normalizer.Form.NFC);
            if (!sentence.isEmpty()) {
                inline(sentence, firstLine + i, report);
                paragraph.add(sentence);
            } else if (!paragraph.isEmpty()) {
                paragraphs.add(List.copyOf(paragraph));
                paragraph.clear();
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(List.copyOf(paragraph));
        }
        if (paragraphs.isEmpty()) {
            report.line(firstLine - 1, "empty");
        }
        return List.copyOf(paragraphs);
    }

    private static void inline(String sentence, int line, Report report) {
        if (CONTROL.matcher(sentence).find()) {
            report.line(line, "control");
        } else if (BLOCK.matcher(sentence).matches()) {
            report.line(line, "block", sentence);
        } else if (HTML.matcher(sentence).find()) {
            report.line(line, "html", sentence);
        } else if (LINK.matcher(sentence).find()) {
            report.line(line, "link", sentence);
        }
    }
}
