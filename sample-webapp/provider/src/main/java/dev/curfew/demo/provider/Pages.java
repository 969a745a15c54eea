package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.Layout.escape;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The pages besides {@link SignInPage}. No script; everything that came from outside is escaped. */
final class Pages {

    private static final String SIGN_OUT =
            """
            <h1>Sign out</h1>
            <p>Do you want to sign out, <strong>%s</strong>?</p>
            <form method="post" action="%s">
            <input type="hidden" name="interaction" value="%s">
            <button type="submit">Sign out</button>
            </form>
            """;

    private Pages() {}

    /** Asks whether the logout is meant. */
    static HTTPResponse signOut(String username, String interaction, @Nullable URI leadsTo) {
        String body = SIGN_OUT.formatted(escape(username), Endpoint.SIGN_OUT.path(), escape(interaction));
        return Layout.page(HTTPResponse.SC_OK, "Sign out", body, leadsTo);
    }

    static HTTPResponse message(int status, String title, String text) {
        return Layout.page(status, title, "<h1>%s</h1><p>%s</p>".formatted(escape(title), escape(text)), null);
    }
}
