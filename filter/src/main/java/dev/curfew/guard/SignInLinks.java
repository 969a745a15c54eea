package dev.curfew.guard;

import dev.curfew.http.ReturnTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Links to the sign-in, for pages, frames and scripts. */
final class SignInLinks {

    private final Site site;

    SignInLinks(Site site) {
        this.site = site;
    }

    /** Leads on to this afterwards. */
    String to(ReturnTarget target) {
        return site.path(EndpointPaths.LOGIN) + returning(target);
    }

    /** The query that leads on to this afterwards. */
    String returning(ReturnTarget target) {
        return "?" + Site.RETURN + "=" + encoded(target.target());
    }

    /** Where the user proves what is demanded. */
    String proving(Proof demanded) {
        Long maxAge = demanded.maxAgeSeconds();
        List<String> parameters = new ArrayList<>();
        if (maxAge != null) {
            parameters.add("max_age=" + maxAge);
        }
        if (demanded.acr() != null) {
            parameters.add("acr_values=" + encoded(String.join(" ", demanded.acr())));
        }
        return site.path(EndpointPaths.LOGIN) + "?" + String.join("&", parameters);
    }

    /** The same, and leads on to this afterwards. */
    String proving(Proof demanded, ReturnTarget target) {
        return proving(demanded) + "&return=" + encoded(target.target());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
