package dev.curfew.acceptance.modern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Marks every answer of this webapp with the moment, in epoch milliseconds, at which its request was let in. */
public final class AdmissionFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Admitted", Long.toString(System.currentTimeMillis()));
        chain.doFilter(request, response);
    }
}
