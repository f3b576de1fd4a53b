package org.readback.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a run needs of the machine: a directory, ports, processes. Whatever was started is ended with the run, however that
 * ends, unless the harness itself is killed with -9.
 */
final class Rig {
    static final Path HOME = Path.of(env("READBACK_HOME", ".")).toAbsolutePath().normalize();
    static final Path DEPLOYMENT = HOME.resolve("bench/deployment");
    static final Path JAR = HOME.resolve("target/quarkus-app/quarkus-run.jar");
    static final Path PG = Path.of(env("READBACK_PG_BIN", "/usr/lib/postgresql/15/bin"));
    private static final int FIRST_PORT = Integer.parseInt(env("READBACK_BENCH_PORT", "18400"));
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    final Path directory;
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private boolean ended;

    Rig(String name) {
        try {
            directory = Files.createTempDirectory(Path.of(env("TMPDIR", "/tmp")), "readback-" + name + "-");
            Files.setPosixFilePermissions(
                    directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end of the run"));
    }

    static String env(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    static int port(int number) {
        return FIRST_PORT + number;
    }

    synchronized void atTheEnd(Runnable ending) {
        endings.push(ending);
    }

    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        endings.forEach(ending -> {
            try {
                ending.run();
            } catch (RuntimeException e) {
                System.err.println("while ending: " + e);
            }
        });
        if (env("READBACK_BENCH_KEEP", "").isEmpty()) {
            delete(directory);
        } else {
            System.err.println("Kept: " + directory);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + directory);
        }
    }

    // ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /** A directory that the database's user may write to. */
    Path databaseDirectory(String name) {
        var made = directory.resolve(name);
        try {
            Files.createDirectories(made);
            Files.setPosixFilePermissions(made, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ROOT) {
            run(List.of("chown", "postgres:", made.toString()), Map.of());
        }
        return made;
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of bench/deployment with <code>@NAME@</code> replaced. */
    Path configuration(String template, String name, Map<String, ?> values) {
        var text = read(DEPLOYMENT.resolve(template));
        for (var value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
        }
        var missing = java.util.regex.Pattern.compile("@[A-Z_0-9]+@").matcher(text);
        if (missing.find()) {
            throw new IllegalStateException(template + " has " + missing.group() + " unset");
        }
        return write(name, text);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ── processes ───────────────────────────────────────────────────────────────────────────────────────────────────

    /** As the database's user, since PostgreSQL refuses to run as root. */
    static List<String> asDatabase(List<String> command) {
        if (!ROOT) {
            return command;
        }
        var all = new ArrayList<>(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        all.addAll(command);
        return all;
    }

    Process start(String name, List<String> command, Map<String, String> environment) {
        var log = directory.resolve(name + ".log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                // As under systemd. A PostgreSQL backend that waits for its standby when the postmaster dies reads its input
                // then; if that did not end, the server could not be started again.
                .redirectInput(new java.io.File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to the end and returns what it said. */
    static String run(List<String> command, Map<String, String> environment) {
        return run(command, environment, "");
    }

    static String run(List<String> command, Map<String, String> environment, String input) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(new java.io.File("/"));
            builder.environment().putAll(environment);
            var process = builder.start();
            // The input first and whole: what is sent here is small, or read at once.
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended before it had read all; its exit code says why.
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed:\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void kill9(long pid) {
        run(List.of("kill", "-9", Long.toString(pid)), Map.of());
    }

    static void stop(Process process, int seconds) {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    // ── waiting ─────────────────────────────────────────────────────────────────────────────────────────────────────

    static void sleep(double seconds) {
        try {
            Thread.sleep(Math.round(seconds * 1000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(String what, double seconds, BooleanSupplier there) {
        if (!came(seconds, there)) {
            throw new IllegalStateException("waited " + seconds + " s in vain: " + what);
        }
    }

    static boolean came(double seconds, BooleanSupplier there) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            try {
                if (there.getAsBoolean()) {
                    return true;
                }
            } catch (RuntimeException e) {
                // Not yet.
            }
            sleep(0.2);
        }
        return false;
    }
}
