package dev.curfew.reply;

import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ResponseHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.lifecycle.OtherSessions;
import dev.curfew.lifecycle.SessionLimit;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SessionList;
import dev.curfew.pages.SessionPage;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.signin.SignIn;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint {@code session/others}: lists the user's sessions and ends those that the user chooses, after a recent
 * authentication (OWASP ASVS 5.0, 7.4.3 and 7.5.2). Where a held session fits again it goes on.
 */
public final class SessionsEndpoint implements Endpoint {

    /** How old the authentication may be of somebody who ends other sessions, milliseconds; too old at equality. */
    static final long YOUNG = 300_000;

    private static final int LONGEST_FORM = 8192;

    private final Site site;
    private final SignIn signIn;
    private final RefusalReplies refusals;
    private final OtherSessions others;
    private final SessionLimit limit;
    private final SessionTerminator terminator;
    private final LongUnaryOperator later;
    private final SessionPage page;

    public SessionsEndpoint(
            Site site,
            PageTexts texts,
            SignIn signIn,
            RefusalReplies refusals,
            OtherSessions others,
            SessionLimit limit,
            SessionTerminator terminator,
            LongUnaryOperator later) {
        this.site = site;
        this.signIn = signIn;
        this.refusals = refusals;
        this.others = others;
        this.limit = limit;
        this.terminator = terminator;
        this.later = later;
        this.page = new SessionPage(site, texts);
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.OTHERS;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_TO_CHANGE;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        if (!(session instanceof CurrentSession.Open open)) {
            return refusals.noSession(request, session);
        }
        Reply reply =
                switch (request.exchange().method()) {
                    case "POST" -> posted(request, open.record());
                    case "DELETE" -> deleted(request, open.record());
                    default -> shown(request, open.record());
                };
        return reply.with(ResponseHeader.VARY, RefusalReplies.VARY);
    }

    private Reply shown(Request request, SessionRecord named) {
        long now = request.now();
        SessionRecord session = limit.admitIfItFits(named, now);
        if (session == null) {
            return refusals.noSession(request, CurrentSession.NONE);
        }
        List<SessionRecord> all = others.withOwn(session, now);
        if (request.kind() != RequestKind.NAVIGATION && request.kind() != RequestKind.FRAME) {
            return SessionList.json(all, session, now);
        }
        ReturnTarget back = site.wayBack(Form.parse(request.exchange().query()).single(SessionList.RETURN));
        return named.waiting() && !session.waiting()
                ? Reply.seeOther(back.target())
                : page.reply(request.exchange(), all, session, back, now);
    }

    /** The body first, which comes as slowly as its sender likes, and then the clock: what it asks for is judged when it is there. */
    private Reply posted(Request before, SessionRecord named) {
        Form sent = before.exchange().form(LONGEST_FORM);
        Request request = before.at(later.applyAsLong(before.now()));
        CurrentSession own = CurrentSession.of(terminator.current(named.origin(), request.now()), request.now());
        return own instanceof CurrentSession.Open open
                ? posted(request, sent == null ? Form.parse(null) : sent, open.record(), demanded(named, request.now()))
                : refusals.noSession(request, own);
    }

    /**
     * What a form asks for.
     *
     * @param required by the authentication that its own cookie stood for: the session may have been renewed while it came
     */
    private Reply posted(Request request, Form form, SessionRecord own, @Nullable AuthenticationRequirement required) {
        ReturnTarget back = site.othersPage(site.wayBack(form.single(SessionList.RETURN)));
        if (required != null) {
            return request.kind() == RequestKind.FORM
                    ? signIn.reauthenticate(request, back, required)
                    : refusals.insufficient(required);
        }
        String which = form.single(SessionPage.END);
        SessionTag tag = which == null ? null : SessionTag.parse(which);
        if (SessionPage.ALL.equals(which)) {
            others.endAll(own, request.now());
        } else if (tag != null) {
            others.end(own, tag, request.now());
        }
        return Reply.seeOther(back.target());
    }

    private Reply deleted(Request request, SessionRecord own) {
        AuthenticationRequirement required = demanded(own, request.now());
        if (required != null) {
            return refusals.insufficient(required);
        }
        Form query = Form.parse(request.exchange().query());
        if (!query.fields().containsKey("id")) {
            others.endAll(own, request.now());
            return Reply.empty(204);
        }
        String id = query.single("id");
        SessionTag tag = id == null ? null : SessionTag.parse(id);
        return tag != null && others.end(own, tag, request.now()) ? Reply.empty(204) : refusals.noSuchSession();
    }

    private static @Nullable AuthenticationRequirement demanded(SessionRecord session, long now) {
        return SessionTime.age(session, now) < YOUNG
                ? null
                : new AuthenticationRequirement(
                        AuthenticationRequirement.NONE.laterThan(),
                        AuthenticationRequirement.NONE.endedAt(),
                        YOUNG,
                        null);
    }
}
