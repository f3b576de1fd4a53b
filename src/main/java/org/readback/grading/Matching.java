package org.readback.grading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readback.kernel.Mark;

/** Give each prompt its choice. Earns the share of prompts that are right, rounded down. */
public record Matching(List<Prompt> prompts, List<Option> choices) implements Task {
    /** @param text inline Markdown */
    public record Prompt(String id, String text, String key) {}

    @Override
    public Kind kind() {
        return Kind.MATCHING;
    }

    @Override
    public List<Part> parts() {
        return prompts.stream()
                .map(prompt ->
                        new Part(prompt.id(), prompt.text(), Part.Input.ONE, choices, Set.of(prompt.key()), Map.of()))
                .toList();
    }

    @Override
    public Mark mark(Response response, int points) {
        int right = (int) prompts.stream()
                .filter(prompt -> response.one(prompt.id()).equals(prompt.key()))
                .count();
        return Mark.share(right, prompts.size(), points);
    }

    @Override
    public Matching shuffled(long seed) {
        return new Matching(prompts, Shuffle.of(choices, seed));
    }
}
