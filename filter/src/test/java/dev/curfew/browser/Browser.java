package dev.curfew.browser;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One user's browser: navigates, submits forms, lets scripts fetch. It sends what Chrome and Firefox send (cookies by RFC 6265 and SameSite,
 * Fetch Metadata, Origin, Referer) and follows redirects as they do. Fetches may run on many threads.
 */
public final class Browser {

    private static final int MOST_REDIRECTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final CookieJar cookies = new CookieJar();

    public CookieJar cookies() {
        return cookies;
    }

    /** The user types the address or opens a bookmark. */
    public Page open(URI url) {
        return navigate(Trip.typed(), "GET", url, null);
    }

    /** The user clicks a link on the page. */
    public Page click(Page from, URI url) {
        return navigate(Trip.from(from), "GET", url, null);
    }

    /** The user sends the form. */
    public Page submit(Form form) {
        Trip trip = Trip.from(form.page());
        Body body = form.body();
        if (form.isPost()) {
            return navigate(trip, "POST", form.action(), body);
        }
        return navigate(trip, "GET", URI.create(form.action() + "?" + body.octets()), null);
    }

    /** The user sends a form on that page, which puts just this into its request. */
    public Page submit(Page from, URI action, Body body) {
        return navigate(Trip.from(from), "POST", action, body);
    }

    /** A script on a page of the same origin fetches; its cookies go along, and a redirect is reported, not followed. */
    public Page fetch(URI url) {
        return fetch("GET", url);
    }

    /** A script on a page of the same origin sends an empty request by that method. */
    public Page fetch(String method, URI url) {
        HttpRequest.Builder request = request(method, url, null)
                .header("Accept", "*/*")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Dest", "empty");
        if (!method.equals("GET")) {
            request.header("Origin", origin(url));
        }
        cookies.header(url, true, false).ifPresent(header -> request.header("Cookie", header));
        HttpResponse<String> answer = send(request.build());
        cookies.store(url, answer.headers().allValues("Set-Cookie"));
        return new Page(url, answer.statusCode(), answer.headers(), answer.body(), List.of());
    }

    /**
     * Anything else that a page of the same origin makes the browser ask: with the cookies, with these headers (name, value, name, …) and no
     * others; a redirect is reported, not followed.
     */
    public Page ask(String method, URI url, String... headers) {
        HttpRequest.Builder request = request(method, url, null);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        cookies.header(url, true, true).ifPresent(header -> request.header("Cookie", header));
        HttpResponse<String> answer = send(request.build());
        cookies.store(url, answer.headers().allValues("Set-Cookie"));
        return new Page(url, answer.statusCode(), answer.headers(), answer.body(), List.of());
    }

    private Page navigate(Trip trip, String firstMethod, URI start, @Nullable Body firstBody) {
        List<Page.Hop> hops = new ArrayList<>();
        URI url = start;
        String method = firstMethod;
        Body body = firstBody;
        while (hops.size() < MOST_REDIRECTS) {
            trip.visits(url);
            HttpResponse<String> answer = send(navigation(trip, method, url, body));
            cookies.store(url, answer.headers().allValues("Set-Cookie"));
            Optional<URI> next = redirect(url, answer);
            if (next.isEmpty()) {
                return new Page(url, answer.statusCode(), answer.headers(), answer.body(), List.copyOf(hops));
            }
            hops.add(new Page.Hop(url, answer.statusCode(), answer.headers()));
            if (answer.statusCode() == 303 || (answer.statusCode() <= 302 && method.equals("POST"))) {
                method = "GET";
                body = null;
            }
            url = next.get();
        }
        throw new IllegalStateException("a redirect loop: "
                + hops.stream().map(hop -> hop.status() + " " + hop.url()).toList());
    }

    private HttpRequest navigation(Trip trip, String method, URI url, @Nullable Body body) {
        HttpRequest.Builder request = request(method, url, body)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("Upgrade-Insecure-Requests", "1")
                .header("Sec-Fetch-Site", trip.fetchSite())
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-User", "?1")
                .header("Sec-Fetch-Dest", "document");
        if (method.equals("POST")) {
            request.header("Content-Type", body == null ? "application/x-www-form-urlencoded" : body.type())
                    .header("Origin", trip.originHeader());
        }
        trip.referer(url).ifPresent(referer -> request.header("Referer", referer));
        cookies.header(url, trip.isSameSite(url), method.equals("GET"))
                .ifPresent(header -> request.header("Cookie", header));
        return request.build();
    }

    private static HttpRequest.Builder request(String method, URI url, @Nullable Body body) {
        return HttpRequest.newBuilder(url)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.octets(), ISO_8859_1))
                .timeout(PATIENCE)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request.uri() + ": interrupted", interrupted);
        }
    }

    private static Optional<URI> redirect(URI url, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                answer.headers().firstValue("Location").map(url::resolve);
            default -> Optional.empty();
        };
    }

    static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
