package dev.curfew.pac4j;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Form;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderWatch;
import dev.curfew.oidc.Secret;
import dev.curfew.oidc.SignInSecrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** The real adapter in front of a provider that a test speaks for. */
final class AdapterStage implements AutoCloseable {

    static final String CLIENT = "shop";
    private static final String CALLBACK = "https://shop.example.com/app/.curfew/callback";

    final TestProvider op = TestProvider.start();
    final List<String> notices = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final Pac4jProvider adapter;

    private AdapterStage(String discovery, List<String> rolesClaims) {
        op.discovery = discovery;
        OidcSettings settings = new OidcSettings(
                op.issuer(), CLIENT, new Secret("secret"), "openid", "preferred_username", rolesClaims, null);
        adapter = Pac4jProvider.discover(settings, new Watch(), background);
    }

    static AdapterStage with(String... rolesClaims) {
        return new AdapterStage("", List.of(rolesClaims));
    }

    /** A provider that says this of itself besides the usual: members of JSON, each with a comma before it. */
    static AdapterStage saying(String discovery) {
        return new AdapterStage(discovery, List.of("groups"));
    }

    private final class Watch implements ProviderWatch {

        @Override
        public void ready() {}

        @Override
        public void unavailable(String why) {
            notices.add("unavailable: " + why);
        }

        @Override
        public void noticed(String what) {
            notices.add(what);
        }
    }

    /** The parameters that a browser is sent to the provider with. */
    Form authorize() throws ProviderException {
        return Form.parse(
                adapter.authorize(exchange("/app/"), demand()).location().getRawQuery());
    }

    /** Signs in with the ID token that the provider makes of the sign-in's secrets. */
    Authentication signIn(Function<SignInSecrets, String> idToken) throws ProviderException {
        SignInSecrets transaction =
                adapter.authorize(exchange("/app/"), demand()).transaction();
        op.idToken = idToken.apply(transaction);
        return adapter.authenticate(
                exchange("/app/.curfew/callback?code=c&state=" + transaction.state()), transaction, CALLBACK);
    }

    /** Signs in with a good ID token that says this besides the usual. */
    Authentication signIn(Map<String, Object> more) throws ProviderException {
        return signIn(transaction -> {
            Map<String, Object> claims = claims(transaction);
            claims.putAll(more);
            return signed(claims);
        });
    }

    /** What a good ID token says. */
    Map<String, Object> claims(SignInSecrets transaction) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", op.issuer().toString());
        claims.put("sub", "subject-of-alice");
        claims.put("aud", CLIENT);
        claims.put("exp", now + 300);
        claims.put("iat", now);
        claims.put("auth_time", now);
        claims.put("nonce", transaction.nonce());
        claims.put("preferred_username", "alice");
        return claims;
    }

    static String signed(Map<String, Object> claims) {
        return signed(JSONObjectUtils.toJSONString(claims));
    }

    /** Signed as the provider does it. */
    static String signed(String payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(TestProvider.KEY.getKeyID())
                .build();
        try {
            return signed(header, payload, new RSASSASigner(TestProvider.KEY));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("an RSA key does not sign", impossible);
        }
    }

    static String signed(JWSHeader header, String payload, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header, new Payload(payload));
        token.sign(signer);
        return token.serialize();
    }

    private static AuthenticationOptions demand() {
        return new AuthenticationOptions(3600, false, List.of(), CALLBACK);
    }

    private static FakeExchange exchange(String target) {
        return FakeExchange.navigation(target)
                .over(nothing(HttpServletRequest.class), nothing(HttpServletResponse.class));
    }

    /** Says null, false and 0 to everything. */
    private static Object nothing(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Class<?> result = method.getReturnType();
            return result == boolean.class ? (Object) false : result == int.class ? (Object) 0 : null;
        });
    }

    @Override
    public void close() {
        background.shutdownNow();
        op.close();
    }
}
