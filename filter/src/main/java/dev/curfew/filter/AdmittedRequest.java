package dev.curfew.filter;

import dev.curfew.servlet.OwnHeaders;
import dev.curfew.servlet.call.ApplicationCall;
import dev.curfew.session.Profile;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request for the application, with the user of its session. */
final class AdmittedRequest extends HttpServletRequestWrapper {

    private static final String AUTH_TYPE = "CURFEW";
    private static final String EVERY_USER = "**";

    private final HttpServletResponse response;
    private final ApplicationCall call;

    private AdmittedRequest(HttpServletRequest request, HttpServletResponse response, ApplicationCall call) {
        super(request);
        this.response = response;
        this.call = call;
    }

    /** The request as this call shows it; itself if it, or one that it is wrapped around, does so already. */
    static HttpServletRequest of(HttpServletRequest request, HttpServletResponse response, ApplicationCall call) {
        return shows(call, request) ? request : new AdmittedRequest(request, response, call);
    }

    private static boolean shows(ApplicationCall call, ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (inner instanceof AdmittedRequest shown && shown.call == call) {
                return true;
            }
            inner = wrapper.getRequest();
        }
        return false;
    }

    private @Nullable Profile profile() {
        return call.profile();
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        Profile profile = profile();
        return profile == null ? super.getUserPrincipal() : new User(profile.name());
    }

    @Override
    public @Nullable String getRemoteUser() {
        Profile profile = profile();
        return profile == null ? super.getRemoteUser() : profile.name();
    }

    @Override
    public @Nullable String getAuthType() {
        return profile() == null ? super.getAuthType() : AUTH_TYPE;
    }

    @Override
    public boolean isUserInRole(String role) {
        Profile profile = profile();
        return profile == null
                ? super.isUserInRole(role)
                : EVERY_USER.equals(role) || profile.roles().contains(role);
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return profile() != null || super.authenticate(response);
    }

    @Override
    public void login(String username, String password) throws ServletException {
        if (profile() != null) {
            throw new ServletException("the user is already signed in");
        }
        super.login(username, password);
    }

    @Override
    public void logout() throws ServletException {
        call.signOut();
        super.logout();
    }

    @Override
    public HttpSession getSession() {
        return told(super.getSession());
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return create ? getSession() : super.getSession(false);
    }

    private HttpSession told(HttpSession session) {
        call.made(session);
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
    public int getIntHeader(String name) {
        return OwnHeaders.isOwn(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return OwnHeaders.isOwn(name) ? -1 : super.getDateHeader(name);
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

    @Override
    public Map<String, String> getTrailerFields() {
        return OwnHeaders.without(super.getTrailerFields());
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
