package dev.curfew.bench;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed GET request, and nothing around it. Headers are found as Tomcat finds them: one after the other, whatever their case. */
final class LightRequest extends HttpServletRequestWrapper {

    /** What a browser sends with a click; the cookie comes on top. */
    static final String[] NAVIGATION = {
        "Host", "shop.example.com",
        "Connection", "keep-alive",
        "sec-ch-ua", "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\"",
        "sec-ch-ua-mobile", "?0",
        "sec-ch-ua-platform", "\"Linux\"",
        "Upgrade-Insecure-Requests", "1",
        "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
        "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "Sec-Fetch-Site", "same-origin",
        "Sec-Fetch-Mode", "navigate",
        "Sec-Fetch-User", "?1",
        "Sec-Fetch-Dest", "document",
        "Referer", "https://shop.example.com/bank/accounts",
        "Accept-Encoding", "gzip, deflate, br, zstd",
        "Accept-Language", "en-GB,en;q=0.9"
    };

    /** What a browser sends with a {@code fetch}. */
    static final String[] SCRIPT = {
        "Host", "shop.example.com",
        "Connection", "keep-alive",
        "sec-ch-ua-platform", "\"Linux\"",
        "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
        "sec-ch-ua", "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\"",
        "sec-ch-ua-mobile", "?0",
        "Accept", "*/*",
        "Sec-Fetch-Site", "same-origin",
        "Sec-Fetch-Mode", "cors",
        "Sec-Fetch-Dest", "empty",
        "Referer", "https://shop.example.com/bank/accounts",
        "Accept-Encoding", "gzip, deflate, br, zstd",
        "Accept-Language", "en-GB,en;q=0.9"
    };

    private static final HttpServletRequest NOTHING_ELSE = Unsupported.of(HttpServletRequest.class);

    private final ServletContext context;
    private final String[] headers;
    private final String path;
    private final String uri;
    private final @Nullable String cookie;
    private final @Nullable HttpSession session;

    LightRequest(
            ServletContext context,
            String[] headers,
            String path,
            @Nullable String cookie,
            @Nullable HttpSession session) {
        super(NOTHING_ELSE);
        this.context = context;
        this.headers = headers;
        this.path = path;
        this.uri = "/bank".concat(path);
        this.cookie = cookie;
        this.session = session;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getServerName() {
        return "shop.example.com";
    }

    @Override
    public String getContextPath() {
        return "/bank";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable String getHeader(String name) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase(name)) {
                return headers[i + 1];
            }
        }
        return name.equalsIgnoreCase("Cookie") ? cookie : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return session;
    }
}
