package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.id.Issuer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;

/** Puts the provider together. */
final class Parts {

    final Faults faults = new Faults();
    final SigningKeys keys = new SigningKeys();
    final Clients clients;
    final ProviderSessions sessions;
    final BackChannel backChannel;
    final SessionEnd sessionEnd;
    final RevocationEndpoint revocation;
    final Server server;

    Parts(URI address, DemoProviderSettings settings, Executor executor) {
        Issuer issuer = new Issuer(address);
        InstantSource clock = settings.clock();
        Lifetimes lifetimes = settings.lifetimes();
        Users users = new Users(settings.users());
        clients = new Clients(settings.clients());
        sessions = new ProviderSessions(clock, lifetimes.session());
        backChannel = new BackChannel(issuer, clock, keys, faults, executor);
        sessionEnd = new SessionEnd(sessions, users, clients, backChannel);
        TokenStore store = new TokenStore(clock, sid -> sessions.living(sid).isPresent());
        IdTokens idTokens = new IdTokens(issuer, settings, users, sessions, keys, faults);
        TokenIssuer tokens = new TokenIssuer(clock, lifetimes.accessToken(), store, idTokens);
        AuthorizationReplies replies = new AuthorizationReplies(issuer, clock, lifetimes.code(), sessions, store);
        SignInRule rule = new SignInRule(clock, settings.acrValues(), users, faults);
        SignIn signIn = new SignIn(users, sessions, rule, replies);
        EndSession endSession = new EndSession(new LogoutRequests(address, clients, keys), sessions, sessionEnd);
        revocation = new RevocationEndpoint(clients, store);
        server = new Server(
                address,
                faults,
                Map.of(
                        Endpoint.DISCOVERY,
                        new DiscoveryEndpoint(address, settings),
                        Endpoint.JWKS,
                        request -> Replies.json(keys.publicSet().toString()),
                        Endpoint.AUTHORIZATION,
                        new AuthorizationEndpoint(
                                new AuthorizationRequests(address, clients, settings.acrValues()),
                                clients,
                                sessions,
                                rule,
                                signIn,
                                replies,
                                faults),
                        Endpoint.SIGN_IN,
                        signIn,
                        Endpoint.TOKEN,
                        new TokenEndpoint(clients, store, tokens, faults),
                        Endpoint.USERINFO,
                        new UserInfoEndpoint(store, users),
                        Endpoint.REVOCATION,
                        revocation,
                        Endpoint.INTROSPECTION,
                        new IntrospectionEndpoint(issuer, clients, store, users),
                        Endpoint.END_SESSION,
                        endSession::start,
                        Endpoint.SIGN_OUT,
                        endSession::confirm));
    }
}
