package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SignInLinks;
import dev.curfew.site.EndpointPaths;
import dev.curfew.site.Site;
import dev.curfew.text.TextKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page on the way to the provider that puts the fragment of the address into the way back: browsers tell servers nothing of it, carry it over
 * redirects, and lose it on the provider's form.
 */
public final class FragmentEndpoint {

    private static final String SCRIPT = source();
    private static final String TAG = "\"" + UUID.nameUUIDFromBytes(SCRIPT.getBytes(StandardCharsets.UTF_8)) + "\"";

    /** The address comes with cookies and other headers, and Tomcat takes 8 KiB of all by default. */
    private static final int LONGEST = 3000;

    private final Site site;
    private final PageTexts texts;
    private final SignInLinks links;

    public FragmentEndpoint(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
        this.links = new SignInLinks(site);
    }

    /** The address of the page on the way to {@code back}, or null for who may be no browser: programs follow redirects and read no pages. */
    @Nullable
    String on(ReturnTarget back, Exchange exchange) {
        String address = site.path(EndpointPaths.FRAGMENT) + links.returning(back);
        return isBrowser(exchange) && address.length() <= LONGEST ? address : null;
    }

    /** Only browsers send Fetch Metadata and unpack Brotli as well. */
    private static boolean isBrowser(Exchange exchange) {
        return exchange.method().equals("GET")
                && "navigate".equals(exchange.header(RequestHeader.SEC_FETCH_MODE))
                && "document".equals(exchange.header(RequestHeader.SEC_FETCH_DEST))
                && exchange.headers(RequestHeader.ACCEPT_ENCODING).stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .anyMatch(coding -> coding.strip().equals("br"));
    }

    public Reply page(Exchange exchange) {
        ReturnTarget back = site.wayBack(Form.parse(exchange.query()).single(Site.RETURN));
        String onwards = links.to(back);
        return texts.page(exchange, TextKey.FRAGMENT_TITLE)
                .saying(TextKey.FRAGMENT_TEXT)
                .offering(TextKey.ACTION_SIGN_IN, onwards)
                .running(site.path(EndpointPaths.FRAGMENT_SCRIPT))
                .elseGoingTo(onwards)
                .reply(200);
    }

    Reply script(Exchange exchange) {
        return exchange.headers(RequestHeader.IF_NONE_MATCH).stream().anyMatch(tags -> tags.contains(TAG))
                ? Reply.notModified(TAG)
                : Reply.revalidated("text/javascript;charset=UTF-8", SCRIPT, TAG);
    }

    private static String source() {
        try (InputStream stream = FragmentEndpoint.class.getResourceAsStream("fragment.js")) {
            if (stream == null) {
                throw new IllegalStateException("fragment.js is not in the JAR");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
