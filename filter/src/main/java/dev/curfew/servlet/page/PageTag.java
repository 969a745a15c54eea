package dev.curfew.servlet.page;

import dev.curfew.inject.ScriptPolicy;
import dev.curfew.inject.ScriptTag;
import dev.curfew.servlet.PageType;
import dev.curfew.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The script tag for one request, and the decision which responses get it.
 *
 * @param tag of the script
 * @param request for the page
 */
record PageTag(ScriptTag tag, HttpServletRequest request) {

    private static final String POLICY = "Content-Security-Policy";
    private static final String PROBE = "<head>";

    /** The tag as it goes into this answer, or null for one that is to be left alone. */
    @Nullable
    String in(HttpServletResponse response, PageType type) {
        if (type == PageType.NONE || !isWhole(response) || !hasAscii(response.getCharacterEncoding())) {
            return null;
        }
        ScriptPolicy policy = response.containsHeader(POLICY)
                ? ScriptPolicy.of(response.getHeaders(POLICY), url(response))
                : ScriptPolicy.NONE;
        return policy.allowed() ? tag.text(policy.nonce(), type == PageType.XHTML) : null;
    }

    private URI url(HttpServletResponse response) {
        return tag.url(new ServletExchange(request, response).origin());
    }

    /** Whether it is shown as it comes: not a part, not packed, not to be kept as a file. */
    private static boolean isWhole(HttpServletResponse response) {
        String encoding = response.getHeader("Content-Encoding");
        String disposition = response.getHeader("Content-Disposition");
        return isWhole(response.getStatus())
                && response.getHeader("Content-Range") == null
                && (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity"))
                && (disposition == null
                        || !disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment"));
    }

    private static boolean isWhole(int status) {
        return switch (status) {
            case 204, 205, 206, 304 -> false;
            default -> status >= 200;
        };
    }

    /** In UTF-16 and on mainframes, a tag is other bytes. */
    private static boolean hasAscii(@Nullable String encoding) {
        if (encoding == null || encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("ISO-8859-1")) {
            return true;
        }
        try {
            return Arrays.equals(PROBE.getBytes(Charset.forName(encoding)), PROBE.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
