package dev.curfew.forms;

import dev.curfew.forms.FormException.Why;
import dev.curfew.http.SentField;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses {@code application/x-www-form-urlencoded} strictly (WHATWG URL, 5.1): it refuses input that no browser
 * writes.
 */
final class UrlEncodedFields {

    private final byte[] body;
    private int at;

    private UrlEncodedFields(byte[] body) {
        this.body = body;
    }

    static List<SentField> read(byte[] body) throws FormException {
        return new UrlEncodedFields(body).read();
    }

    private List<SentField> read() throws FormException {
        List<SentField> fields = new ArrayList<>();
        while (at < body.length) {
            String name = token(true);
            String value = at < body.length && body[at] == '=' ? value() : "";
            at++;
            if (!name.isEmpty() || !value.isEmpty()) {
                FormReader.add(fields, new SentField(name, value, false));
            }
        }
        return fields;
    }

    private String value() throws FormException {
        at++;
        return token(false);
    }

    private String token(boolean isName) throws FormException {
        StringBuilder octets = new StringBuilder();
        for (; at < body.length && body[at] != '&' && !(isName && body[at] == '='); at++) {
            byte next = body[at];
            octets.append(next == '+' ? ' ' : next == '%' ? escaped() : (char) (next & 0xFF));
        }
        return octets.toString();
    }

    private char escaped() throws FormException {
        if (at + 2 >= body.length) {
            throw new FormException(Why.UNREADABLE);
        }
        int high = Character.digit(body[at + 1], 16);
        int low = Character.digit(body[at + 2], 16);
        if (high < 0 || low < 0) {
            throw new FormException(Why.UNREADABLE);
        }
        at += 2;
        return (char) (high << 4 | low);
    }
}
