package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestKind;
import dev.curfew.session.Identity;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** {@code form}: shows its user a form that could not be sent before, offers to send it again, or lets go of it. */
final class FormEndpoint {

    private final Site site;
    private final Answers answers;
    private final FormKeeping forms;
    private final FormPages pages;

    FormEndpoint(Site site, Wording wording, Answers answers, FormKeeping forms) {
        this.site = site;
        this.answers = answers;
        this.forms = forms;
        this.pages = new FormPages(site, wording);
    }

    /**
     * The answer to GET, HEAD or POST.
     *
     * @param session what the cookie names, living or ended, or null
     */
    Reply answer(Exchange exchange, @Nullable SessionRecord session, long now) {
        boolean discards = exchange.method().equals("POST");
        if (discards && !SameSite.isOwn(exchange, site)) {
            return answers.crossSite();
        }
        RequestKind kind = RequestKind.of(exchange);
        if (session == null || session.end() != null) {
            return answers.noSession(exchange, kind, session, now);
        }
        if (session.held()) {
            return answers.held(exchange, kind, now);
        }
        Form query = Form.parse(exchange.query());
        String id = query.single(Site.FORM_ID);
        Reply reply = id == null
                ? lost(exchange, query)
                : discards ? discarded(id, session.identity(), now) : shown(id, exchange, session.identity(), now);
        return reply.with("Vary", Answers.VARY);
    }

    private Reply lost(Exchange exchange, Form query) {
        String why = query.single(Site.FORM_LOST);
        return why == null
                ? answers.nothingHere(exchange)
                : pages.lost(exchange, why, site.wayBack(query.single(Site.RETURN)));
    }

    /** Scripts get nothing: only what a window shows tells its user before it is sent. */
    private Reply shown(String id, Exchange exchange, Identity user, long now) {
        if (RequestKind.of(exchange) != RequestKind.NAVIGATION) {
            return answers.nothingHere(exchange);
        }
        KeptForms.Finding finding = forms.show(id, user, now);
        if (finding instanceof KeptForms.Found found) {
            return pages.kept(exchange, id, found.form());
        }
        return finding instanceof KeptForms.Gone gone
                ? pages.gone(exchange, gone.fate())
                : Reply.seeOther(site.start().target());
    }

    private Reply discarded(String id, Identity user, long now) {
        if (forms.find(id, user, now) instanceof KeptForms.Found found) {
            forms.drop(id, FormFate.DISCARDED, now);
            return Reply.seeOther(found.form().back().target());
        }
        return Reply.seeOther(site.start().target());
    }
}
