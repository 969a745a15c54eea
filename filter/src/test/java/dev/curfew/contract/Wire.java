package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sends a request as it is written, byte by byte: what no browser and no library would send, too.
 *
 * @param port on this machine
 */
public record Wire(int port) {

    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * An answer.
     *
     * @param headers as sent, one line each
     */
    public record Answer(int status, List<String> headers, String body) {

        /** The values of a header, in order. */
        public List<String> values(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).trim())
                    .toList();
        }

        /** The first value of a header, or an empty text. */
        public String value(String name) {
            return values(name).stream().findFirst().orElse("");
        }
    }

    /**
     * The answer to this request.
     *
     * @param requestLine without the protocol: {@code GET /app/}
     * @param headers one line each; {@code Host} and {@code Connection} are added where they are missing
     */
    public Answer send(String requestLine, String... headers) {
        List<String> lines = new ArrayList<>(List.of(headers));
        addIfMissing(lines, "Host: localhost:" + port);
        addIfMissing(lines, "Connection: close");
        String request = requestLine + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException failed) {
            throw new UncheckedIOException(requestLine + ": " + failed, failed);
        }
    }

    private static void addIfMissing(List<String> lines, String header) {
        String name = header.substring(0, header.indexOf(':') + 1);
        if (lines.stream().noneMatch(line -> line.regionMatches(true, 0, name, 0, name.length()))) {
            lines.add(header);
        }
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> head = text.substring(0, end).lines().toList();
        int status = Integer.parseInt(head.get(0).substring(9, 12));
        return new Answer(status, head.subList(1, head.size()), text.substring(end + 4));
    }
}
