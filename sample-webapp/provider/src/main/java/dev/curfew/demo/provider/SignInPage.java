package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.Layout.escape;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The form for username and password.
 *
 * @param client who asks
 * @param interaction the random id that comes back with the form
 * @param leadsTo where a successful sign-in goes
 * @param hint who can sign in; empty when that is nobody's business
 * @param username prefilled; null for none
 * @param wrong whether a password was just refused
 */
record SignInPage(
        String client, String interaction, URI leadsTo, String hint, @Nullable String username, boolean wrong) {

    private static final String BODY =
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
            <p class="hint">%s</p>
            """;
    private static final String WRONG =
            "<p class=\"error\" role=\"alert\" id=\"error\">Wrong username or password. Please try again.</p>";
    private static final String FAULTY = " aria-invalid=\"true\" aria-describedby=\"error\"";
    private static final String FOCUS = " autofocus";

    SignInPage refusing(@Nullable String candidate) {
        return new SignInPage(client, interaction, leadsTo, hint, candidate, true);
    }

    HTTPResponse render() {
        boolean known = username != null && !username.isEmpty();
        String state = wrong ? FAULTY : "";
        String body = BODY.formatted(
                escape(client),
                wrong ? WRONG : "",
                Endpoint.SIGN_IN.path(),
                escape(interaction),
                escape(username),
                known ? state : state + FOCUS,
                known ? state + FOCUS : state,
                escape(hint));
        return Layout.page(HTTPResponse.SC_OK, wrong ? "Error: sign in" : "Sign in", body, leadsTo);
    }
}
