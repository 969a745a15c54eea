package dev.curfew.servlet;

import dev.curfew.catalina.NamedSession;
import dev.curfew.catalina.SentHeaders;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.MediaType;
import dev.curfew.http.OriginalAddress;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request as Curfew sees it.
 *
 * @since 0.1
 */
public class ServletExchange implements Exchange {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final @Nullable OriginalAddress sent;
    private final @Nullable OriginalAddress own;
    private final SentHeaders headers;
    private @Nullable RequestPath asked;
    private @Nullable String host;

    /** A request whose address nothing has rewritten. */
    public ServletExchange(HttpServletRequest request, HttpServletResponse response) {
        this(request, response, null, "");
    }

    /**
     * A request.
     *
     * @param sent what the browser asked for, if that has been rewritten; else null
     * @param mount where Curfew's own paths begin
     */
    public ServletExchange(
            HttpServletRequest request, HttpServletResponse response, @Nullable OriginalAddress sent, String mount) {
        this.request = request;
        this.response = response;
        this.headers = new SentHeaders(request);
        this.sent = sent;
        this.own = sent != null && sent.path().startsWith(mount + "/.curfew/") ? sent : null;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public final String path() {
        return own == null ? mappedPath() : own.path();
    }

    /** The path as the container maps it. */
    protected String mappedPath() {
        return asked().path();
    }

    @Override
    public @Nullable String welcome() {
        return asked().welcome();
    }

    private RequestPath asked() {
        RequestPath known = asked;
        RequestPath found = known == null ? RequestPath.of(mapped(), request.getRequestURI()) : known;
        asked = found;
        return found;
    }

    /** The path of what answers. */
    protected final String mapped() {
        String info = request.getPathInfo();
        return contextPath() + request.getServletPath() + (info == null ? "" : info);
    }

    @Override
    public String target() {
        return (sent == null ? new OriginalAddress(request.getRequestURI(), request.getQueryString()) : sent).target();
    }

    @Override
    public @Nullable String query() {
        return own != null ? own.query() : request.getQueryString();
    }

    @Override
    public String origin() {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    @Override
    public String contextPath() {
        return request.getServletContext().getContextPath();
    }

    @Override
    public String host() {
        String known = host;
        String found = known == null ? plain(request.getServerName().toLowerCase(Locale.ROOT)) : known;
        host = found;
        return found;
    }

    private static String plain(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    @Override
    public @Nullable String remoteAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public @Nullable String header(RequestHeader header) {
        return headers.first(header.word());
    }

    @Override
    public List<String> headers(RequestHeader header) {
        return headers.all(header.word());
    }

    @Override
    public @Nullable Form form(int most) {
        if (!MediaType.essence(request.getContentType()).equals("application/x-www-form-urlencoded")) {
            return null;
        }
        InputStream stream = body();
        if (stream == null) {
            return null;
        }
        try {
            byte[] body = stream.readNBytes(most + 1);
            return body.length > most ? null : Form.parse(new String(body, StandardCharsets.UTF_8));
        } catch (IOException | IllegalStateException unreadable) {
            return null;
        }
    }

    @Override
    public @Nullable InputStream body() {
        try {
            return request.getInputStream();
        } catch (IOException | IllegalStateException unreadable) {
            return null;
        }
    }

    @Override
    public boolean isLeftOver() {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        return match == null || match == MappingMatch.DEFAULT;
    }

    @Override
    public @Nullable ContainerSession containerSession() {
        return NamedSession.of(request);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(request)) {
            return type.cast(request);
        }
        if (type.isInstance(response)) {
            return type.cast(response);
        }
        throw new IllegalArgumentException("no " + type.getName() + " here");
    }
}
