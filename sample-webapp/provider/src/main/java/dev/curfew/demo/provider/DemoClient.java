package dev.curfew.demo.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relying party that the demo provider knows.
 *
 * @param id the client's id
 * @param secret null for a public client, which must use PKCE; never printed
 * @param redirectUris compared as strings, exactly
 * @param postLogoutRedirectUris compared as strings, exactly
 * @param anyLoopbackRedirect also accepts any http address on this machine for both kinds: for tests and demos that choose their port late
 * @param backChannelLogoutUri where logout tokens go; null for none
 */
public record DemoClient(
        String id,
        @Nullable String secret,
        Set<URI> redirectUris,
        Set<URI> postLogoutRedirectUris,
        boolean anyLoopbackRedirect,
        @Nullable URI backChannelLogoutUri) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Copies the sets. */
    public DemoClient {
        redirectUris = Set.copyOf(redirectUris);
        postLogoutRedirectUris = Set.copyOf(postLogoutRedirectUris);
    }

    /** A client with a secret, and no redirect URI yet. */
    public static DemoClient withSecret(String id, String secret) {
        return new DemoClient(id, secret, Set.of(), Set.of(), false, null);
    }

    /** A public client, which must use PKCE, and no redirect URI yet. */
    public static DemoClient withoutSecret(String id) {
        return new DemoClient(id, null, Set.of(), Set.of(), false, null);
    }

    /** The same client with these redirect URIs instead. */
    public DemoClient redirectingTo(URI... uris) {
        return new DemoClient(
                id, secret, Set.of(uris), postLogoutRedirectUris, anyLoopbackRedirect, backChannelLogoutUri);
    }

    /** The same client with these redirect URIs after a logout instead. */
    public DemoClient redirectingAfterLogoutTo(URI... uris) {
        return new DemoClient(id, secret, redirectUris, Set.of(uris), anyLoopbackRedirect, backChannelLogoutUri);
    }

    /** The same client that may be sent back to any http address on this machine: for tests and demos. */
    public DemoClient redirectingToAnyLoopback() {
        return new DemoClient(id, secret, redirectUris, postLogoutRedirectUris, true, backChannelLogoutUri);
    }

    /** The same client that hears of the end of a provider session at this address. */
    public DemoClient notifiedAt(URI uri) {
        return new DemoClient(id, secret, redirectUris, postLogoutRedirectUris, anyLoopbackRedirect, uri);
    }

    boolean isPublic() {
        return secret == null;
    }

    boolean hasSecret(String candidate) {
        return secret != null && MessageDigest.isEqual(secret.getBytes(UTF_8), candidate.getBytes(UTF_8));
    }

    boolean mayRedirectTo(@Nullable URI uri) {
        return uri != null && (redirectUris.contains(uri) || isAcceptedLoopback(uri));
    }

    boolean mayRedirectAfterLogoutTo(URI uri) {
        return postLogoutRedirectUris.contains(uri) || isAcceptedLoopback(uri);
    }

    private boolean isAcceptedLoopback(URI uri) {
        return anyLoopbackRedirect
                && "http".equals(uri.getScheme())
                && uri.getHost() != null
                && LOOPBACK.contains(uri.getHost())
                && uri.getUserInfo() == null
                && uri.getFragment() == null;
    }

    @Override
    public String toString() {
        return "DemoClient[" + id + (isPublic() ? ", public" : ", secret=***") + "]";
    }
}
