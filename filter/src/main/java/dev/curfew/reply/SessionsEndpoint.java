package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
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
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.signin.SignIn;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code session/others}: lists the user's sessions and ends those that the user chooses, after at least one factor not long ago (OWASP ASVS 5.0,
 * 7.4.3 and 7.5.2). Where a waiting session fits again, it goes on.
 */
public final class SessionsEndpoint {

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

    /**
     * The answer to GET, HEAD, POST or DELETE.
     *
     * @param session what the cookie names, living or ended, or null
     */
    Reply answer(Exchange exchange, @Nullable SessionRecord session, long now) {
        String method = exchange.method();
        boolean changes = method.equals("POST") || method.equals("DELETE");
        if (changes && !OriginCheck.isOwn(exchange, site)) {
            return refusals.crossSite();
        }
        if (session == null || session.end() != null) {
            return refusals.noSession(exchange, RequestKind.of(exchange), session, now);
        }
        Reply reply =
                switch (method) {
                    case "POST" -> posted(exchange, session, now);
                    case "DELETE" -> deleted(exchange, session, now);
                    default -> shown(exchange, session, now);
                };
        return reply.with(ResponseHeader.VARY, RefusalReplies.VARY);
    }

    private Reply shown(Exchange exchange, SessionRecord named, long now) {
        RequestKind kind = RequestKind.of(exchange);
        SessionRecord session = limit.admitIfItFits(named, now);
        if (session == null) {
            return refusals.noSession(exchange, kind, null, now);
        }
        List<SessionRecord> all = others.withOwn(session, now);
        if (kind != RequestKind.NAVIGATION && kind != RequestKind.FRAME) {
            return SessionList.json(all, session, now);
        }
        ReturnTarget back = site.wayBack(Form.parse(exchange.query()).single(SessionList.RETURN));
        return named.waiting() && !session.waiting()
                ? Reply.seeOther(back.target())
                : page.reply(exchange, all, session, back, now);
    }

    /** The body first, which comes as slowly as its sender likes, and then the clock: what it asks for is judged when it is there. */
    private Reply posted(Exchange exchange, SessionRecord named, long before) {
        Form sent = exchange.form(LONGEST_FORM);
        long now = later.applyAsLong(before);
        SessionRecord own = terminator.current(named.origin(), now);
        return own == null || own.end() != null
                ? refusals.noSession(exchange, RequestKind.of(exchange), own, now)
                : posted(exchange, sent == null ? Form.parse(null) : sent, own, demanded(named, now), now);
    }

    /**
     * What a form asks for.
     *
     * @param required by the authentication that its own cookie stood for: the session may have been renewed while it came
     */
    private Reply posted(
            Exchange exchange, Form form, SessionRecord own, @Nullable AuthenticationRequirement required, long now) {
        ReturnTarget back = site.othersPage(site.wayBack(form.single(SessionList.RETURN)));
        if (required != null) {
            return RequestKind.of(exchange) == RequestKind.FORM
                    ? signIn.begin(exchange, back, required, now)
                    : refusals.insufficient(required);
        }
        String which = form.single(SessionPage.END);
        SessionTag tag = which == null ? null : SessionTag.parse(which);
        if (SessionPage.ALL.equals(which)) {
            others.endAll(own, now);
        } else if (tag != null) {
            others.end(own, tag, now);
        }
        return Reply.seeOther(back.target());
    }

    private Reply deleted(Exchange exchange, SessionRecord own, long now) {
        AuthenticationRequirement required = demanded(own, now);
        if (required != null) {
            return refusals.insufficient(required);
        }
        Form query = Form.parse(exchange.query());
        if (!query.fields().containsKey("id")) {
            others.endAll(own, now);
            return Reply.empty(204);
        }
        String id = query.single("id");
        SessionTag tag = id == null ? null : SessionTag.parse(id);
        return tag != null && others.end(own, tag, now) ? Reply.empty(204) : refusals.noSuchSession();
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
