package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.RequestKind;
import dev.curfew.inject.ScriptTag;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.PageTagging;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/** Decides which requests are for pages that get the script's tag. */
public final class ScriptInjectionRule {

    private final @Nullable ScriptTag tag;

    public ScriptInjectionRule(Site site) {
        this.tag = site.pageScript() == PageTagging.INJECT
                ? new ScriptTag(site.path(EndpointPath.SCRIPT), site.publicUrl())
                : null;
    }

    /** The tag for the page that a request is for, or null. */
    @Nullable
    ScriptTag forPage(Exchange exchange, RequestKind kind) {
        return tag != null && isPage(exchange, kind) ? tag : null;
    }

    /** What is fetched ahead as a document is shown later, without another request. */
    private static boolean isPage(Exchange exchange, RequestKind kind) {
        return switch (kind) {
            case NAVIGATION, FORM, FRAME -> true;
            case PREFETCH -> "document".equals(exchange.header(RequestHeader.SEC_FETCH_DEST));
            case SCRIPT, WEBSOCKET, PREFLIGHT -> false;
        };
    }
}
