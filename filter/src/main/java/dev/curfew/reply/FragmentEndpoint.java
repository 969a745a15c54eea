package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SignInLinks;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import dev.curfew.text.TextKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the fragment of an address during the sign-in: browsers do not send it to servers, and it is lost at the
 * provider.
 */
public final class FragmentEndpoint implements Endpoint {

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
        String address = site.path(EndpointPath.FRAGMENT) + links.returning(back);
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

    @Override
    public EndpointPath path() {
        return EndpointPath.FRAGMENT;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return page(request.exchange());
    }

    public Reply page(Exchange exchange) {
        ReturnTarget back = site.wayBack(Form.parse(exchange.query()).single(Site.RETURN));
        String onwards = links.to(back);
        return texts.page(exchange, TextKey.FRAGMENT_TITLE)
                .saying(TextKey.FRAGMENT_TEXT)
                .offering(TextKey.ACTION_SIGN_IN, onwards)
                .running(site.path(EndpointPath.FRAGMENT_SCRIPT))
                .elseGoingTo(onwards)
                .reply(200);
    }
}
