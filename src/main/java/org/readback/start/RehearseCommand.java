package org.readback.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts the demo school on a database that is thrown away, looks at some pages and ends. A JVM that is told to keep what it
 * has loaded and linked until its end starts much faster the next time: see bin/readback.
 */
@Command(name = "rehearse", hidden = true)
class RehearseCommand implements Callable<Integer> {
    /** Where there is room for a database. */
    @Parameters(paramLabel = "DIRECTORY")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(directory), "rehearsal");
        try (ServerSocket pages = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket management = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty("quarkus.http.port", String.valueOf(pages.getLocalPort()));
            System.setProperty("quarkus.management.port", String.valueOf(management.getLocalPort()));
        }
        System.setProperty("readback.data-directory", data.toString());
        System.setProperty("readback.demo", "true");
        try {
            return Server.run(Rehearsal.class, new StartOptions());
        } finally {
            Trees.delete(data);
        }
    }
}
