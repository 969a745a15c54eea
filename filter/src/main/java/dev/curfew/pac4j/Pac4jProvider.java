package dev.curfew.pac4j;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.curfew.http.Exchange;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderWatch;
import dev.curfew.oidc.Secret;
import dev.curfew.oidc.SignInSecrets;
import dev.curfew.session.PackedToken;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;
import org.pac4j.oidc.metadata.StaticOidcOpMetadataResolver;

/**
 * The provider on pac4j. It is discovered in the background, again and again until it answers and once an hour after that, so that no
 * start waits for it, and no request but those that come during the first attempt: three seconds at most.
 *
 * @since 0.1
 */
public final class Pac4jProvider implements Provider {

    private static final Set<ClientAuthenticationMethod> SECRET_METHODS =
            Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    private static final int CONNECT_MILLIS = 2000;
    private static final int READ_MILLIS = 5000;
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final long FRESH_SECONDS = 3600;
    private static final long SLOWEST_RETRY_SECONDS = 30;
    private static final long FIRST_ATTEMPT_SECONDS = 3;
    private static final int MOST_WAITING = 16;
    private static final Logger LOG = System.getLogger(Pac4jProvider.class.getName());

    private final OidcSettings settings;
    private final ProviderWatch watch;
    private final ClaimNotices notices;
    private final ScheduledExecutorService background;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final Semaphore waitingRoom = new Semaphore(MOST_WAITING);
    private volatile @Nullable DiscoveredProvider discovered;

    private Pac4jProvider(OidcSettings settings, ProviderWatch watch, ScheduledExecutorService background) {
        this.settings = settings;
        this.watch = watch;
        this.notices = new ClaimNotices(watch);
        this.background = background;
    }

    /** A provider that is being discovered from now on; {@code background} stays the caller's. */
    public static Pac4jProvider discover(
            OidcSettings settings, ProviderWatch watch, ScheduledExecutorService background) {
        Pac4jProvider provider = new Pac4jProvider(settings, watch, background);
        provider.schedule(0, 1);
        return provider;
    }

    private void schedule(long inSeconds, long retrySeconds) {
        try {
            var unused = background.schedule(() -> discover(retrySeconds), inSeconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.log(Level.DEBUG, "stopping, so discovery is not tried again");
        }
    }

    private void discover(long retrySeconds) {
        boolean known = discovered != null;
        try {
            discovered = connect(Discovery.of(settings.issuer(), CONNECT_MILLIS, READ_MILLIS));
            if (!known) {
                watch.ready();
            }
            schedule(FRESH_SECONDS, 1);
        } catch (IOException | GeneralException | RuntimeException | LinkageError fault) {
            watch.unavailable("discovery of " + settings.issuer() + ": " + fault.getMessage());
            schedule(retrySeconds, Math.min(retrySeconds * 2, SLOWEST_RETRY_SECONDS));
        } finally {
            firstAttempt.countDown();
        }
    }

    private DiscoveredProvider connect(Discovery discovery) {
        OIDCProviderMetadata metadata = discovery.metadata();
        restrictAlgorithms(metadata);
        Secret secret = settings.clientSecret();
        OidcConfiguration configuration = new OidcConfiguration();
        configuration.setClientId(settings.clientId());
        configuration.setSecret(secret == null ? null : secret.reveal());
        configuration.setSupportedClientAuthenticationMethods(SECRET_METHODS);
        configuration.setScope(settings.scope());
        configuration.setUseNonce(true);
        configuration.setPkceMethod(CodeChallengeMethod.S256);
        configuration.setStateGenerator(context -> new State().getValue());
        configuration.setCodeVerifierGenerator(context -> new CodeVerifier().getValue());
        configuration.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        configuration.setConnectTimeout(CONNECT_MILLIS);
        configuration.setReadTimeout(READ_MILLIS);
        StaticOidcOpMetadataResolver resolver = new StaticOidcOpMetadataResolver(configuration, metadata);
        configuration.setOpMetadataResolver(resolver);
        OidcClient client = new OidcClient(configuration);
        client.setName("curfew");
        client.setCallbackUrl("/");
        client.setCallbackUrlResolver(SignInContext.callbackResolver());
        resolver.init();
        client.init();
        return new DiscoveredProvider(settings, discovery, configuration, client, notices);
    }

    /** Only signatures that nobody but the provider can make; a provider that has none of these signs with the client's secret. */
    private static void restrictAlgorithms(OIDCProviderMetadata metadata) {
        List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
        if (offered == null) {
            metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
            return;
        }
        List<JWSAlgorithm> signed =
                offered.stream().filter(JWSAlgorithm.Family.SIGNATURE::contains).toList();
        metadata.setIDTokenJWSAlgs(
                signed.isEmpty()
                        ? offered.stream()
                                .filter(algorithm -> !Algorithm.NONE.equals(algorithm))
                                .toList()
                        : signed);
    }

    private DiscoveredProvider require() throws ProviderException.Unavailable {
        awaitFirstAttempt();
        DiscoveredProvider known = discovered;
        if (known == null) {
            throw new ProviderException.Unavailable(
                    "the provider " + settings.issuer() + " has not been discovered yet");
        }
        return known;
    }

    /** Users who come while the server has hardly started wait a moment rather than being turned away, but not with all its threads. */
    private void awaitFirstAttempt() throws ProviderException.Unavailable {
        if (firstAttempt.getCount() == 0) {
            return;
        }
        boolean waits = waitingRoom.tryAcquire();
        try {
            if (!waits || !firstAttempt.await(FIRST_ATTEMPT_SECONDS, TimeUnit.SECONDS)) {
                throw new ProviderException.Unavailable(
                        "the provider " + settings.issuer() + " is still being discovered");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ProviderException.Unavailable("interrupted while the provider was being discovered", stop);
        } finally {
            if (waits) {
                waitingRoom.release();
            }
        }
    }

    @Override
    public AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) throws ProviderException {
        return require().authorize(exchange, demand);
    }

    @Override
    public Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback)
            throws ProviderException {
        return require().authenticate(exchange, transaction, callback);
    }

    @Override
    public void revoke(PackedToken refreshToken) throws ProviderException {
        require().revoke(refreshToken);
    }

    @Override
    public void endSession(PackedToken idToken) throws ProviderException {
        require().endSession(idToken);
    }

    @Override
    public @Nullable URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
        DiscoveredProvider known = discovered;
        return known == null ? null : known.logoutLocation(idToken, postLogoutRedirect);
    }

    @Override
    public boolean isReady() {
        return discovered != null;
    }
}
