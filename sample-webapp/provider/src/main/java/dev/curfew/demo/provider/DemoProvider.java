package dev.curfew.demo.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small OpenID Provider inside this process, for development and tests only, never for production: it knows a few users by passwords
 * that everybody knows, keeps everything in memory, and can be told to misbehave. It listens on 127.0.0.1 and nowhere else.
 *
 * <p>It does discovery, the authorization code flow with PKCE, single sign-on with {@code prompt}, {@code max_age} and
 * {@code acr_values}, refresh with rotation, UserInfo, revocation, introspection, RP-initiated and back-channel logout. All time comes from
 * the clock in its settings. All methods may be called from any thread.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect Core</a>
 */
public final class DemoProvider implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DemoProvider.class.getName());

    private final HttpServer listener;
    private final ExecutorService executor;
    private final URI issuer;
    private final Parts parts;

    private DemoProvider(HttpServer listener, DemoProviderSettings settings) {
        this.listener = listener;
        issuer = URI.create("http://127.0.0.1:" + listener.getAddress().getPort());
        executor = Executors.newCachedThreadPool(this::thread);
        parts = new Parts(issuer, settings, executor);
        listener.setExecutor(executor);
        listener.createContext("/", parts.server);
    }

    /**
     * Starts a provider.
     *
     * @throws IllegalStateException when the port is taken; the message says what to do
     */
    public static DemoProvider start(DemoProviderSettings settings) {
        DemoProvider provider = new DemoProvider(Listener.open(settings.port()), settings);
        provider.listener.start();
        LOG.log(
                System.Logger.Level.INFO,
                "Demo provider at {0} - for development and tests only, never for production",
                provider.issuer);
        return provider;
    }

    /** The issuer, {@code http://127.0.0.1:port}; discovery lies below it. */
    public URI issuer() {
        return issuer;
    }

    /** The port it listens on. */
    public int port() {
        return listener.getAddress().getPort();
    }

    /** The full address of one endpoint. */
    public URI uri(Endpoint endpoint) {
        return URI.create(issuer + endpoint.path());
    }

    /** Adds a client, or replaces the one with its id: for a relying party that learns its own port late. */
    public void register(DemoClient client) {
        parts.clients.register(client);
    }

    /** The switches that make it misbehave. */
    public Faults faults() {
        return parts.faults;
    }

    /** How many requests have arrived at this endpoint, those that a fault refused included. */
    public long requests(Endpoint endpoint) {
        return parts.server.requests(endpoint);
    }

    /** The revocations that clients have asked for, in their order. */
    public List<Revocation> revocations() {
        return parts.revocation.received();
    }

    /** The living provider sessions, in no order. */
    public List<ProviderSession> sessions() {
        return parts.sessions.all();
    }

    /** Every logout token sent so far and what came of it; waits, some seconds at most, for those under way. */
    public List<BackChannelLogout> backChannelLogouts() {
        return parts.backChannel.outcomes();
    }

    /**
     * Ends one provider session and tells its clients; waits, some seconds at most, until they have answered.
     *
     * @return what came of it, one for each client that is told; empty when there is no such session
     */
    public List<BackChannelLogout> endSession(String sid) {
        return parts.sessionEnd.end(sid).stream().map(CompletableFuture::join).toList();
    }

    /** Ends all provider sessions of one user, as {@link #endSession} does. */
    public List<BackChannelLogout> endSessionsOf(String username) {
        return sessions().stream()
                .filter(session -> session.username().equals(username))
                .flatMap(session -> endSession(session.sid()).stream())
                .toList();
    }

    /** Signs with a new key from now on; the old ones stay published until {@link #dropOldKeys}. */
    public void rotateKeys() {
        parts.keys.rotate();
    }

    /** Publishes the current key only. */
    public void dropOldKeys() {
        parts.keys.dropOld();
    }

    /**
     * Signs anything with the current key: a test makes its faulty logout tokens with it.
     *
     * @param type the header {@code typ}, such as {@code logout+jwt}
     * @param claims the payload, in the names and types of JSON
     * @throws IllegalArgumentException when these are no JWT claims
     */
    public String signedToken(String type, Map<String, Object> claims) {
        try {
            return parts.keys
                    .sign(new JOSEObjectType(type), JWTClaimsSet.parse(claims))
                    .serialize();
        } catch (ParseException unusable) {
            throw new IllegalArgumentException(
                    "claims: %s (expected: JWT claims)".formatted(claims.keySet()), unusable);
        }
    }

    /** Stops listening and ends its threads; requests under way are cut off. */
    @Override
    public void close() {
        parts.server.close();
        listener.stop(0);
        executor.shutdownNow();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "demo-provider-" + port());
        thread.setDaemon(true);
        return thread;
    }
}
