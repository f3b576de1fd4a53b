package org.readback.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.readback.kernel.Mark;

/**
 * Put items into order. The parts are the items, their values the places {@code 1..n}. Earns the share of neighbours
 * that follow each other as in the key, out of {@code n - 1}, rounded down (Moodle's "relative to the next item,
 * excluding the last"). Items without a place are passed over; items that share one follow nothing, and nothing follows
 * them, so that a tie is never broken in favour of the key.
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
        var places = new TreeMap<Integer, List<String>>();
        for (var item : key) {
            var place = response.one(item);
            if (!place.isEmpty()) {
                places.computeIfAbsent(Integer.valueOf(place), none -> new ArrayList<>())
                        .add(item);
            }
        }
        var order = List.copyOf(places.values());
        int right = (int) IntStream.range(1, order.size())
                .filter(i -> follows(order.get(i - 1), order.get(i)))
                .count();
        return Mark.share(right, key.size() - 1, points);
    }

    private boolean follows(List<String> one, List<String> next) {
        return one.size() == 1 && next.size() == 1 && key.indexOf(one.get(0)) + 1 == key.indexOf(next.get(0));
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
