package dev.curfew.guard;

import dev.curfew.http.AddressRange;
import dev.curfew.http.CookieNames;
import dev.curfew.http.Exchange;
import dev.curfew.http.ReturnTarget;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Curfew lives: the paths of its endpoints, the names of its cookies.
 *
 * @param mount the context path for a context, empty for a host
 * @param cookies how our cookies are written
 * @param publicUrl scheme, host and port that browsers use, or null to believe the container
 * @param trustedProxies whose word is taken for where a request comes from
 * @since 0.1
 */
public record Site(String mount, CookieNames cookies, @Nullable URI publicUrl, List<AddressRange> trustedProxies) {

    private static final String HOME = "/.curfew/";

    public Site {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** A site behind no proxy. */
    public Site(String mount, CookieNames cookies, @Nullable URI publicUrl) {
        this(mount, cookies, publicUrl, List.of());
    }

    /** The path of an endpoint. */
    String path(String endpoint) {
        return mount + HOME + endpoint;
    }

    /** Where the application starts. */
    ReturnTarget start() {
        return new ReturnTarget(mount + "/");
    }

    /** Where to go afterwards: what was asked for if it is a path of the application, or where a sign-in in a window of its own ends; else the start. */
    ReturnTarget wayBack(@Nullable String wanted) {
        ReturnTarget target = ReturnTarget.parse(wanted);
        if (target == null || (isOwn(target) && !target.target().equals(path(Endpoints.SIGNED_IN)))) {
            return start();
        }
        return target;
    }

    /** The page of the user's sessions, from which it goes on to {@code back}; to the start if both together are too long. */
    ReturnTarget othersPage(ReturnTarget back) {
        String page = path(Endpoints.OTHERS);
        ReturnTarget whole =
                ReturnTarget.parse(page + "?return=" + URLEncoder.encode(back.target(), StandardCharsets.UTF_8));
        return whole == null ? new ReturnTarget(page) : whole;
    }

    /** The whole URL of an endpoint, as the provider has to know it. */
    String url(Exchange exchange, String endpoint) {
        return origin(exchange) + path(endpoint);
    }

    /** Scheme, host and port as browsers know them. */
    String origin(Exchange exchange) {
        return publicUrl == null ? exchange.origin() : publicUrl.toString();
    }

    /** The endpoint that a path names, or null for a path of the application. */
    @Nullable
    String endpoint(String path) {
        boolean ours = path.startsWith(mount) && path.startsWith(HOME, mount.length());
        return ours ? path.substring(mount.length() + HOME.length()) : null;
    }

    /** Whether the target is one of our own endpoints, where nobody wants to go after signing in. */
    boolean isOwn(ReturnTarget target) {
        try {
            String path = URI.create(target.target()).getPath();
            return path != null && endpoint(path) != null;
        } catch (IllegalArgumentException notAUri) {
            return target.target().contains(HOME);
        }
    }
}
