package dev.curfew.servlet.page;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes on asynchronously with the response that it has, not with the container's. It asks under no condition that is about
 * another body than a page with our tag in it: a copy without the tag is never confirmed, and never completed.
 */
final class PageRequest extends HttpServletRequestWrapper {

    private static final String IF_NONE_MATCH = "if-none-match";
    private static final String IF_RANGE = "If-Range";
    private static final Set<String> OF_OTHER_BODIES = Set.of("if-modified-since", "if-range");

    private final HttpServletResponse response;
    private final Validators validators;

    PageRequest(HttpServletRequest request, HttpServletResponse response, Validators validators) {
        super(request);
        this.response = response;
        this.validators = validators;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isConditional(name) ? first(conditions(name)) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isConditional(name) ? Collections.enumeration(conditions(name)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isConditional(name) || !conditions(name).isEmpty())
                .toList());
    }

    @Override
    public long getDateHeader(String name) {
        return isConditional(name) && conditions(name).isEmpty() ? -1 : super.getDateHeader(name);
    }

    private boolean isConditional(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(IF_NONE_MATCH)
                || OF_OTHER_BODIES.contains(lower)
                || (lower.equals("range") && super.getHeader(IF_RANGE) != null);
    }

    /** Only entity tags tell a page with our tag from one without: dates do not, and of such pages there are no parts. */
    private List<String> conditions(String name) {
        String known = name.equalsIgnoreCase(IF_NONE_MATCH) ? validators.unmarked(super.getHeaders(name)) : null;
        return known == null ? List.of() : List.of(known);
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }
}
