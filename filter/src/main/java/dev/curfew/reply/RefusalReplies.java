package dev.curfew.reply;

import dev.curfew.forms.KeptFormService;
import dev.curfew.http.Exchange;
import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.ResponseHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.pages.ErrorPages;
import dev.curfew.pages.FramePages;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SignInLinks;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.signin.SignIn;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/** The responses to requests that need a session and have none, one for each kind of request. */
public final class RefusalReplies {

    static final String VARY = "Cookie, Accept, Sec-Fetch-Dest, Sec-Fetch-Mode, X-Requested-With";

    private static final String INSUFFICIENT = "insufficient_user_authentication";

    private final Site site;
    private final SignIn signIn;
    private final SignInLinks links;
    private final ReturnTargets returnTargets;
    private final FragmentEndpoint fragments;
    private final ErrorPages pages;
    private final FramePages frames;
    private final KeptFormService forms;

    public RefusalReplies(
            Site site,
            SignIn signIn,
            PageTexts texts,
            FragmentEndpoint fragments,
            KeptFormService forms,
            ReturnTargets returnTargets) {
        this.site = site;
        this.signIn = signIn;
        this.links = new SignInLinks(site);
        this.returnTargets = returnTargets;
        this.fragments = fragments;
        this.pages = new ErrorPages(site, texts);
        this.frames = new FramePages(site, texts);
        this.forms = forms;
    }

    /**
     * The answer.
     *
     * @param session what the request names
     */
    public Reply noSession(Request request, CurrentSession session) {
        Reply reply =
                switch (request.kind()) {
                    case NAVIGATION -> navigation(request, session);
                    case FORM -> {
                        ReturnTarget back = afterForm(request, session);
                        yield signIn.start(forms.afterBody(request), back, session);
                    }
                    case FRAME ->
                        frames.signIn(request.exchange(), returnTargets.referrer(request.exchange()), session);
                    case SCRIPT, WEBSOCKET, PREFETCH, PREFLIGHT -> unauthorized(session);
                };
        return reply.with(ResponseHeader.VARY, VARY);
    }

    /** Without headers of CORS, so that no browser sends what it asks for (Fetch, 4.8); whether there is a session is not told. */
    public static Reply preflight() {
        return Reply.empty(204);
    }

    private Reply navigation(Request request, CurrentSession session) {
        ReturnTarget back = returnTargets.here(request);
        String first = fragments.on(back, request.exchange());
        return first == null ? signIn.start(request, back, session) : Reply.seeOther(first);
    }

    /** 503 while nobody can tell whether the session lives; its cookie is left alone. */
    public Reply storeUnavailable(Request request) {
        return switch (request.kind()) {
            case NAVIGATION, FORM, FRAME -> pages.storeUnavailable(request.exchange());
            case SCRIPT, WEBSOCKET, PREFETCH, PREFLIGHT ->
                problem(
                                503,
                                "store-unavailable",
                                "Sessions cannot be checked right now",
                                "The session has not ended. Try again in a moment.")
                        .with(ResponseHeader.RETRY_AFTER, ErrorPages.RETRY_SECONDS);
        };
    }

    /** 401 with everything a script needs to know (RFC 9110, 15.5.2; RFC 9457). */
    Reply unauthorized(CurrentSession session) {
        return unauthorized(
                session instanceof CurrentSession.Ended ended ? ended.end().reason() : null);
    }

    /**
     * The same for whoever still waits for an answer when the session ends.
     *
     * @param why null if nobody knows
     */
    public Reply endedWhileWaiting(@Nullable EndReason why) {
        return unauthorized(why).with(ResponseHeader.VARY, VARY);
    }

    private Reply unauthorized(@Nullable EndReason why) {
        String reason = why == null ? null : why.word();
        String login = site.path(EndpointPath.LOGIN);
        JsonObject problem = new JsonObject()
                .with(
                        ProblemMember.TYPE,
                        reason == null ? "urn:curfew:problem:sign-in-required" : "urn:curfew:problem:session-ended")
                .with(ProblemMember.TITLE, reason == null ? "Sign-in required" : "Session ended")
                .with(ProblemMember.STATUS, (Long) 401L)
                .with(
                        ProblemMember.DETAIL,
                        reason == null ? "This request requires a session." : "The session has ended: " + reason + ".")
                .with(ProblemMember.REASON, reason)
                .with(ProblemMember.LOGIN, login);
        String challenge = "Curfew login=\"" + login + "\"" + (reason == null ? "" : ", reason=\"" + reason + "\"");
        return Reply.of(401, "application/problem+json", problem.toString())
                .with(ResponseHeader.WWW_AUTHENTICATE, challenge);
    }

    /**
     * The answer to somebody whose session is living and whose authentication is not good enough for this.
     *
     * @param session what the request names
     * @param required what would be
     */
    public Reply stepUp(Request request, CurrentSession session, AuthenticationRequirement required) {
        Reply reply =
                switch (request.kind()) {
                    case NAVIGATION -> signIn.reauthenticate(request, returnTargets.here(request), required);
                    case FORM -> {
                        ReturnTarget back = afterForm(request, session);
                        yield signIn.reauthenticate(forms.afterBody(request), back, required);
                    }
                    case FRAME ->
                        frames.stepUp(request.exchange(), returnTargets.referrer(request.exchange()), required);
                    case SCRIPT, WEBSOCKET, PREFETCH, PREFLIGHT -> insufficient(required);
                };
        return reply.with(ResponseHeader.VARY, VARY);
    }

    /** 401 with what it takes (RFC 9470, 3, with our own scheme because no bearer token would help). */
    Reply insufficient(AuthenticationRequirement required) {
        String login = links.proving(required);
        Long maxAge = required.maxAgeSeconds();
        String classes = required.acr() == null ? null : String.join(" ", required.acr());
        JsonObject problem = new JsonObject()
                .with(ProblemMember.TYPE, "urn:curfew:problem:reauthentication-required")
                .with(ProblemMember.TITLE, "Reauthentication required")
                .with(ProblemMember.STATUS, (Long) 401L)
                .with(
                        ProblemMember.DETAIL,
                        "The session is living. This request requires a more recent or stronger authentication.")
                .with(ProblemMember.ERROR, INSUFFICIENT)
                .with(ProblemMember.MAX_AGE, maxAge)
                .with(ProblemMember.ACR_VALUES, classes)
                .with(ProblemMember.LOGIN, login);
        String challenge =
                "Curfew error=\"" + INSUFFICIENT + "\"" + (maxAge == null ? "" : ", max_age=\"" + maxAge + "\"")
                        + (classes == null ? "" : ", acr_values=\"" + classes + "\"") + ", login=\"" + login + "\"";
        return Reply.of(401, "application/problem+json", problem.toString())
                .with(ResponseHeader.WWW_AUTHENTICATE, challenge);
    }

    /** 403 for somebody who is signed in and whom the policy does not let in here. */
    public Reply notAllowed(Request request) {
        return switch (request.kind()) {
            case NAVIGATION, FORM, FRAME -> pages.notAllowed(request.exchange());
            case SCRIPT, WEBSOCKET, PREFETCH, PREFLIGHT ->
                problem(
                        403,
                        "not-allowed",
                        "Not allowed",
                        "The session is living, but its user is not allowed to do this.");
        };
    }

    /** 403 for a change that a page of another site asks for. */
    Reply crossSite() {
        return problem(
                403, "cross-site", "Cross-site request refused", "Only pages of this site may send this request.");
    }

    /** 400 for a report that says what cannot be understood: it counts as none. */
    Reply badReport() {
        return problem(400, "bad-report", "Invalid report", "active: expected a number of milliseconds, or nothing.");
    }

    /** 404. */
    Reply nothingHere(Request request) {
        return pages.notFound(request.exchange());
    }

    /** 400 for a path that could mean different places. */
    public Reply badRequest(Exchange exchange) {
        return pages.badRequest(exchange);
    }

    /** 404 for a session that is not one of the user's others, whether or not it exists. */
    Reply noSuchSession() {
        return problem(404, "no-such-session", "No such session", "The user has no other living session of this id.");
    }

    /** The answer to somebody whose session is held, because there is one too many: it lets nothing through. */
    public Reply held(Request request) {
        Exchange exchange = request.exchange();
        Reply reply =
                switch (request.kind()) {
                    case NAVIGATION -> toOthers(returnTargets.here(request));
                    case FORM -> toOthers(returnTargets.referrer(exchange));
                    case FRAME -> frames.held(exchange, site.othersPage(returnTargets.referrer(exchange)));
                    case SCRIPT, WEBSOCKET, PREFETCH, PREFLIGHT -> heldForScripts();
                };
        return reply.with(ResponseHeader.VARY, VARY);
    }

    private Reply toOthers(ReturnTarget back) {
        return Reply.seeOther(site.othersPage(back).target());
    }

    /** 403 with where the user can choose which session ends. */
    Reply heldForScripts() {
        JsonObject problem = describe(
                        403,
                        "session-limit",
                        "Too many sessions",
                        "The user has more sessions than the policy allows. This session waits until another one ends.")
                .with(ProblemMember.OTHERS, site.path(EndpointPath.OTHERS));
        return problem(403, problem);
    }

    private static Reply problem(int status, String type, String title, String detail) {
        return problem(status, describe(status, type, title, detail));
    }

    private static JsonObject describe(int status, String type, String title, String detail) {
        return new JsonObject()
                .with(ProblemMember.TYPE, "urn:curfew:problem:" + type)
                .with(ProblemMember.TITLE, title)
                .with(ProblemMember.STATUS, (Long) (long) status)
                .with(ProblemMember.DETAIL, detail);
    }

    private static Reply problem(int status, JsonObject problem) {
        return Reply.of(status, "application/problem+json", problem.toString());
    }

    private ReturnTarget afterForm(Request request, CurrentSession session) {
        Exchange exchange = request.exchange();
        return ReturnTargets.isOwnSignIn(exchange)
                ? returnTargets.start(exchange)
                : forms.wayBack(request, session, returnTargets.referrer(exchange));
    }
}
