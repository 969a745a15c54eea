package dev.curfew.forms;

import dev.curfew.forms.FormException.Why;
import dev.curfew.http.MediaType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one part of {@code multipart/form-data}, in octets. Names stay as they are written: browsers write a
 * quote as {@code %22} (HTML, 4.10.21.8), and will do so again.
 */
final class PartHeaders {

    private static final Pattern FORM_DATA = Pattern.compile("form-data", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("\\s*;\\s*(name|filename)=\"([^\"]*+)\"");

    private @Nullable String name;
    private @Nullable String fileName;
    private @Nullable String type;

    void add(String line) throws FormException {
        int colon = line.indexOf(':');
        String header = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).trim();
        switch (header) {
            case "content-disposition" -> readDisposition(value);
            case "content-type" -> type = MediaType.essence(value);
            default -> throw new FormException(Why.UNREADABLE);
        }
    }

    private void readDisposition(String value) throws FormException {
        Matcher disposition = FORM_DATA.matcher(value);
        require(disposition.lookingAt() && name == null);
        Matcher parameter = PARAMETER.matcher(value);
        int at = disposition.end();
        while (at < value.length()) {
            require(parameter.region(at, value.length()).lookingAt());
            if (parameter.group(1).equals("name")) {
                require(name == null);
                name = parameter.group(2);
            } else {
                require(fileName == null);
                fileName = parameter.group(2);
            }
            at = parameter.end();
        }
    }

    String name() throws FormException {
        String found = name;
        if (found == null || (fileName == null && type != null && !type.equals("text/plain"))) {
            throw new FormException(Why.UNREADABLE);
        }
        return found;
    }

    /** Null for a field that is no file. */
    @Nullable
    String fileName() {
        return fileName;
    }

    private static void require(boolean condition) throws FormException {
        if (!condition) {
            throw new FormException(Why.UNREADABLE);
        }
    }
}
