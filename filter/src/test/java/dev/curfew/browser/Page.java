package dev.curfew.browser;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * An answer, after all redirects.
 *
 * @param url where the browser is in the end
 * @param hops the answers that led here, oldest first; empty without a redirect
 */
public record Page(URI url, int status, HttpHeaders headers, String body, List<Hop> hops) {

    /** One redirect on the way. */
    public record Hop(URI url, int status, HttpHeaders headers) {}

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The visible text of the element with that id. */
    public String text(String id) {
        return element("#" + id).text();
    }

    /** The visible text of the whole page. */
    public String text() {
        return document().text();
    }

    public boolean has(String selector) {
        return document().selectFirst(selector) != null;
    }

    /** Where the link that the selector finds leads. */
    public URI link(String selector) {
        return URI.create(element(selector).absUrl("href"));
    }

    /** The form that the selector finds, ready to be filled in. */
    public Form form(String selector) {
        return new Form(this, (FormElement) element(selector));
    }

    private Element element(String selector) {
        Element found = document().selectFirst(selector);
        if (found == null) {
            throw new NoSuchElementException("no " + selector + " on " + this);
        }
        return found;
    }

    private Document document() {
        return Jsoup.parse(body, url.toString());
    }

    @Override
    public String toString() {
        return "%d %s after %s: %s"
                .formatted(
                        status,
                        url,
                        hops.stream().map(hop -> hop.status() + " " + hop.url()).toList(),
                        body.length() > 2000 ? body.substring(0, 2000) + "…" : body);
    }
}
