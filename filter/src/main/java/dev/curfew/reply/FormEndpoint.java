package dev.curfew.reply;

import dev.curfew.forms.KeptFormOutcome;
import dev.curfew.forms.KeptFormService;
import dev.curfew.forms.KeptFormStore;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ResponseHeader;
import dev.curfew.pages.FormPages;
import dev.curfew.pages.PageTexts;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.UserKey;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;

/** The endpoint {@code form}: shows a kept form to its user, who can send or discard it. */
public final class FormEndpoint implements Endpoint {

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

    @Override
    public EndpointPath path() {
        return EndpointPath.FORM;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_TO_CHANGE;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        if (session instanceof CurrentSession.Living living) {
            return answer(request, living.record().user()).with(ResponseHeader.VARY, RefusalReplies.VARY);
        }
        return session instanceof CurrentSession.Waiting
                ? refusals.held(request)
                : refusals.noSession(request, session);
    }

    private Reply answer(Request request, UserKey user) {
        Form query = Form.parse(request.exchange().query());
        String id = query.single(Site.FORM_ID);
        if (id == null) {
            return lost(request, query);
        }
        return request.exchange().method().equals("POST")
                ? discarded(id, user, request.now())
                : shown(id, request, user);
    }

    private Reply lost(Request request, Form query) {
        String why = query.single(Site.FORM_LOST);
        return why == null
                ? refusals.nothingHere(request)
                : pages.lost(request.exchange(), why, site.wayBack(query.single(Site.RETURN)));
    }

    /** Scripts get nothing: only what a window shows tells its user before it is sent. */
    private Reply shown(String id, Request request, UserKey user) {
        if (request.kind() != RequestKind.NAVIGATION) {
            return refusals.nothingHere(request);
        }
        KeptFormStore.Finding finding = forms.show(id, user, request.now());
        if (finding instanceof KeptFormStore.Found found) {
            return pages.kept(request.exchange(), id, found.form());
        }
        return finding instanceof KeptFormStore.Gone gone
                ? pages.gone(request.exchange(), gone.outcome())
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
