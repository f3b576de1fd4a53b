package org.readback.content;

import static org.readback.content.Rule.error;
import static org.readback.content.Rule.warning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.readback.content.Draft.Asked;
import org.readback.grading.Accepted;
import org.readback.grading.GapFill;
import org.readback.grading.Kind;
import org.readback.grading.Matching;
import org.readback.grading.MultipleResponse;
import org.readback.grading.Option;
import org.readback.grading.Ordering;
import org.readback.grading.SingleChoice;
import org.readback.grading.TrueFalseNotGiven;
import org.readback.grading.TwoPart;

/** How good questions are written. Only lint checks these rules: a file that breaks one can still be read. */
final class Craft {
    /** Over one quiz. */
    static final List<Rule<Draft>> RULES = List.of(
            error("key-balance", Craft::keyBalance),
            error("verdict-balance", Craft::verdictBalance),
            error("longest-option", Craft::longestOption),
            error("duplicate-option", Craft::duplicateOptions),
            warning("many-keys", Craft::manyKeys),
            error("banned-phrase", Craft::bannedPhrases),
            error("negative", Craft::negatives),
            error("text-length", Craft::textLengths),
            error("attribution", Craft::attribution),
            error("neutrality", Craft::neutrality));

    /** Over the quizzes of one passage. */
    static final List<Rule<Shelf.Folder>> FOLDER_RULES =
            List.of(error("coverage", Craft::coverage), warning("no-quiz", Craft::noQuiz));

    static final int FEW_CHOICES = 4;
    static final int FEW_CLAIMS = 3;
    private static final int FEW_LENGTHS = 3;
    static final double LONGER = 1.6;
    static final int LONGEST_STEM = 300;
    static final int LONGEST_OPTION = 160;
    static final int LONGEST_FEEDBACK = 500;

    private static final Pattern BANNED = Pattern.compile(
            "\\b((all|none|any|some) of (the above|these)|both [a-h1-8] and [a-h1-8])\\b", insensitive());
    private static final Pattern NEGATIVE = Pattern.compile("\\b(not|except|never|cannot)\\b|n['’]t\\b", insensitive());
    private static final Pattern EMPHASIS = Pattern.compile("\\*{1,2}[^*]+\\*{1,2}");
    private static final Pattern OWNER = Pattern.compile(
            "\\b(according to|the (speaker|author|writer|speech|article|report|reading|passage|text)(['’]s)?)\\b",
            insensitive());

    private Craft() {}

    private static int insensitive() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /** A key that stands in one place too often can be guessed by whoever noticed. */
    private static void keyBalance(Draft draft, Report report) {
        var places = new TreeMap<Integer, Integer>();
        var choices = choices(draft);
        choices.values().forEach(choice -> places.merge(place(choice), 1, Integer::sum));
        places.forEach((place, count) -> {
            if (choices.size() >= FEW_CHOICES && count * 2 > choices.size()) {
                report.at("/questions", "place", place, count, choices.size());
            }
        });
    }

    private static int place(SingleChoice choice) {
        return 1 + choice.options().stream().map(Option::id).toList().indexOf(choice.key());
    }

    private static void verdictBalance(Draft draft, Report report) {
        var keys = draft.questions().stream()
                .map(asked -> asked.question().task())
                .filter(TrueFalseNotGiven.class::isInstance)
                .map(task -> ((TrueFalseNotGiven) task).key())
                .toList();
        if (draft.complete() && keys.size() >= FEW_CLAIMS) {
            for (var verdict : EnumSet.allOf(TrueFalseNotGiven.Verdict.class)) {
                if (!keys.contains(verdict)) {
                    report.at("/questions", "missing", verdict.code(), keys.size());
                }
            }
        }
    }

    private static void longestOption(Draft draft, Report report) {
        var longest = new ArrayList<String>();
        var choices = choices(draft);
        choices.forEach((asked, choice) -> {
            var lengths = new ArrayList<Integer>();
            int key = 0;
            for (var option : choice.options()) {
                int length = Markdown.plain(option.text()).length();
                if (option.id().equals(choice.key())) {
                    key = length;
                } else {
                    lengths.add(length);
                }
            }
            int most = lengths.stream().mapToInt(Integer::intValue).max().orElse(0);
            double mean = lengths.stream().mapToInt(Integer::intValue).average().orElse(0);
            if (key > most) {
                longest.add(asked.question().id());
            }
            if (key > LONGER * mean) {
                report.at(asked.at() + "/key", "long", key, Math.round(mean));
            }
        });
        if (choices.size() >= FEW_LENGTHS && longest.size() * 3 > choices.size()) {
            report.at("/questions", "often", longest.size(), choices.size(), String.join(", ", longest));
        }
    }

    /** The questions with one key among options. */
    private static Map<Asked, SingleChoice> choices(Draft draft) {
        var choices = new LinkedHashMap<Asked, SingleChoice>();
        for (var asked : draft.questions()) {
            var task = asked.question().task();
            if (task instanceof SingleChoice choice) {
                choices.put(asked, choice);
            } else if (task instanceof TwoPart parts) {
                choices.put(asked, parts.answer());
            }
        }
        return choices;
    }

    private static void duplicateOptions(Draft draft, Report report) {
        for (var asked : draft.questions()) {
            optionLists(asked).forEach((at, texts) -> {
                for (int i = 1; i < texts.size(); i++) {
                    var text = texts.get(i);
                    if (texts.subList(0, i).stream()
                            .anyMatch(other -> Accepted.texts(other).holds(text))) {
                        report.at(at + "/" + i, "same", text);
                    }
                }
            });
        }
    }

    /** What is chosen from, by the JSON pointer of the list. */
    private static Map<String, List<String>> optionLists(Asked asked) {
        var lists = new LinkedHashMap<String, List<String>>();
        var task = asked.question().task();
        if (task instanceof SingleChoice choice) {
            lists.put(asked.at() + "/options", texts(choice.options()));
        } else if (task instanceof TwoPart parts) {
            lists.put(asked.at() + "/options", texts(parts.answer().options()));
        } else if (task instanceof MultipleResponse choice) {
            lists.put(asked.at() + "/options", texts(choice.options()));
        } else if (task instanceof Ordering ordering) {
            lists.put(asked.at() + "/items", texts(ordering.items()));
        } else if (task instanceof Matching matching) {
            lists.put(asked.at() + "/choices", texts(matching.choices()));
            lists.put(
                    asked.at() + "/prompts",
                    matching.prompts().stream().map(Matching.Prompt::text).toList());
        } else if (task instanceof GapFill fill) {
            for (int i = 0; i < fill.gaps().size(); i++) {
                if (fill.gaps().get(i) instanceof GapFill.Chosen gap) {
                    lists.put(asked.at() + "/gaps/" + i + "/options", texts(gap.options()));
                }
            }
        }
        return lists;
    }

    private static List<String> texts(List<Option> options) {
        return options.stream().map(Option::text).toList();
    }

    /** Where most options are right, ticking all of them earns points. */
    private static void manyKeys(Draft draft, Report report) {
        for (var asked : draft.questions()) {
            if (asked.question().task() instanceof MultipleResponse choice
                    && choice.keys().size() * 2 > choice.options().size()) {
                report.at(
                        asked.at() + "/keys",
                        "most",
                        choice.keys().size(),
                        choice.options().size());
            }
        }
    }

    private static void bannedPhrases(Draft draft, Report report) {
        if (!english(draft)) {
            return;
        }
        eachText(draft, (at, text) -> {
            var found = BANNED.matcher(text);
            if (!at.endsWith("/feedback") && found.find()) {
                report.at(at, "phrase", found.group());
            }
        });
    }

    /** A claim to judge may well say "not"; a question that asks for what is not so must be seen to. */
    private static void negatives(Draft draft, Report report) {
        for (var asked : draft.questions()) {
            if (!english(draft) || asked.question().task().kind() == Kind.TRUE_FALSE_NOT_GIVEN) {
                continue;
            }
            var found =
                    NEGATIVE.matcher(EMPHASIS.matcher(asked.question().stem()).replaceAll(" "));
            if (found.find()) {
                report.at(asked.at() + "/stem", "plain", found.group());
            }
        }
    }

    private static void textLengths(Draft draft, Report report) {
        eachText(draft, (at, text) -> {
            int most =
                    at.endsWith("/stem") ? LONGEST_STEM : at.endsWith("/feedback") ? LONGEST_FEEDBACK : LONGEST_OPTION;
            int length = Markdown.plain(text).length();
            if (length > most) {
                report.at(at, "long", length, most);
            }
        });
    }

    /** On a contested subject a question asks what was said, not what is so. */
    private static void attribution(Draft draft, Report report) {
        var passage = draft.passage().map(PassageFile::passage).filter(Passage::contested);
        if (passage.isEmpty() || !english(draft)) {
            return;
        }
        var speaker = passage.get()
                .speaker()
                .map(name -> Set.of(name.replaceFirst(",.*", "").split("\\s+")))
                .orElse(Set.of());
        for (var asked : draft.questions()) {
            var stem = Markdown.plain(asked.question().stem());
            boolean owned = OWNER.matcher(stem).find() || speaker.stream().anyMatch(stem::contains);
            if (!asked.question().positions().isEmpty() && !owned) {
                report.at(asked.at() + "/stem", "nobody", stem);
            }
        }
    }

    private static void neutrality(Draft draft, Report report) {
        var passage = draft.passage().map(PassageFile::passage).filter(Passage::contested);
        if (passage.isEmpty() || !english(draft)) {
            return;
        }
        var said = Loaded.words(passage.get().paragraphs().stream()
                .flatMap(List::stream)
                .map(Passage.Sentence::plain)
                .collect(Collectors.joining(" ")));
        eachText(draft, (at, text) -> {
            var words = new TreeSet<>(Loaded.words(Markdown.plain(text)));
            words.removeAll(said);
            words.forEach(word -> report.at(at, "word", word));
        });
    }

    /** Every text that a student reads, with its JSON pointer. */
    private static void eachText(Draft draft, BiConsumer<String, String> use) {
        for (var asked : draft.questions()) {
            var question = draft.source().tree().at(asked.at());
            text(question, asked.at(), "stem", use);
            text(question, asked.at(), "feedback", use);
            text(question.path("proof"), asked.at() + "/proof", "stem", use);
            for (var list : List.of("options", "choices", "prompts", "items", "answers", "wrong")) {
                items(question, asked.at(), list, use);
            }
            var gaps = QuizTree.list(question, "gaps");
            for (int i = 0; i < gaps.size(); i++) {
                items(gaps.get(i), asked.at() + "/gaps/" + i, "options", use);
            }
        }
    }

    private static void items(
            com.fasterxml.jackson.databind.JsonNode tree, String at, String list, BiConsumer<String, String> use) {
        var items = QuizTree.list(tree, list);
        for (int i = 0; i < items.size(); i++) {
            var item = at + "/" + list + "/" + i;
            text(items.get(i), item, "text", use);
            text(items.get(i), item, "feedback", use);
        }
    }

    private static void text(
            com.fasterxml.jackson.databind.JsonNode tree, String at, String field, BiConsumer<String, String> use) {
        Optional.ofNullable(tree.path(field).textValue()).ifPresent(text -> use.accept(at + "/" + field, text));
    }

    private static boolean english(Draft draft) {
        return draft.quiz().map(quiz -> quiz.language().matches("en(-.*)?")).orElse(true);
    }

    /** A report about a position needs two questions that ask for different things. */
    private static void coverage(Shelf.Folder folder, Report report) {
        if (folder.passage().isEmpty() || folder.files() == 0 || !folder.complete()) {
            return;
        }
        var processes = new TreeMap<String, List<Process>>();
        folder.drafts().stream()
                .flatMap(draft -> draft.questions().stream())
                .map(Asked::question)
                .forEach(question -> question.positions().forEach(position -> processes
                        .computeIfAbsent(position, none -> new ArrayList<>())
                        .add(question.process())));
        for (var position : folder.passage().get().passage().positions().keySet()) {
            var covered = processes.getOrDefault(position, List.of());
            if (covered.stream().distinct().count() < 2) {
                report.at(
                        "/positions/" + Yaml.escaped(position),
                        covered.size() < 2 ? "few" : "one-process",
                        covered.size(),
                        covered.stream().map(Process::code).findFirst().orElse(""));
            }
        }
    }

    private static void noQuiz(Shelf.Folder folder, Report report) {
        if (folder.files() == 0) {
            report.at("", "none");
        }
    }
}
