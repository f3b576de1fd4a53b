package org.readback.people;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Lets so many do something at a time and so many wait for it; more are sent away for a moment. */
final class Turns {
    /** When to come back. */
    static final long SECONDS = 5;

    private final Semaphore places;
    private final int mostWaiting;

    Turns(int atATime, int mostWaiting) {
        this.places = new Semaphore(atATime, true);
        this.mostWaiting = mostWaiting;
    }

    /** @throws ServiceUnavailableException if too many are waiting already */
    boolean take(BooleanSupplier work) {
        if (places.getQueueLength() >= mostWaiting) {
            throw new ServiceUnavailableException(SECONDS);
        }
        places.acquireUninterruptibly();
        try {
            return work.getAsBoolean();
        } finally {
            places.release();
        }
    }

    int waiting() {
        return places.getQueueLength();
    }
}
