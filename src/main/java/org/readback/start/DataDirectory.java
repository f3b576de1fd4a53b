package org.readback.start;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Readback keeps what must survive a restart, held by one process at a time.
 *
 * <pre>
 * lock                 held while a Readback runs; says which process
 * database.properties  how to reach the database, password included; readable by the owner only
 * postgres/            PostgreSQL's own data directory; only a complete one has this name
 * postgres.log         what PostgreSQL says
 * postgresql-18.6.0/   its programs, which can be deleted at any time
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    private static final Set<String> KNOWN = Set.of(
            "lock", "database.properties", "database.properties.new", "postgres", "postgres.new", "postgres.log");

    private final Path path;
    private final FileChannel lockChannel;

    private DataDirectory(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * Takes the directory for this process, making it where there is none.
     *
     * @throws CannotStart when another process has it, or it cannot be written to, or it holds somebody else's files
     */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            Path real = path.toRealPath();
            refuseForeign(real);
            return new DataDirectory(real, lock(real));
        } catch (IOException e) {
            throw new CannotStart(e, "data.not-writable", path, reason(e));
        }
    }

    /** How to reach the database of the Readback that has the directory now; empty if none has. Changes nothing. */
    static Optional<Connection> inUse(Path path) {
        Path file = path.resolve("lock");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                return Optional.empty();
            }
            return Optional.of(new DataDirectory(path, channel).connection());
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("asked by the process that has it", e);
        } catch (IOException e) {
            throw new CannotStart(e, "data.not-writable", path, reason(e));
        }
    }

    private static void refuseForeign(Path path) throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            boolean ours = Files.exists(path.resolve("lock"));
            boolean foreign = children.map(child -> child.getFileName().toString())
                    .anyMatch(name -> !KNOWN.contains(name)
                            && !name.startsWith("postgresql-")
                            && !name.startsWith(".")
                            && !name.equals("lost+found"));
            if (foreign && !ours) {
                throw new CannotStart("data.foreign", path);
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // this same process has it
        }
        if (lock == null) {
            String holder = Files.readString(path.resolve("lock")).strip();
            channel.close();
            throw new CannotStart("data.locked", path, holder);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path unfinishedCluster() {
        return path.resolve("postgres.new");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** Whether there is a database already. Refuses one that this Readback cannot open. */
    boolean hasDatabase() throws IOException {
        if (!Files.exists(cluster())) {
            return false;
        }
        Path version = cluster().resolve("PG_VERSION");
        for (Path needed : new Path[] {version, connectionFile()}) {
            if (!Files.isRegularFile(needed)) {
                throw new CannotStart("data.incomplete", path, path.relativize(needed));
            }
        }
        String major = Files.readString(version).strip();
        if (!major.equals(Build.postgresMajor())) {
            throw new CannotStart("data.other-major", path, major, Build.postgresMajor());
        }
        String owner = Files.getOwner(cluster()).getName();
        String me = System.getProperty("user.name");
        if (!owner.equals(me) && !me.equals("?")) { // a user without a name, as in some containers
            throw new CannotStart("data.other-owner", path, owner, me);
        }
        return true;
    }

    Connection connection() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(connectionFile())) {
            properties.load(in);
        }
        String password = properties.getProperty("password");
        if (password == null) {
            throw new CannotStart("data.incomplete", path, "database.properties");
        }
        return new Connection(Integer.parseInt(properties.getProperty("port", "0")), password);
    }

    /** Keeps it, readable by the owner only from the first byte on. */
    void keep(Connection connection) throws IOException {
        Path unfinished = path.resolve("database.properties.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, """
                # How Readback reaches its own database; psql and pg_dump reach it the same way while Readback runs.
                host=%s
                port=%d
                database=%s
                user=%s
                password=%s
                """.formatted(
                Connection.HOST, connection.port(), Connection.DATABASE, Connection.USER, connection.password()));
        Files.move(unfinished, connectionFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path connectionFile() {
        return path.resolve("database.properties");
    }

    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    /** Lets another process have it. */
    @Override
    public void close() throws IOException {
        lockChannel.close();
    }

    /** How to reach the database of a data directory; the port is 0 until it was first started. */
    record Connection(int port, String password) {
        static final String HOST = "127.0.0.1";
        static final String DATABASE = "readback";
        static final String USER = "readback";

        String url() {
            // No TLS to ourselves: asking for it costs a round trip at each connection.
            return "jdbc:postgresql://" + HOST + ":" + port + "/" + DATABASE + "?sslmode=disable&gssEncMode=disable";
        }

        Connection at(int otherPort) {
            return new Connection(otherPort, password);
        }
    }
}
