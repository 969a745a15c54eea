package dev.curfew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/**
 * What became of one command.
 *
 * @param status what it left with
 * @param out what it printed
 * @param err what it complained about
 */
public record Run(int status, String out, String err) {

    public static Run of(Object... arguments) {
        return with("", arguments);
    }

    /** With something on the standard input. */
    public static Run with(String in, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int status = Main.run(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                texts);
        Run run = new Run(status, out.toString(), err.toString());
        assertThat(run.out + run.err).doesNotContain("\tat ", "Exception", "\u001B[");
        return run;
    }

    /** The JSON that it printed, and nothing else. */
    public Map<String, Object> json() {
        try {
            return JSONObjectUtils.parse(out);
        } catch (ParseException fault) {
            throw new AssertionError(out, fault);
        }
    }
}
