package dev.curfew.reply;

import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;

/** Where a request for an endpoint has to come from. */
enum OriginRequirement {

    /** From anywhere. */
    ANY {
        @Override
        boolean isMet(Request request, Site site) {
            return true;
        }
    },

    /** From a page of our own, where it changes something. */
    OWN_TO_CHANGE {
        @Override
        boolean isMet(Request request, Site site) {
            String method = request.exchange().method();
            boolean changes = method.equals("POST") || method.equals("DELETE");
            return !changes || OriginCheck.isOwn(request.exchange(), site);
        }
    },

    /** From a page of our own, unless the user sees it happen: a link may stand anywhere. */
    OWN_OR_VISIBLE {
        @Override
        boolean isMet(Request request, Site site) {
            return request.kind() == RequestKind.NAVIGATION || !OriginCheck.isForeign(request.exchange(), site);
        }
    };

    abstract boolean isMet(Request request, Site site);
}
