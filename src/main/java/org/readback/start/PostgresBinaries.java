package org.readback.start;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the classpath into a directory named after their version. */
final class PostgresBinaries {
    private static final String PREFIX = "postgresql-";

    private PostgresBinaries() {}

    /**
     * The directory below {@code parent} with {@code bin/postgres} in it. Only one process at a time may unpack there.
     * Other versions that an earlier Readback left there are deleted.
     */
    static Path in(Path parent) throws IOException {
        Path home = parent.resolve(PREFIX + Build.postgres());
        if (!Files.isDirectory(home)) {
            for (Path old : others(parent)) {
                Trees.delete(old);
            }
            Path unfinished = parent.resolve(PREFIX + Build.postgres() + ".new");
            unpack(unfinished);
            // A directory under its final name is complete, whatever ended the process before.
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }

    private static Iterable<Path> others(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    private static void unpack(Path target) throws IOException {
        String archive = archive();
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new CannotStart(
                        "postgres.platform", System.getProperty("os.name"), System.getProperty("os.arch"));
            }
            Files.createDirectories(target);
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource, 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, target);
                }
            }
        }
    }

    private static void unpack(InputStream in, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target) || entry.getName().endsWith(".a")) {
            return; // static libraries are for compilers
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(in, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        Map<String, String> names = Map.of("amd64", "x86_64", "aarch64", "arm_64");
        return "postgres-" + system + "-" + names.getOrDefault(machine, machine) + ".txz";
    }
}
