package org.readback.start;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** What can be known to fail before Quarkus starts, where it costs little and can be said plainly. */
final class Preflight {
    private static final int OLDEST_POSTGRES = 15;
    private static final String CONNECT_SECONDS = "10";

    private Preflight() {}

    static boolean demo(SmallRyeConfig config) {
        return config.getOptionalValue("readback.demo", Boolean.class).orElse(false);
    }

    /** @throws CannotStart with the first fault found */
    static void check(SmallRyeConfig config) {
        int pages = checkPort(config, "http", "0.0.0.0", 8080);
        int management = checkPort(config, "management", "127.0.0.1", 9000);
        if (pages == management && pages != 0) {
            throw new CannotStart("port.same", pages, pages + 1);
        }
        config.getOptionalValue("readback.quizzes-directory", String.class)
                .map(Path::of)
                .ifPresent(Preflight::checkQuizzes);
    }

    /**
     * Whether the port can be listened on, and which it is; 0 is any that is free.
     *
     * @param server as its settings call it: http or management
     */
    private static int checkPort(SmallRyeConfig config, String server, String usualHost, int usualPort) {
        String host = config.getOptionalValue("quarkus." + server + ".host", String.class)
                .orElse(usualHost);
        int port = config.getOptionalValue("quarkus." + server + ".port", Integer.class)
                .orElse(usualPort);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server does: a connection that is just ending is no obstacle
            InetAddress address = InetAddress.getByName(host);
            socket.bind(new InetSocketAddress(address, port));
            return port;
        } catch (BindException e) {
            boolean taken = String.valueOf(e.getMessage()).contains("in use");
            throw new CannotStart(
                    e, taken ? "port.taken" : "port.refused", host, port, port + 1, e.getMessage(), server);
        } catch (UnknownHostException e) {
            throw new CannotStart(e, "port.host", host, server);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(e, "port.refused", host, port, usualPort, e.getMessage(), server);
        }
    }

    /** A school's own quizzes. */
    private static void checkQuizzes(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CannotStart("quizzes.missing", directory.toAbsolutePath());
        }
        // The lint of the quizzes belongs here: its errors are a start that cannot work.
    }

    /** Whether the database that the configuration names can be used. */
    static void checkDatabase(SmallRyeConfig config, String url) {
        String shown = shown(url);
        try {
            connect(config, url).close();
        } catch (SQLException e) {
            throw new CannotStart(e, "database.unreachable", shown, Failure.firstLine(e));
        }
    }

    /** A connection to the database that the configuration names. @throws CannotStart if it cannot be used */
    static Connection connect(SmallRyeConfig config, String url) {
        Properties properties = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> properties.setProperty("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        try {
            Connection connection = new Driver().connect(url, properties);
            if (connection == null) {
                throw new CannotStart("database.url", shown(url));
            }
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_POSTGRES) {
                String version = connection.getMetaData().getDatabaseProductVersion();
                connection.close();
                throw new CannotStart("database.old", shown(url), version, OLDEST_POSTGRES);
            }
            return connection;
        } catch (SQLException e) {
            throw unusable(e, shown(url), properties.getProperty("user", System.getProperty("user.name")));
        }
    }

    /** What follows the address may be a password. */
    private static String shown(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static CannotStart unusable(SQLException e, String url, String user) {
        String state = String.valueOf(e.getSQLState());
        String reason = Failure.firstLine(e); // further lines are about the server's source code
        if (state.startsWith("28") || state.equals("08004")) {
            return new CannotStart(e, "database.refused", url, user, reason);
        }
        if (state.equals("3D000")) {
            String name = url.substring(url.lastIndexOf('/') + 1);
            return new CannotStart(e, "database.missing", url, name, user);
        }
        return new CannotStart(e, "database.unreachable", url, reason);
    }
}
