package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.pages.SignInPages;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;

/** {@code signed-in}: the end of a sign-in in a window of its own. */
public final class SignedInEndpoint implements Endpoint {

    private final SignInPages pages;

    public SignedInEndpoint(SignInPages pages) {
        this.pages = pages;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.SIGNED_IN;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return pages.endOfWindow(request.exchange(), session);
    }
}
