package dev.curfew.acceptance;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Form;
import dev.curfew.browser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One browser in one edition of the examples, signed in where there is a door. */
final class Guest {

    private static final Pattern OUR_SCRIPT = Pattern.compile("<script[^>]*/\\.curfew/[^>]*></script>");

    private final Browser browser = new Browser();
    private final ExamplesServer server;
    private final Examples edition;
    private final String user;

    private Guest(ExamplesServer server, Examples edition, String user) {
        this.server = server;
        this.edition = edition;
        this.user = user;
    }

    static Guest of(ExamplesServer server, Examples edition, String user) {
        Guest guest = new Guest(server, edition, user);
        if (edition != Examples.PLAIN) {
            guest.enter(guest.open("index.html"), "username", "password");
        }
        return guest;
    }

    static Guest of(ExamplesServer server, Examples edition) {
        return of(server, edition, server.another());
    }

    /** Sends a sign-in page whose fields have these names. */
    Page enter(Page page, String name, String password) {
        return browser.submit(page.form("form").set(name, user).set(password, user));
    }

    String user() {
        return user;
    }

    Page open(String path) {
        return browser.open(url(path));
    }

    Page fetch(String path) {
        return browser.fetch(url(path));
    }

    Page submit(Form form) {
        return browser.submit(form);
    }

    /** What this page says, whatever edition it is of. */
    String said(Page page) {
        String body = OUR_SCRIPT.matcher(page.body()).replaceAll("");
        return page.status() + " "
                + body.replace("/" + edition.path() + "/", "/examples/")
                        .replace("&#47;" + edition.path() + "&#47;", "&#47;examples&#47;");
    }

    WebSocket connect(String path, WebSocket.Listener listener) {
        String url = url(path).toString().replaceFirst("^http", "ws");
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        return builder.header("Cookie", cookies())
                .buildAsync(URI.create(url), listener)
                .join();
    }

    /** Listens to what never ends. */
    Ticker listen(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(url(path)).header("Cookie", cookies()).build();
        try {
            return new Ticker(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofInputStream())
                    .body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path + ": interrupted", interrupted);
        }
    }

    private String cookies() {
        return browser.cookies().all().stream()
                .filter(cookie -> url("").getPath().startsWith(cookie.path()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    private URI url(String path) {
        return server.page(edition, path);
    }
}
