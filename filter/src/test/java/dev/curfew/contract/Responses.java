package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads what a server has sent on one connection as strictly as the proxy does that gives the next answer to another user (RFC 9112, 6.3): what
 * does not stand exactly where the framing says is a fault.
 */
final class Responses {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 [1-5][0-9]{2} [^\r\n]*");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\r\n\u0000]*");

    private final String stream;
    private int at;

    private Responses(String stream) {
        this.stream = stream;
    }

    /** One answer. */
    record Answer(int status, List<String> headers, String body) {

        String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).trim())
                    .findFirst()
                    .orElse("");
        }

        boolean closes() {
            return header("Connection").equalsIgnoreCase("close");
        }
    }

    /**
     * The answers to requests of these methods, one after the other, up to where the server closes, which it may do after any of them.
     *
     * @param stream everything that came
     */
    static List<Answer> parse(byte[] stream, List<String> methods) {
        Responses reader = new Responses(new String(stream, ISO_8859_1));
        List<Answer> answers = new ArrayList<>();
        for (String method : methods) {
            Answer answer = reader.next(method);
            answers.add(answer);
            if (answer.closes() || reader.at == reader.stream.length()) {
                break;
            }
        }
        reader.require(reader.at == reader.stream.length(), "nothing behind the last answer");
        return answers;
    }

    private Answer next(String method) {
        String status = line();
        require(STATUS.matcher(status).matches(), "a status line, not " + status);
        int code = Integer.parseInt(status.substring(9, 12));
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            require(HEADER.matcher(line).matches(), "a header, not " + line);
            headers.add(line);
        }
        if (code < 200) {
            return next(method);
        }
        Answer head = new Answer(code, headers, "");
        return new Answer(code, headers, body(method, head));
    }

    private String body(String method, Answer head) {
        String length = head.header("Content-Length");
        boolean chunked = head.header("Transfer-Encoding").equalsIgnoreCase("chunked");
        require(length.isEmpty() || !chunked, "one framing");
        require(count(head, "content-length:") < 2, "one Content-Length");
        if (head.status() == 204) {
            require(length.isEmpty() && !chunked, "a 204 without a length");
        }
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return "";
        }
        if (chunked) {
            return chunks();
        }
        require(!length.isEmpty() || head.closes(), "a length on a connection that is kept");
        return take(length.isEmpty() ? stream.length() - at : Integer.parseInt(length));
    }

    private static long count(Answer head, String prefix) {
        return head.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .count();
    }

    private String chunks() {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(take(size));
            require(line().isEmpty(), "the end of a chunk");
        }
        require(line().isEmpty(), "the end of the chunks");
        return body.toString();
    }

    private String take(int length) {
        require(at + length <= stream.length(), length + " bytes of a body");
        at += length;
        return stream.substring(at - length, at);
    }

    private String line() {
        int end = stream.indexOf("\r\n", at);
        require(end >= 0, "a line");
        String line = stream.substring(at, end);
        at = end + 2;
        return line;
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            throw new AssertionError("expected " + expected + " at " + at + " of\n" + stream);
        }
    }
}
