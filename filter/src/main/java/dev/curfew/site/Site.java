package dev.curfew.site;

import dev.curfew.http.Exchange;
import dev.curfew.http.RequestPath;
import dev.curfew.http.ReturnTarget;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of one Curfew: its mount path, endpoint paths and cookie names.
 *
 * @param mount the context path for a context, empty for a host
 * @param cookies how our cookies are written
 * @param publicUrl scheme, host and port that browsers use, or null to believe the container
 * @param pageScript how pages come by the script
 * @since 0.1
 */
public record Site(String mount, CookieNames cookies, @Nullable URI publicUrl, PageTagging pageScript) {

    /** Names the kept form that a page shows. */
    public static final String FORM_ID = "id";

    /** Says why a form could not be kept. */
    public static final String FORM_LOST = "lost";

    /** Where to go afterwards. */
    public static final String RETURN = "return";

    /** How long a sign-in may be under way, seconds. */
    public static final long SIGN_IN_SECONDS = 600;

    private static final String HOME = "/.curfew/";
    private static final String HOME_ITSELF = "/.curfew";
    private static final Pattern PATH_END = Pattern.compile("[?#]");

    /** What cannot be decoded is read in one way by browsers and in another by servers. */
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** A site whose pages are to have the script. */
    public Site(String mount, CookieNames cookies, @Nullable URI publicUrl) {
        this(mount, cookies, publicUrl, PageTagging.INJECT);
    }

    /** The path of an endpoint. */
    public String path(EndpointPath endpoint) {
        return home() + endpoint.path();
    }

    /** What every path of ours begins with. */
    public String home() {
        return mount + HOME;
    }

    /** Where the application starts. */
    public ReturnTarget start() {
        return new ReturnTarget(mount + "/");
    }

    /** Where the application starts that a request is for: below a host that is not where everything starts. */
    public ReturnTarget start(Exchange exchange) {
        ReturnTarget start = ReturnTarget.parse(encoded(exchange.contextPath()) + "/");
        return start == null ? start() : start;
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no path of a container's: " + path, impossible);
        }
    }

    /** Where to go afterwards: what was asked for if it is a path of the application, or where a sign-in in a window of its own ends; else the start. */
    public ReturnTarget wayBack(@Nullable String wanted) {
        ReturnTarget target = ReturnTarget.nearest(wanted);
        return target != null && (!isOwn(target) || target.target().equals(path(EndpointPath.SIGNED_IN)))
                ? target
                : start();
    }

    /** The page of the user's sessions, from which it goes on to {@code back}; to the start if both together are too long. */
    public ReturnTarget othersPage(ReturnTarget back) {
        String page = path(EndpointPath.OTHERS);
        ReturnTarget whole =
                ReturnTarget.parse(page + "?return=" + URLEncoder.encode(back.target(), StandardCharsets.UTF_8));
        return whole == null ? new ReturnTarget(page) : whole;
    }

    /** The page that offers a kept form to its user. */
    public ReturnTarget formPage(String id) {
        return new ReturnTarget(path(EndpointPath.FORM) + "?" + FORM_ID + "=" + id);
    }

    /** The page that says why a form was not kept, and leads back to where it was; to the start if both together are too long. */
    public ReturnTarget lostFormPage(String why, ReturnTarget back) {
        String page = path(EndpointPath.FORM) + "?" + FORM_LOST + "=" + why;
        ReturnTarget whole = ReturnTarget.parse(
                page + "&" + RETURN + "=" + URLEncoder.encode(back.target(), StandardCharsets.UTF_8));
        return whole == null ? new ReturnTarget(page) : whole;
    }

    /** Whether this is a page about a form that was sent before signing in. */
    public boolean isFormPage(ReturnTarget page) {
        String path = path(EndpointPath.FORM);
        String target = page.target();
        return target.equals(path) || target.startsWith(path + "?");
    }

    /** The id of the form that this page of ours shows, or null. */
    @Nullable
    public String formOn(ReturnTarget page) {
        String start = path(EndpointPath.FORM) + "?" + FORM_ID + "=";
        String id = page.target().startsWith(start) ? page.target().substring(start.length()) : "";
        return ID.matcher(id).matches() ? id : null;
    }

    /** The page of this origin that {@code Referer} names, or null if it names none. */
    @Nullable
    public ReturnTarget ownPage(Exchange exchange, @Nullable String referrer) {
        String origin = origin(exchange);
        if (referrer == null || !referrer.startsWith(origin + "/")) {
            return null;
        }
        int hash = referrer.indexOf('#');
        return ReturnTarget.parse(referrer.substring(origin.length(), hash < 0 ? referrer.length() : hash));
    }

    /** The whole URL of an endpoint, as the provider has to know it. */
    public String url(Exchange exchange, EndpointPath endpoint) {
        return origin(exchange) + path(endpoint);
    }

    /** Scheme, host and port as browsers know them. */
    String origin(Exchange exchange) {
        return publicUrl == null ? exchange.origin() : publicUrl.toString();
    }

    /** The endpoint that a path names, or null for a path of the application. */
    @Nullable
    public String endpoint(String path) {
        boolean ours = path.startsWith(mount) && path.startsWith(HOME, mount.length());
        return ours ? path.substring(mount.length() + HOME.length()) : null;
    }

    /**
     * Whether the target is one of our own endpoints, in whatever spelling, where nobody wants to go after signing in. The page of a kept form is none of these: it
     * shows each form to its own user, so that it does no harm to be led there.
     */
    public boolean isOwn(ReturnTarget target) {
        if (isFormPage(target)) {
            return false;
        }
        String path = PATH_END.split(target.target(), 2)[0];
        String normal = RequestPath.normalised(path);
        return MALFORMED.matcher(path).find() || endpoint(normal) != null || normal.equals(mount + HOME_ITSELF);
    }
}
