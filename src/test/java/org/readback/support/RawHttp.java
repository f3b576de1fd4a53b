package org.readback.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says to the server what no decent client says: byte for byte, one connection a request. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    private RawHttp() throws IOException {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public static RawHttp connect() {
        try {
            return new RawHttp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. @param status 0 if the connection was closed without an answer */
    public record Reply(int status, String text) {}

    /** @param headers lines without their end; Host and Connection are added */
    public static Reply send(String method, String target, List<String> headers, byte[] body) {
        try (var http = connect()) {
            return http.head(method, target, headers).bytes(body).reply();
        }
    }

    public RawHttp head(String method, String target, List<String> headers) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        return bytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Gives up in silence where the server has closed the connection: then its answer is of interest. */
    public RawHttp bytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits for the answer and for the end of the connection. */
    public Reply reply() {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException e) {
            // Reset after the answer.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = all.toString(StandardCharsets.UTF_8);
        return new Reply(text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
