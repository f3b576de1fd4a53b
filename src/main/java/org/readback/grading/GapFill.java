package org.readback.grading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.readback.kernel.Mark;

/**
 * Fill the gaps of a text, by typing or from a list. Earns the share of gaps that are right, rounded down.
 *
 * @param text inline Markdown in which {@code {{id}}} stands for a gap
 */
public record GapFill(String text, List<Gap> gaps) implements Task {
    /** Where a gap is in the text; the group is its id. */
    public static final Pattern GAP = Pattern.compile("\\{\\{(.*?)}}");

    public sealed interface Gap {
        String id();

        Part part();

        boolean right(String value);
    }

    public record Typed(String id, Accepted accepted) implements Gap {
        @Override
        public Part part() {
            return new Part(id, "", Part.Input.TEXT, List.of(), accepted.shown(), Map.of());
        }

        @Override
        public boolean right(String value) {
            return accepted.holds(value);
        }
    }

    public record Chosen(String id, List<Option> options, String key) implements Gap {
        @Override
        public Part part() {
            return new Part(id, "", Part.Input.ONE, options, Set.of(key), Part.wrongOf(options, Set.of(key)));
        }

        @Override
        public boolean right(String value) {
            return value.equals(key);
        }
    }

    @Override
    public Kind kind() {
        return Kind.GAP_FILL;
    }

    @Override
    public List<Part> parts() {
        return gaps.stream().map(Gap::part).toList();
    }

    @Override
    public Mark mark(Response response, int points) {
        int right = (int)
                gaps.stream().filter(gap -> gap.right(response.one(gap.id()))).count();
        return Mark.share(right, gaps.size(), points);
    }

    @Override
    public boolean right(Part part, String value) {
        return gaps.stream().filter(gap -> gap.id().equals(part.id())).anyMatch(gap -> gap.right(value));
    }

    @Override
    public GapFill shuffled(long seed) {
        return new GapFill(
                text,
                gaps.stream()
                        .map(gap -> gap instanceof Chosen chosen
                                ? new Chosen(chosen.id(), Shuffle.of(chosen.options(), seed), chosen.key())
                                : gap)
                        .toList());
    }
}
