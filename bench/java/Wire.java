package org.readback.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A network that can be cut and slowed down: a port that leads to another one. Debian has no toxiproxy. */
final class Wire {
    private enum State {
        WHOLE,
        /** Connections break, and new ones are refused. */
        CUT,
        /** Nothing arrives and nothing is said, as behind a switch that lost its power. */
        SILENT
    }

    private record Ends(Socket one, Socket other) {
        void reset() {
            close(one);
            close(other);
        }
    }

    private final int from;
    private final int to;
    private final Set<Ends> open = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private volatile State state = State.WHOLE;
    private volatile int delayMillis;

    Wire(int from, int to) {
        this.from = from;
        this.to = to;
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), from), 1000);
            thread(() -> accept(server));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + from, e);
        }
    }

    void cut() {
        set(State.CUT);
        open.forEach(Ends::reset);
    }

    void silence() {
        set(State.SILENT);
    }

    /** Each piece of data takes so long, and up to as much again at random, on its way in each direction. */
    void delay(int millis) {
        delayMillis = millis;
    }

    void mend() {
        delayMillis = 0;
        set(State.WHOLE);
    }

    private void set(State next) {
        synchronized (changed) {
            state = next;
            changed.notifyAll();
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                var in = server.accept();
                thread(() -> connect(in));
            } catch (IOException e) {
                System.err.println("wire " + from + ": " + e);
                return;
            }
        }
    }

    private void connect(Socket in) {
        var out = new Socket();
        var ends = new Ends(in, out);
        open.add(ends);
        try {
            if (!passable()) {
                ends.reset();
                open.remove(ends);
                return;
            }
            in.setTcpNoDelay(true);
            out.setTcpNoDelay(true);
            out.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to), 2000);
            thread(() -> pump(in, out, ends));
            pump(out, in, ends);
        } catch (IOException | InterruptedException e) {
            ends.reset();
            open.remove(ends);
        }
    }

    private void pump(Socket source, Socket target, Ends ends) {
        var buffer = new byte[16 * 1024];
        try {
            var in = source.getInputStream();
            var out = target.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                int delay = delayMillis;
                if (delay > 0) {
                    Thread.sleep(delay + ThreadLocalRandom.current().nextInt(delay));
                }
                if (!passable()) {
                    break;
                }
                out.write(buffer, 0, length);
            }
            if (passable()) {
                target.shutdownOutput();
                return;
            }
        } catch (IOException | InterruptedException e) {
            // Either end has gone.
        }
        ends.reset();
        open.remove(ends);
    }

    /** Waits while it is silent. */
    private boolean passable() throws InterruptedException {
        synchronized (changed) {
            while (state == State.SILENT) {
                changed.wait();
            }
            return state == State.WHOLE;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static void thread(Runnable work) {
        var thread = new Thread(null, work, "wire", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
