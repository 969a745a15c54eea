package dev.curfew.servlet;

import dev.curfew.http.ContainerSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * An {@code HttpSession} by the servlet API. Its owner is a plain text attribute, which every kind of session manager can keep.
 *
 * @since 0.1
 */
public class HttpSessionView implements ContainerSession {

    private static final String HIDDEN = "dev.curfew.hidden";

    private final HttpServletRequest request;
    private final HttpSession session;

    public HttpSessionView(HttpServletRequest request, HttpSession session) {
        this.request = request;
        this.session = session;
    }

    @Override
    public @Nullable String owner() {
        return HttpSessions.owner(session);
    }

    @Override
    public void claim(String owner, int keepSeconds) {
        HttpSessions.claim(session, owner, keepSeconds);
    }

    @Override
    public void renewId() {
        request.changeSessionId();
    }

    @Override
    public void end() {
        HttpSessions.end(session);
    }

    @Override
    public void hide() {
        request.setAttribute(HIDDEN, session.getId());
    }

    /** Whether the session that the request names is kept from the application. */
    public static boolean isHidden(HttpServletRequest request) {
        return request.getAttribute(HIDDEN) != null;
    }

    /** Ends the session that was kept from the application, so that the request can get another one. */
    public static void endHidden(HttpServletRequest request) {
        HttpSession hidden = request.getSession(false);
        if (hidden != null && hidden.getId().equals(request.getAttribute(HIDDEN))) {
            HttpSessions.end(hidden);
        }
        request.removeAttribute(HIDDEN);
    }

    @Override
    public Detached detached() {
        return HttpSessions.detached(session);
    }
}
