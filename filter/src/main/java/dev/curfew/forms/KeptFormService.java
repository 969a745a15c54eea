package dev.curfew.forms;

import dev.curfew.http.Exchange;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.http.SentForm;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.session.UserKey;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps forms of users who must sign in first, and drops them when they are sent. */
public final class KeptFormService {

    private final Site site;
    private final KeptFormStore forms;
    private final SessionTerminator terminator;
    private final Observer observer;
    private final LongUnaryOperator later;

    /**
     * Puts it together.
     *
     * @param later what time it is once a body has come, after this time; both epoch milliseconds
     */
    public KeptFormService(
            Site site, KeptFormStore forms, SessionTerminator terminator, Observer observer, LongUnaryOperator later) {
        this.site = site;
        this.forms = forms;
        this.terminator = terminator;
        this.observer = observer;
        this.later = later;
    }

    /**
     * Where to go after the sign-in that a form has to wait for: to the page that offers to send it again, if it can be kept.
     *
     * @param session of whoever has sent it
     * @param back the page that it was on
     */
    public ReturnTarget wayBack(Request request, CurrentSession session, ReturnTarget back) {
        SessionRecord record = session.record();
        return record == null || !mayKeep(request, record) ? back : keep(request, record, back);
    }

    /**
     * Only what a page of this origin has sent: to send it again from a page of ours would vouch for it. Nothing where nobody may resume.
     */
    private boolean mayKeep(Request request, SessionRecord session) {
        Exchange exchange = request.exchange();
        return isResumable(session, request.now())
                && site.endpoint(exchange.path()) == null
                && (OriginCheck.isOwn(exchange, site) || OriginCheck.isUnknown(exchange, site));
    }

    /** The same request after its body has come. */
    public Request afterBody(Request request) {
        return request.at(later.applyAsLong(request.now()));
    }

    private static boolean isResumable(SessionRecord session, long now) {
        return session.end() == null ? session.limits().resumeWithin() > 0 : SessionTime.isResumable(session, now);
    }

    /** A form that was on our own page is the same again: only when it is kept anew it goes from there. */
    private ReturnTarget keep(Request request, SessionRecord named, ReturnTarget referrer) {
        Exchange exchange = request.exchange();
        long now = request.now();
        String earlier = site.formOn(referrer);
        KeptForm before = earlier == null ? null : own(earlier, named.user(), now);
        ReturnTarget back = before != null ? before.back() : site.isFormPage(referrer) ? site.start() : referrer;
        try {
            ReturnTarget target = target(exchange);
            SentForm form = FormReader.read(exchange);
            long then = later.applyAsLong(now);
            SessionRecord session = terminator.current(named.origin(), then);
            if (session == null || !isResumable(session, then)) {
                report(Kind.FORM_DROPPED, named.tag(), named.profile().name(), KeptFormOutcome.TIME_OVER.word(), then);
                return back;
            }
            String id = keep(session, new KeptForm(target, back, form), then);
            if (earlier != null && before != null) {
                forms.drop(earlier, KeptFormOutcome.SENT);
            }
            return site.formPage(id);
        } catch (FormException cannot) {
            report(
                    Kind.FORM_DROPPED,
                    named.tag(),
                    named.profile().name(),
                    cannot.why().word(),
                    now);
            return before != null ? referrer : site.lostFormPage(cannot.why().word(), back);
        }
    }

    private static ReturnTarget target(Exchange exchange) throws FormException {
        ReturnTarget target = ReturnTarget.parse(exchange.target());
        if (target == null) {
            throw new FormException(FormException.Why.TOO_LARGE);
        }
        return target;
    }

    private String keep(SessionRecord session, KeptForm form, long now) {
        List<KeptFormStore.Loss> losses = new ArrayList<>(0);
        String id = forms.keep(session, form, now, losses);
        report(Kind.FORM_KEPT, session.tag(), session.profile().name(), describe(form.form()), now);
        losses.forEach(loss -> report(loss, now));
        return id;
    }

    private @Nullable KeptForm own(String id, UserKey user, long now) {
        return forms.find(id, user, now) instanceof KeptFormStore.Found found ? found.form() : null;
    }

    private static String describe(SentForm form) {
        return "fields=" + form.fields().size() + " files=" + form.files();
    }

    /**
     * A form passes to the application: it is not kept any longer. Where something on the way hides what page it comes from, it may be any of
     * those that its sender has before their eyes.
     *
     * @return the page that says that this form has been sent before, so that it must not pass; or null. Browsers show a page again from their
     *     history without asking, and people press twice.
     */
    @Nullable
    public ReturnTarget passes(Request request, SessionRecord session) {
        Exchange exchange = request.exchange();
        String referrer = exchange.header(RequestHeader.REFERER);
        if (referrer == null) {
            forms.shownTo(session.user()).forEach(id -> sentAgain(id, request, session));
            return null;
        }
        ReturnTarget page = site.ownPage(exchange, referrer);
        String id = page == null ? null : site.formOn(page);
        if (id == null) {
            return null;
        }
        boolean passes = sentAgain(id, request, session);
        return !passes && forms.wasSent(id) ? site.formPage(id) : null;
    }

    private boolean sentAgain(String id, Request request, SessionRecord session) {
        KeptForm form = own(id, session.user(), request.now());
        boolean sent = form != null
                && form.target().target().equals(request.exchange().target())
                && forms.drop(id, KeptFormOutcome.SENT) != null;
        if (sent) {
            report(Kind.FORM_SENT, session.tag(), session.profile().name(), null, request.now());
        }
        return sent;
    }

    /** What is kept under this id, for this user. Somebody else's is kept no longer. */
    public KeptFormStore.Finding find(String id, UserKey user, long now) {
        KeptFormStore.Finding finding = forms.find(id, user, now);
        if (finding instanceof KeptFormStore.Foreign) {
            drop(id, KeptFormOutcome.OTHER_USER, now);
        }
        return finding;
    }

    /** The same, to be shown to this user. */
    public KeptFormStore.Finding show(String id, UserKey user, long now) {
        KeptFormStore.Finding finding = find(id, user, now);
        if (finding instanceof KeptFormStore.Found) {
            forms.shown(id);
        }
        return finding;
    }

    public void drop(String id, KeptFormOutcome outcome, long now) {
        KeptFormStore.Loss loss = forms.drop(id, outcome);
        if (loss != null) {
            report(loss, now);
        }
    }

    public void forgetOver(long now) {
        if (forms.size() > 0) {
            forms.forgetOver(now).forEach(loss -> report(loss, now));
        }
    }

    private void report(KeptFormStore.Loss loss, long now) {
        report(Kind.FORM_DROPPED, loss.session(), loss.user(), loss.outcome().word(), now);
    }

    private void report(Kind kind, SessionTag session, String user, @Nullable String detail, long now) {
        observer.on(new SessionEvent.OfSession(kind, now, session, user, detail));
    }
}
