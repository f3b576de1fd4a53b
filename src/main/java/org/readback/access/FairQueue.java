package org.readback.access;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes one of each sender in turn, so that whoever sends much waits behind themselves. When it is full, the sender with
 * most in it gives way: nobody can keep others out. Not for several threads at once.
 */
final class FairQueue<T> {
    private final int most;
    /** The sender whose turn it is first. */
    private final Map<String, Deque<T>> waiting = new LinkedHashMap<>();

    private int size;

    FairQueue(int most) {
        this.most = most;
    }

    /** @return what has to leave for it, which may be the new one itself */
    Optional<T> add(String sender, T added) {
        var own = waiting.getOrDefault(sender, new ArrayDeque<>());
        if (size < most) {
            own.add(added);
            waiting.putIfAbsent(sender, own);
            size++;
            return Optional.empty();
        }
        var longest = waiting.values().stream()
                .max(Comparator.comparingInt(Deque::size))
                .filter(line -> line.size() > own.size() + 1);
        if (longest.isEmpty()) {
            return Optional.of(added);
        }
        var leaves = longest.get().removeLast();
        own.add(added);
        waiting.putIfAbsent(sender, own);
        return Optional.of(leaves);
    }

    Optional<T> next() {
        var senders = waiting.entrySet().iterator();
        if (!senders.hasNext()) {
            return Optional.empty();
        }
        var first = senders.next();
        senders.remove();
        var next = first.getValue().remove();
        size--;
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue());
        }
        return Optional.of(next);
    }
}
