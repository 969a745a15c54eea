package dev.curfew.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/** A request that goes on asynchronously with the response that it has, not with the container's. */
final class PageRequest extends HttpServletRequestWrapper {

    private final HttpServletResponse response;

    PageRequest(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }
}
