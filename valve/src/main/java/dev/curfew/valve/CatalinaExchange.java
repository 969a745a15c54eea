package dev.curfew.valve;

import dev.curfew.servlet.ServletExchange;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

/** A request as Tomcat has mapped it, also where no application takes it. */
final class CatalinaExchange extends ServletExchange {

    private final Request request;

    CatalinaExchange(Request request, Response response) {
        super(request, response);
        this.request = request;
    }

    @Override
    public String path() {
        return request.getDecodedRequestURI();
    }

    @Override
    public @Nullable String welcome() {
        String path = path();
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
