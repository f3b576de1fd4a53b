package org.readback.support;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged under a name, or below it, until this is closed. */
public final class LogLines implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger logger;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(
                    line.getParameters() == null || line.getParameters().length == 0
                            ? line.getMessage()
                            : String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LogLines(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(handler);
    }

    public static LogLines of(String name) {
        return new LogLines(name);
    }

    public static LogLines of(Class<?> type) {
        return of(type.getName());
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
