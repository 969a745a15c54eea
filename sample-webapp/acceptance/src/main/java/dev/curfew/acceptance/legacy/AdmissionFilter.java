package dev.curfew.acceptance.legacy;

import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

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
