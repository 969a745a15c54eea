package dev.curfew.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection that asks for the same page again and again. */
final class Connection implements AutoCloseable {

    private static final String REQUEST =
            """
            GET %s/page?bytes=%d HTTP/1.1
            Host: localhost:%d
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
            Accept-Language: en-US,en;q=0.9
            Sec-Fetch-Site: same-origin
            Sec-Fetch-Mode: navigate
            Sec-Fetch-Dest: document
            """;

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;

    Connection(Webapp webapp, int bytes, int port, String cookie) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        String text = REQUEST.formatted(webapp.path(), bytes, port).replace("\n", "\r\n");
        request = (text + cookie + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Asks so many times.
     *
     * @param ahead how many questions are sent before the first answer is read, so that the server need not sleep in between
     */
    void ask(int times, int ahead) throws IOException {
        ByteArrayOutputStream batch = new ByteArrayOutputStream(ahead * request.length);
        for (int i = 0; i < ahead; i++) {
            batch.write(request);
        }
        for (int asked = 0; asked < times; asked += ahead) {
            batch.writeTo(socket.getOutputStream());
            for (int i = 0; i < ahead; i++) {
                String head = head();
                if (!head.startsWith("HTTP/1.1 200")) {
                    throw new IOException(head);
                }
                in.skipNBytes(length(head));
            }
        }
    }

    /** Whether the answer has the tag of the script. */
    boolean isTagged() throws IOException {
        socket.getOutputStream().write(request);
        byte[] body = in.readNBytes((int) length(head()));
        return new String(body, StandardCharsets.UTF_8).contains("/.curfew/curfew.js");
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        for (int ends = 0; ends < 4; ) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after " + head);
            }
            head.write(octet);
            ends = octet == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static long length(String head) throws IOException {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("no length in " + head));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
