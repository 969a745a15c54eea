package dev.curfew.servlet.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds back an application's validators until Curfew knows whether the response is a page. Not thread-safe. */
final class HeldValidators {

    private static final String ENTITY_TAG = "ETag";
    private static final String DATE = "Last-Modified";
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final HttpServletResponse response;
    private final Validators validators;
    private @Nullable String tag;
    private @Nullable String date;
    private @Nullable Answer known;

    /** What an answer is to browsers that have it already. */
    enum Answer {
        /** A page with our tag in it. */
        TAGGED,
        /** A page that could have had it, and has not. */
        UNTAGGED,
        /** No page: it is the same whether or not there is a script. */
        OTHER
    }

    HeldValidators(HttpServletResponse response, Validators validators) {
        this.response = response;
        this.validators = validators;
    }

    static boolean isOne(String name) {
        return ENTITY_TAG.equalsIgnoreCase(name) || DATE.equalsIgnoreCase(name);
    }

    /** As a header has it (RFC 9110, 5.6.7). */
    static String date(long epochMillis) {
        return FORMAT.format(Instant.ofEpochMilli(epochMillis));
    }

    void hold(String name, String value) {
        if (ENTITY_TAG.equalsIgnoreCase(name)) {
            tag = value;
        } else {
            date = value;
        }
        if (known != null) {
            release(known);
        }
    }

    @Nullable
    String get(String name) {
        return ENTITY_TAG.equalsIgnoreCase(name) ? tag : DATE.equalsIgnoreCase(name) ? date : null;
    }

    /** It is not known any more what the answer will be. */
    void await() {
        known = null;
    }

    void forget() {
        tag = null;
        date = null;
        known = null;
    }

    /** A date tells nothing of our tag. A page without ours keeps the tag that it has, which no request asks with. */
    void release(Answer answer) {
        if (tag != null) {
            response.setHeader(ENTITY_TAG, answer == Answer.UNTAGGED ? tag : validators.marked(tag));
        }
        if (date != null && answer != Answer.TAGGED) {
            response.setHeader(DATE, date);
        }
        forget();
        known = answer;
    }
}
