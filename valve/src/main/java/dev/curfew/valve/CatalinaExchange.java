package dev.curfew.valve;

import dev.curfew.servlet.ServletExchange;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

/** A request as Tomcat has mapped it, also where no application takes it. */
final class CatalinaExchange extends ServletExchange {

    private final Request request;
    private @Nullable String path;

    /**
     * A request.
     *
     * @param mount where Curfew's own paths begin
     */
    CatalinaExchange(Request request, Response response, String mount) {
        super(request, response, CatalinaAddress.beforeRewriting(request), mount);
        this.request = request;
    }

    /** Tomcat makes a new text of it each time. Whoever rewrites it makes another request of it, with an exchange of its own. */
    @Override
    protected String mappedPath() {
        String known = path;
        String found = known == null ? request.getDecodedRequestURI() : known;
        path = found;
        return found;
    }

    @Override
    public @Nullable String welcome() {
        String path = mappedPath();
        if (request.getWrapper() == null || !(path.endsWith("/") || path.equals(contextPath()))) {
            return null;
        }
        String mapped = mapped();
        return mapped.equals(path) ? null : mapped;
    }

    @Override
    public String contextPath() {
        Context mapped = request.getContext();
        return mapped == null ? "" : mapped.getPath();
    }
}
