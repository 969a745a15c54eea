package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection that is used for one request after the other, as long as the server keeps it. */
public final class KeptConnection implements AutoCloseable {

    /**
     * An answer.
     *
     * @param whole whether it came to its proper end
     */
    public record Answer(int status, List<String> headers, String body, boolean whole) {

        /** The first value of a header, or an empty text. */
        public String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).trim())
                    .findFirst()
                    .orElse("");
        }

        /** Whether the connection can be used again. */
        public boolean keepsConnection() {
            return whole && !header("Connection").equalsIgnoreCase("close");
        }
    }

    private final Socket socket;
    private final InputStream in;

    public KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request. */
    public void ask(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next answer, with as much of a body that breaks off as has come. */
    public Answer answer() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        Answer head = new Answer(status, headers, "", true);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = true;
        try {
            if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
                for (int size = size(); size > 0; size = size()) {
                    copy(size, body);
                    line();
                }
                line();
            } else if (!head.header("Content-Length").isEmpty()) {
                copy(Integer.parseInt(head.header("Content-Length")), body);
            } else {
                in.transferTo(body);
            }
        } catch (EOFException | SocketException brokenOff) {
            whole = false;
        } catch (SocketTimeoutException | ProtocolException unfinished) {
            throw new IOException(
                    "no end of " + new Answer(status, headers, body.toString(ISO_8859_1), false), unfinished);
        }
        return new Answer(status, headers, body.toString(ISO_8859_1), whole);
    }

    private int size() throws IOException {
        String length = line();
        try {
            return Integer.parseInt(length, 16);
        } catch (NumberFormatException other) {
            throw new ProtocolException("no length of a chunk: " + length);
        }
    }

    private void copy(int length, ByteArrayOutputStream body) throws IOException {
        for (int i = 0; i < length; i++) {
            body.write(octet());
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = octet(); next != '\n'; next = octet()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return octet;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
