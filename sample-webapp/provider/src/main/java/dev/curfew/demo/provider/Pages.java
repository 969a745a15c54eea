package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.Layout.escape;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The pages a user sees. No script; everything that came from outside is escaped. */
final class Pages {

    private static final String SIGN_IN =
            """
            <h1>Sign in</h1>
            <p>The application <strong>%s</strong> asks you to sign in.</p>
            %s
            <form method="post" action="%s">
            <input type="hidden" name="interaction" value="%s">
            <label for="username">Username</label>
            <input id="username" name="username" value="%s" autocomplete="username" autocapitalize="none" spellcheck="false" required%s>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required%s>
            <button type="submit">Sign in</button>
            <button type="submit" class="quiet" name="cancel" value="yes" formnovalidate>Cancel</button>
            </form>
            """;
    private static final String WRONG =
            "<p class=\"error\" role=\"alert\" id=\"error\">Wrong username or password. Please try again.</p>";
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

    /**
     * The sign-in page.
     *
     * @param username prefilled; null for none
     * @param wrong whether a password was just refused
     */
    static HTTPResponse signIn(
            String client, String interaction, @Nullable String username, boolean wrong, URI leadsTo) {
        boolean known = username != null && !username.isEmpty();
        String described = wrong ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "";
        String body = SIGN_IN.formatted(
                escape(client),
                wrong ? WRONG : "",
                Endpoint.SIGN_IN.path(),
                escape(interaction),
                escape(username),
                described + (known ? "" : " autofocus"),
                described + (known ? " autofocus" : ""));
        return Layout.page(HTTPResponse.SC_OK, wrong ? "Error: sign in" : "Sign in", body, leadsTo);
    }

    /** Asks whether the logout is meant. */
    static HTTPResponse signOut(String username, String interaction, @Nullable URI leadsTo) {
        String body = SIGN_OUT.formatted(escape(username), Endpoint.SIGN_OUT.path(), escape(interaction));
        return Layout.page(HTTPResponse.SC_OK, "Sign out", body, leadsTo);
    }

    static HTTPResponse message(int status, String title, String text) {
        return Layout.page(status, title, "<h1>%s</h1><p>%s</p>".formatted(escape(title), escape(text)), null);
    }
}
