package dev.curfew.acceptance;

import java.net.URI;

/**
 * The addresses of one guarded webapp, as a user sees them.
 *
 * @param app the webapp's root, with a slash at the end
 * @param curfew below which Curfew itself answers, with a slash at the end
 */
record Shop(URI app, URI curfew) {

    /** A page of the webapp. */
    URI page(String path) {
        return app.resolve(path);
    }

    /** The home page, at an address that nobody else uses. */
    URI home(String mark) {
        return page("home.jsp?from=" + mark);
    }

    /** One of Curfew's own endpoints. */
    URI endpoint(String path) {
        return curfew.resolve(path);
    }
}
