package org.readback.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.readback.kernel.Mark;

/**
 * Put items into order. The parts are the items, their values the places {@code 1..n}. Earns the share of neighbours
 * that follow each other as in the key, out of {@code n - 1}, rounded down (Moodle's "relative to the next item,
 * excluding the last"); an incomplete order, or one with two items in one place, earns what its placed items show.
 *
 * @param key the ids of the items in the right order
 * @param items the items as they are shown
 */
public record Ordering(List<String> key, List<Option> items) implements Task {
    @Override
    public Kind kind() {
        return Kind.ORDERING;
    }

    @Override
    public List<Part> parts() {
        var places = IntStream.rangeClosed(1, items.size())
                .mapToObj(Integer::toString)
                .map(place -> Option.of(place, place))
                .toList();
        return items.stream()
                .map(item -> new Part(
                        item.id(),
                        item.text(),
                        Part.Input.ONE,
                        places,
                        Set.of(Integer.toString(key.indexOf(item.id()) + 1)),
                        Map.of()))
                .toList();
    }

    @Override
    public Mark mark(Response response, int points) {
        var placed = new ArrayList<String>();
        key.stream()
                .filter(item -> !response.one(item).isEmpty())
                .sorted(Comparator.comparingInt(item -> Integer.parseInt(response.one(item))))
                .forEach(placed::add);
        int right = (int) IntStream.range(0, placed.size() - 1)
                .filter(i -> key.indexOf(placed.get(i)) + 1 == key.indexOf(placed.get(i + 1)))
                .filter(i -> !response.one(placed.get(i)).equals(response.one(placed.get(i + 1))))
                .count();
        return Mark.share(right, key.size() - 1, points);
    }

    @Override
    public Ordering shuffled(long seed) {
        return new Ordering(
                key,
                Shuffle.away(
                        key.stream()
                                .map(id -> items.stream()
                                        .filter(item -> item.id().equals(id))
                                        .findFirst()
                                        .orElseThrow())
                                .toList(),
                        seed));
    }

    /** Always shuffled: the order of the file is the key. */
    @Override
    public Ordering presented(long seed, boolean shuffle) {
        return shuffled(seed);
    }
}
