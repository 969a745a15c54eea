package dev.curfew.demo.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.BackChannelLogoutRequest;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells clients, server to server, that a provider session is over; on its own threads, and never for long. */
final class BackChannel {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(2);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;
    private static final int LONGEST_MILLIS = 8_000;

    private final Issuer issuer;
    private final InstantSource clock;
    private final SigningKeys keys;
    private final Faults faults;
    private final Executor executor;
    private final List<CompletableFuture<BackChannelLogout>> sent = new CopyOnWriteArrayList<>();

    BackChannel(Issuer issuer, InstantSource clock, SigningKeys keys, Faults faults, Executor executor) {
        this.issuer = issuer;
        this.clock = clock;
        this.keys = keys;
        this.faults = faults;
        this.executor = executor;
    }

    /** What came of all that were sent; waits for those under way. */
    List<BackChannelLogout> outcomes() {
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** Starts to tell the client, when it wants to be told. */
    List<CompletableFuture<BackChannelLogout>> send(DemoClient client, String sid, String subject) {
        URI uri = client.backChannelLogoutUri();
        if (uri == null) {
            return List.of();
        }
        JWT token = token(client.id(), sid, subject);
        CompletableFuture<BackChannelLogout> delivery = CompletableFuture.supplyAsync(
                        () -> deliver(client.id(), uri, sid, token), executor)
                .completeOnTimeout(
                        new BackChannelLogout(client.id(), uri, sid, 0, "no answer in time"),
                        LONGEST_MILLIS,
                        TimeUnit.MILLISECONDS);
        sent.add(delivery);
        return List.of(delivery);
    }

    private JWT token(String clientId, String sid, String subject) {
        Instant now = clock.instant();
        @Nullable SessionID session = faults.has(Fault.OMIT_SID) ? null : new SessionID(sid);
        LogoutTokenClaimsSet claims = new LogoutTokenClaimsSet(
                issuer,
                new Subject(subject),
                Audience.create(clientId),
                Date.from(now),
                Date.from(now.plus(TOKEN_LIFETIME)),
                new JWTID(),
                session);
        try {
            return keys.sign(TYPE, claims.toJWTClaimsSet());
        } catch (ParseException impossible) {
            throw new IllegalStateException("claims set by this class are no JWT claims", impossible);
        }
    }

    private static BackChannelLogout deliver(String clientId, URI uri, String sid, JWT token) {
        HTTPRequest request = new BackChannelLogoutRequest(uri, token).toHTTPRequest();
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            int status = request.send().getStatusCode();
            return new BackChannelLogout(clientId, uri, sid, status, "answered " + status);
        } catch (IOException failure) {
            return new BackChannelLogout(clientId, uri, sid, 0, String.valueOf(failure.getMessage()));
        }
    }
}
