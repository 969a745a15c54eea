package dev.curfew.reply;

import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ResponseHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.Provider;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SignInPages;
import dev.curfew.pages.SignOutPages;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Verdict;
import dev.curfew.signin.LoginParameters;
import dev.curfew.signin.ReauthenticationMonitor;
import dev.curfew.signin.SignIn;
import dev.curfew.site.CookieNames;
import dev.curfew.site.EndpointPaths;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;
import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Our own paths. None of them counts as activity but {@code session/extend}, and {@code session/report} of a user who did something.
 *
 * @since 0.1
 */
public final class Endpoints {

    private static final Set<String> FOR_ANYBODY = Set.of(
            EndpointPaths.CALLBACK,
            EndpointPaths.LOGOUT,
            EndpointPaths.SCRIPT,
            EndpointPaths.SIGNED_IN,
            EndpointPaths.FRAGMENT,
            EndpointPaths.FRAGMENT_SCRIPT,
            EndpointPaths.HEALTH);

    private final Site site;
    private final Policy policy;
    private final SignIn signIn;
    private final SessionStatus status;
    private final RefusalReplies refusals;
    private final SignOutPages signOutPages;
    private final SignInPages signInPages;
    private final ActivityRecorder recorder;
    private final SessionTerminator terminator;
    private final Provider provider;
    private final ReauthenticationMonitor reauthentication;
    private final SessionsEndpoint others;
    private final FormEndpoint form;
    private final ScriptEndpoint script;
    private final FragmentEndpoint fragment;

    public Endpoints(
            Site site,
            Policy policy,
            SignIn signIn,
            SessionStatus status,
            RefusalReplies refusals,
            PageTexts texts,
            ActivityRecorder recorder,
            SessionTerminator terminator,
            Provider provider,
            ReauthenticationMonitor reauthentication,
            SessionsEndpoint others,
            FormEndpoint form,
            ScriptEndpoint script,
            FragmentEndpoint fragment) {
        this.site = site;
        this.policy = policy;
        this.signIn = signIn;
        this.status = status;
        this.refusals = refusals;
        this.signOutPages = new SignOutPages(site, texts);
        this.signInPages = new SignInPages(site, texts);
        this.recorder = recorder;
        this.terminator = terminator;
        this.provider = provider;
        this.reauthentication = reauthentication;
        this.others = others;
        this.form = form;
        this.script = script;
        this.fragment = fragment;
    }

    /** The endpoint that a request is for, or null if it is for the application. */
    @Nullable
    public String named(Exchange exchange, String path, long now) {
        String endpoint = site.endpoint(path);
        return endpoint == null && signIn.isAnswer(exchange, now) ? EndpointPaths.CALLBACK : endpoint;
    }

    /**
     * The answer of an endpoint.
     *
     * @param session what the cookie names, living or ended, or null
     * @param required what the session's user has to prove before it goes on from where the request comes, or null
     */
    public Reply answer(
            String endpoint,
            Exchange exchange,
            @Nullable SessionRecord session,
            @Nullable AuthenticationRequirement required,
            long now) {
        if (endpoint.equals(EndpointPaths.LOGIN) && isUnseenAndForeign(exchange)) {
            return refusals.crossSite();
        }
        return required == null || FOR_ANYBODY.contains(endpoint)
                ? answer(endpoint, exchange, session, now)
                : endpoint.equals(EndpointPaths.LOGIN)
                        ? signIn.begin(exchange, wayBack(exchange), required, now)
                        : refusals.stepUp(exchange, RequestKind.of(exchange), session, required, now);
    }

    private Reply answer(String endpoint, Exchange exchange, @Nullable SessionRecord session, long now) {
        String method = exchange.method();
        boolean get = method.equals("GET") || method.equals("HEAD");
        boolean post = method.equals("POST");
        return switch (endpoint) {
            case EndpointPaths.LOGIN -> get ? login(exchange, session, now) : allow("GET, HEAD");
            case EndpointPaths.CALLBACK -> get ? signIn.complete(exchange, session, now) : allow("GET, HEAD");
            case EndpointPaths.LOGOUT -> get || post ? logout(exchange, session, post, now) : allow("GET, HEAD, POST");
            case EndpointPaths.SESSION -> get ? standing(exchange, session, now) : allow("GET, HEAD");
            case EndpointPaths.EXTEND -> post ? extend(exchange, session, now) : allow("POST");
            case EndpointPaths.REPORT -> post ? report(exchange, session, now) : allow("POST");
            case EndpointPaths.CLOSING -> post ? closing(exchange, session, now) : allow("POST");
            case EndpointPaths.OTHERS ->
                get || post || method.equals("DELETE")
                        ? others.answer(exchange, session, now)
                        : allow("GET, HEAD, POST, DELETE");
            case EndpointPaths.FORM -> get || post ? form.answer(exchange, session, now) : allow("GET, HEAD, POST");
            case EndpointPaths.SCRIPT -> get ? script.reply(exchange) : allow("GET, HEAD");
            case EndpointPaths.SIGNED_IN -> get ? signInPages.endOfWindow(exchange, session) : allow("GET, HEAD");
            case EndpointPaths.FRAGMENT -> get ? fragment.page(exchange) : allow("GET, HEAD");
            case EndpointPaths.FRAGMENT_SCRIPT -> get ? fragment.script(exchange) : allow("GET, HEAD");
            case EndpointPaths.HEALTH -> get ? health() : allow("GET, HEAD");
            default -> refusals.nothingHere(exchange);
        };
    }

    /** A link may begin a sign-in, wherever it stands; what another site fetches without its user seeing anything may not. */
    private boolean isUnseenAndForeign(Exchange exchange) {
        return RequestKind.of(exchange) != RequestKind.NAVIGATION && OriginCheck.isForeign(exchange, site);
    }

    private ReturnTarget wayBack(Exchange exchange) {
        return site.wayBack(Form.parse(exchange.query()).single("return"));
    }

    private Reply login(Exchange exchange, @Nullable SessionRecord session, long now) {
        ReturnTarget target = wayBack(exchange);
        if (session != null && session.end() == null) {
            AuthenticationRequirement required = LoginParameters.of(exchange.query(), session, now);
            return required == null ? Reply.seeOther(target.target()) : signIn.begin(exchange, target, required, now);
        }
        return RequestKind.of(exchange) == RequestKind.PREFETCH
                ? refusals.unauthorized(session)
                : signIn.begin(exchange, target, session, now);
    }

    /**
     * The session ends here first, whatever becomes of the browser on its way to the provider. Where it comes from is judged before whether there
     * is a session: a browser keeps the cookie from requests of other sites, so that without one nothing is known and nothing is touched. A link
     * on another site must not sign anybody out, so that one is asked to confirm.
     */
    private Reply logout(Exchange exchange, @Nullable SessionRecord session, boolean post, long now) {
        boolean over = session == null || session.end() != null;
        if (post && !OriginCheck.isOwn(exchange, site)) {
            return refusals.crossSite();
        }
        if (OriginCheck.isForeign(exchange, site)) {
            return over ? signOutPages.signedOut(exchange, session) : signOutPages.confirm(exchange);
        }
        return session == null || over
                ? signedOut(exchange, signOutPages.signedOut(exchange, session))
                : logout(exchange, session, now);
    }

    private Reply logout(Exchange exchange, SessionRecord living, long now) {
        URI atProvider = provider.logoutLocation(living.tokens().idToken(), site.url(exchange, EndpointPaths.LOGOUT));
        if (atProvider == null) {
            terminator.end(living.origin(), EndReason.LOGOUT, now);
            return signedOut(exchange, signOutPages.signedOut(exchange, null));
        }
        EndedSession ended = terminator.endQuietly(living.origin(), EndReason.LOGOUT, now);
        return signedOut(
                exchange,
                ended == null ? signOutPages.signedOut(exchange, null) : Reply.seeOther(atProvider.toString()));
    }

    /** Takes away what the browser has brought. */
    private Reply signedOut(Exchange exchange, Reply reply) {
        CookieNames cookies = site.cookies();
        Reply forgotten = signIn.signedOut(reply, exchange);
        return CookieJar.of(exchange).has(cookies.session())
                ? forgotten
                        .with(ResponseHeader.SET_COOKIE, cookies.clearSession())
                        .with(ResponseHeader.CLEAR_SITE_DATA, "\"cache\"")
                : forgotten;
    }

    private Reply standing(Exchange exchange, @Nullable SessionRecord session, long now) {
        if (session != null && !OriginCheck.isForeign(exchange, site)) {
            terminator.heard(session, page(exchange), now);
        }
        return status.reply(session, now);
    }

    /** Path and query of the page whose script asks, as far as the browser tells. */
    private @Nullable String page(Exchange exchange) {
        ReturnTarget page = site.ownPage(exchange, exchange.header(RequestHeader.REFERER));
        return page == null ? null : page.target();
    }

    private Reply extend(Exchange exchange, @Nullable SessionRecord session, long now) {
        return fromPage(exchange, session, now, living -> recorder.record(living, now));
    }

    /** A page calls in, and says how long ago it saw its user do something. */
    private Reply report(Exchange exchange, @Nullable SessionRecord session, long now) {
        PageReport report = PageReport.of(exchange);
        if (report == null) {
            return refusals.badReport();
        }
        boolean heard = policy.pageInteraction() == PageInteraction.COUNT;
        return fromPage(
                exchange, session, now, living -> heard ? recorder.report(living, report.personAt(now), now) : living);
    }

    /** What a page of our own says of its living session. */
    private Reply fromPage(
            Exchange exchange, @Nullable SessionRecord session, long now, UnaryOperator<@Nullable SessionRecord> said) {
        if (!OriginCheck.isOwn(exchange, site)) {
            return refusals.crossSite();
        }
        if (session == null || !(SessionTime.judge(session, now) instanceof Verdict.Living)) {
            return refusals.unauthorized(session);
        }
        if (session.waiting()) {
            return refusals.heldForScripts();
        }
        terminator.heard(session, page(exchange), now);
        return status.reply(said.apply(session), now);
    }

    /** A page says that its tab goes, which may have been the last one: whatever is asked for next calls that off. */
    private Reply closing(Exchange exchange, @Nullable SessionRecord session, long now) {
        if (!OriginCheck.isOwn(exchange, site)) {
            return refusals.crossSite();
        }
        if (session != null && session.end() == null && policy.onBrowserClose() != Limits.NONE) {
            terminator.leave(session, page(exchange), Limits.after(now, policy.onBrowserClose()));
        }
        return Reply.empty(204);
    }

    private Reply health() {
        return Reply.json(
                200,
                new JsonObject()
                        .with(HealthMember.STATUS, "up")
                        .with(HealthMember.PROVIDER, provider.isReady() ? "ready" : "unavailable")
                        .with(HealthMember.REAUTHENTICATION, reauthentication.reauthentication()));
    }

    private static Reply allow(String methods) {
        return Reply.empty(405).with(ResponseHeader.ALLOW, methods);
    }
}
