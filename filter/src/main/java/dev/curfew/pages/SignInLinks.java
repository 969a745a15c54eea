package dev.curfew.pages;

import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Links to the sign-in, for pages, frames and scripts. */
public final class SignInLinks {

    private final Site site;

    public SignInLinks(Site site) {
        this.site = site;
    }

    /** Leads on to this afterwards. */
    public String to(ReturnTarget target) {
        return site.path(EndpointPath.LOGIN) + returning(target);
    }

    /** The query that leads on to this afterwards. */
    public String returning(ReturnTarget target) {
        return "?" + Site.RETURN + "=" + encoded(target.target());
    }

    /** Where the user proves what is demanded. */
    public String proving(AuthenticationRequirement required) {
        Long maxAge = required.maxAgeSeconds();
        List<String> parameters = new ArrayList<>();
        if (maxAge != null) {
            parameters.add("max_age=" + maxAge);
        }
        if (required.acr() != null) {
            parameters.add("acr_values=" + encoded(String.join(" ", required.acr())));
        }
        return site.path(EndpointPath.LOGIN) + "?" + String.join("&", parameters);
    }

    /** The same, and leads on to this afterwards. */
    public String proving(AuthenticationRequirement required, ReturnTarget target) {
        return proving(required) + "&return=" + encoded(target.target());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
