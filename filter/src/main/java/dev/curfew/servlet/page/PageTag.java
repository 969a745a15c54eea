package dev.curfew.servlet.page;

import dev.curfew.http.MediaType;
import dev.curfew.inject.ScriptPolicy;
import dev.curfew.inject.ScriptTag;
import dev.curfew.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tag for the pages of one request, and which answers are such pages.
 *
 * @param tag of the script
 * @param request for the page
 */
record PageTag(ScriptTag tag, HttpServletRequest request) {

    private static final String XHTML = "application/xhtml+xml";
    private static final Set<String> PAGES = Set.of("text/html", XHTML);
    private static final Set<Integer> NOT_WHOLE = Set.of(204, 205, 206, 304);
    private static final String PROBE = "<head>";

    static boolean isXml(HttpServletResponse response) {
        return mediaType(response).equals(XHTML);
    }

    private static String mediaType(HttpServletResponse response) {
        return MediaType.essence(response.getContentType());
    }

    /** The tag as it goes into this answer, or null for one that is to be left alone. */
    @Nullable
    String in(HttpServletResponse response) {
        if (!PAGES.contains(mediaType(response)) || !isWhole(response) || !hasAscii(response.getCharacterEncoding())) {
            return null;
        }
        Collection<String> policies = response.getHeaders("Content-Security-Policy");
        ScriptPolicy policy = policies.isEmpty() ? ScriptPolicy.NONE : ScriptPolicy.of(policies, url(response));
        return policy.allowed() ? tag.text(policy.nonce(), isXml(response)) : null;
    }

    /** What becomes of the answer's validators. */
    HeldValidators.Answer answer(HttpServletResponse response, boolean tagged) {
        if (tagged) {
            return HeldValidators.Answer.TAGGED;
        }
        return PAGES.contains(mediaType(response)) ? HeldValidators.Answer.UNTAGGED : HeldValidators.Answer.OTHER;
    }

    private URI url(HttpServletResponse response) {
        return tag.url(new ServletExchange(request, response).origin());
    }

    /** Whether it is shown as it comes: not a part, not packed, not to be kept as a file. */
    private static boolean isWhole(HttpServletResponse response) {
        String encoding = response.getHeader("Content-Encoding");
        String disposition = response.getHeader("Content-Disposition");
        return response.getStatus() >= 200
                && !NOT_WHOLE.contains(response.getStatus())
                && response.getHeader("Content-Range") == null
                && (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity"))
                && (disposition == null
                        || !disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment"));
    }

    /** In UTF-16 and on mainframes, a tag is other bytes. */
    private static boolean hasAscii(@Nullable String encoding) {
        if (encoding == null) {
            return true;
        }
        try {
            return Arrays.equals(PROBE.getBytes(Charset.forName(encoding)), PROBE.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
