package dev.curfew.reply;

import dev.curfew.forms.KeptFormOutcome;
import dev.curfew.forms.KeptFormService;
import dev.curfew.forms.KeptFormStore;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ResponseHeader;
import dev.curfew.pages.FormPages;
import dev.curfew.pages.PageTexts;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.UserKey;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/** {@code form}: shows its user a form that could not be sent before, offers to send it again, or lets go of it. */
public final class FormEndpoint {

    private final Site site;
    private final RefusalReplies refusals;
    private final KeptFormService forms;
    private final FormPages pages;

    public FormEndpoint(Site site, PageTexts texts, RefusalReplies refusals, KeptFormService forms) {
        this.site = site;
        this.refusals = refusals;
        this.forms = forms;
        this.pages = new FormPages(site, texts);
    }

    /**
     * The answer to GET, HEAD or POST.
     *
     * @param session what the cookie names, living or ended, or null
     */
    Reply answer(Exchange exchange, @Nullable SessionRecord session, long now) {
        boolean discards = exchange.method().equals("POST");
        if (discards && !OriginCheck.isOwn(exchange, site)) {
            return refusals.crossSite();
        }
        RequestKind kind = RequestKind.of(exchange);
        if (session == null || session.end() != null) {
            return refusals.noSession(exchange, kind, session, now);
        }
        if (session.waiting()) {
            return refusals.held(exchange, kind, now);
        }
        Form query = Form.parse(exchange.query());
        String id = query.single(Site.FORM_ID);
        Reply reply = id == null
                ? lost(exchange, query)
                : discards ? discarded(id, session.user(), now) : shown(id, exchange, session.user(), now);
        return reply.with(ResponseHeader.VARY, RefusalReplies.VARY);
    }

    private Reply lost(Exchange exchange, Form query) {
        String why = query.single(Site.FORM_LOST);
        return why == null
                ? refusals.nothingHere(exchange)
                : pages.lost(exchange, why, site.wayBack(query.single(Site.RETURN)));
    }

    /** Scripts get nothing: only what a window shows tells its user before it is sent. */
    private Reply shown(String id, Exchange exchange, UserKey user, long now) {
        if (RequestKind.of(exchange) != RequestKind.NAVIGATION) {
            return refusals.nothingHere(exchange);
        }
        KeptFormStore.Finding finding = forms.show(id, user, now);
        if (finding instanceof KeptFormStore.Found found) {
            return pages.kept(exchange, id, found.form());
        }
        return finding instanceof KeptFormStore.Gone gone
                ? pages.gone(exchange, gone.outcome())
                : Reply.seeOther(site.start().target());
    }

    private Reply discarded(String id, UserKey user, long now) {
        if (forms.find(id, user, now) instanceof KeptFormStore.Found found) {
            forms.drop(id, KeptFormOutcome.DISCARDED, now);
            return Reply.seeOther(found.form().back().target());
        }
        return Reply.seeOther(site.start().target());
    }
}
