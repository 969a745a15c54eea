package dev.curfew.filter;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.ContainerSession;
import dev.curfew.servlet.HttpSessionView;
import dev.curfew.servlet.HttpSessions;
import dev.curfew.servlet.OwnHeaders;
import dev.curfew.session.Identity;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request as the application sees it through the filter: with the user of its session. */
final class AdmittedRequest extends HttpServletRequestWrapper {

    private static final String AUTH_TYPE = "CURFEW";
    private static final String EVERY_USER = "**";

    private final HttpServletResponse response;
    private @Nullable Identity identity;
    private final Consumer<ContainerSession> made;
    private boolean signedOut;

    /**
     * The request.
     *
     * @param made is told of an {@code HttpSession} in the moment that the application makes it
     */
    AdmittedRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            Proceed admitted,
            Consumer<ContainerSession> made) {
        super(request);
        this.response = response;
        this.identity = admitted.identity();
        this.made = made;
    }

    boolean isSignedOut() {
        return signedOut;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return identity == null ? super.getUserPrincipal() : new User(identity.name());
    }

    @Override
    public @Nullable String getRemoteUser() {
        return identity == null ? super.getRemoteUser() : identity.name();
    }

    @Override
    public @Nullable String getAuthType() {
        return identity == null ? super.getAuthType() : AUTH_TYPE;
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity == null
                ? super.isUserInRole(role)
                : EVERY_USER.equals(role) || identity.roles().contains(role);
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return identity != null || super.authenticate(response);
    }

    @Override
    public void login(String username, String password) throws ServletException {
        if (identity != null) {
            throw new ServletException("the user is signed in already");
        }
        super.login(username, password);
    }

    @Override
    public void logout() throws ServletException {
        signedOut |= identity != null;
        identity = null;
        super.logout();
    }

    @Override
    public HttpSession getSession() {
        if (isHidden()) {
            HttpSessionView.endHidden(incoming());
        }
        return claimed(super.getSession());
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        if (create) {
            return getSession();
        }
        return isHidden() ? null : super.getSession(false);
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return !isHidden() && super.isRequestedSessionIdValid();
    }

    private boolean isHidden() {
        return HttpSessionView.isHidden(incoming());
    }

    private HttpServletRequest incoming() {
        return (HttpServletRequest) getRequest();
    }

    private HttpSession claimed(HttpSession session) {
        if (HttpSessions.owner(session) == null) {
            made.accept(new HttpSessionView(incoming(), session));
        }
        return session;
    }

    /** Goes on with this very request, so that the user is not lost on the way. */
    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return OwnHeaders.isOwn(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return OwnHeaders.isOwn(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !OwnHeaders.isOwn(name))
                .toList());
    }

    private record User(String getName) implements Principal {

        @Override
        public String getName() {
            return getName;
        }

        @Override
        public String toString() {
            return getName;
        }
    }
}
