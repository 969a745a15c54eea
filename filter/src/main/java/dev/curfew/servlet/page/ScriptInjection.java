package dev.curfew.servlet.page;

import dev.curfew.inject.ScriptTag;
import dev.curfew.servlet.stream.AsyncRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Adds the script's tag to an application's pages.
 *
 * @since 0.1
 */
public final class ScriptInjection {

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    private ScriptInjection(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /**
     * What the application is to be given.
     *
     * @param script the script's tag; null if pages are to be left alone
     */
    public static ScriptInjection of(
            HttpServletRequest request, HttpServletResponse response, @Nullable ScriptTag script) {
        if (script == null || response instanceof PageResponse) {
            return new ScriptInjection(request, response);
        }
        Validators validators = new Validators(script.mark());
        HttpServletResponse page = new PageResponse(
                response,
                new PageTag(script, request),
                validators,
                request.getMethod().equals("HEAD"));
        return new ScriptInjection(new PageRequest(request, page, validators), page);
    }

    /** The request, which goes on asynchronously with {@link #response}. */
    public HttpServletRequest request() {
        return request;
    }

    /** The response that the application is to write into. */
    HttpServletResponse response() {
        return response;
    }

    /**
     * Lets the application answer. What it has written when it returns is all, unless it goes on asynchronously.
     *
     * @param asked {@link #request}, or something around it
     * @param asyncRequests end it with its session, if it turns out to be one of them
     */
    public void pass(HttpServletRequest asked, FilterChain application, AsyncRequests asyncRequests)
            throws IOException, ServletException {
        try {
            asyncRequests.pass(asked, response, application);
        } finally {
            if (response instanceof PageResponse page && !request.isAsyncStarted()) {
                page.end();
            }
        }
    }
}
