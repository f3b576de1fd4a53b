package org.readback.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the memory the bodies of requests may take together, and how much of that one sender may. Whoever is over it
 * is sent away for a moment, so that they are in nobody's way but their own. Counts bytes that have arrived, not those that
 * were announced: a body that trickles takes next to nothing.
 */
final class BodyMemory {
    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> taken = new HashMap<>();
    private long total;

    /** @param most bytes of all senders; @param mostOfOne bytes of one of them */
    BodyMemory(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Of one request; to be given back when it is answered, which may be done twice. */
    final class Part {
        private final String sender;
        private long bytes;
        private boolean closed;

        private Part(String sender) {
            this.sender = sender;
        }

        /** False if there is no room for so many more; then none are taken. */
        boolean take(int more) {
            synchronized (BodyMemory.this) {
                long ofSender = taken.getOrDefault(sender, 0L);
                if (closed || total + more > most || ofSender + more > mostOfOne) {
                    return false;
                }
                total += more;
                bytes += more;
                taken.put(sender, ofSender + more);
                return true;
            }
        }

        void giveBack() {
            synchronized (BodyMemory.this) {
                if (closed) {
                    return;
                }
                closed = true;
                total -= bytes;
                taken.computeIfPresent(sender, (key, ofSender) -> Optional.of(ofSender - bytes)
                        .filter(left -> left > 0)
                        .orElse(null));
            }
        }
    }

    Part part(String sender) {
        return new Part(sender);
    }

    /** Bytes that are taken now. */
    synchronized long total() {
        return total;
    }
}
