package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser's request says beyond the protocol: its parameters, the session cookie, and whether our own page sent it. */
final class Browser {

    private static final String COOKIE = "demo-provider-session";
    private static final Set<String> OWN_PAGE = Set.of("same-origin", "none");

    private Browser() {}

    static Map<String, List<String>> parameters(HTTPRequest request) throws ParseException {
        return request.getMethod() == HTTPRequest.Method.POST
                ? request.getBodyAsFormParameters()
                : request.getQueryStringParameters();
    }

    static @Nullable String cookie(HTTPRequest request) {
        List<String> headers = request.getHeaderValues("Cookie");
        return headers == null
                ? null
                : headers.stream()
                        .flatMap(header -> Arrays.stream(header.split(";", -1)))
                        .map(pair -> pair.trim().split("=", 2))
                        .filter(pair -> pair.length == 2 && pair[0].equals(COOKIE))
                        .map(pair -> pair[1])
                        .findFirst()
                        .orElse(null);
    }

    static void remember(HTTPResponse response, String cookie) {
        response.setHeader("Set-Cookie", COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax");
    }

    static void forget(HTTPResponse response) {
        response.setHeader("Set-Cookie", COOKIE + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    /** False when a browser says that another site's page posted this form; a client that says nothing is no browser. */
    static boolean postedByOwnPage(HTTPRequest request) {
        String site = request.getHeaderValue("Sec-Fetch-Site");
        return site == null || OWN_PAGE.contains(site);
    }
}
