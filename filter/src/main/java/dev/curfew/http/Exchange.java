package dev.curfew.http;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, as Curfew sees it. The door writes the response, from a {@link Reply}.
 *
 * <p>Nothing here reads the body or a parameter of a request, but {@link #form} and {@link #body}.
 *
 * @since 0.1
 */
public interface Exchange {

    /** The method, as sent. */
    String method();

    /**
     * The path as the container maps it: decoded, normalised, without parameters, with the context path. Starts with a slash. Where the browser
     * asked for a path of Curfew's own it is that one, whatever a rewriting has made of it.
     */
    String path();

    /** Where a directory is asked for, the path of its welcome file, which answers; null for every other request. */
    @Nullable
    String welcome();

    /** Path and query as the browser sent them, undecoded and not rewritten as far as that can be known: what leads back here. Starts with a slash. */
    String target();

    /** The query string that belongs to {@link #path}, undecoded, or null. */
    @Nullable
    String query();

    /** Scheme, host and port as the client sees them, as far as the container knows: {@code https://shop.example.com}. */
    String origin();

    /** The context path of the application that answers, however the request writes it; empty for the root context, and where none answers. */
    String contextPath();

    /** The host that the client asked for, in lower case, without port and without the dot that may end it. */
    String host();

    /** The address of whoever is at the other end of the connection, as far as the container knows, or null. */
    @Nullable
    String remoteAddress();

    /** The first header of this name, case-insensitive, or null. */
    @Nullable
    String header(RequestHeader header);

    /** All headers of this name. */
    List<String> headers(RequestHeader header);

    /**
     * The fields of the body, which nobody can read afterwards: for our own paths only. May wait for the client.
     *
     * @param most bytes
     * @return null if the body is no form, is longer, or does not come
     */
    @Nullable
    Form form(int most);

    /**
     * The body as it comes, which nobody can read afterwards: for requests that do not reach the application only. Reading may wait for the
     * client; who reads sets the bound.
     *
     * @return null if somebody has begun to read it already in another way, or nobody can
     */
    @Nullable
    InputStream body();

    /** Whether nothing of the application is mapped to this path but what takes all the rest; also where no application answers. */
    boolean isLeftOver();

    /** The container's session that this request names and that still exists, or null. */
    @Nullable
    ContainerSession containerSession();

    /**
     * The container's own view of the request, for the libraries that want it.
     *
     * @throws IllegalArgumentException if this exchange has no such view
     */
    <T> T unwrap(Class<T> type);
}
