package dev.curfew.pages;

import dev.curfew.html.ButtonForm;
import dev.curfew.html.Page;
import dev.curfew.html.ResendForm;
import dev.curfew.html.SentFormTable;
import dev.curfew.http.Reply;
import dev.curfew.session.CurrentSession;
import dev.curfew.text.TextFamily;
import dev.curfew.text.TextKey;
import java.util.Map;

/** A localized page. Adds texts by their keys, in the order of the calls. Not thread-safe. */
public final class LocalizedPage {

    private final LocalizedTexts localized;
    private final Page page;

    LocalizedPage(LocalizedTexts localized, TextKey title) {
        this.localized = localized;
        this.page = Page.titled(localized.style(), localized.text(title));
    }

    public LocalizedPage saying(TextKey key) {
        page.saying(localized.text(key));
        return this;
    }

    public LocalizedPage saying(TextKey key, Map<String, String> values) {
        page.saying(localized.text(key, values));
        return this;
    }

    LocalizedPage counting(TextFamily family, long count) {
        page.saying(localized.counted(family, count));
        return this;
    }

    /** Why a session is over, if it is. */
    LocalizedPage sayingWhy(CurrentSession session) {
        if (session instanceof CurrentSession.Ended ended) {
            page.saying(localized.reason(ended.end().reason()));
        }
        return this;
    }

    /** Ends with something that is no language: an address, a name. */
    LocalizedPage naming(TextKey key, String code) {
        page.saying(localized.text(key), code);
        return this;
    }

    public LocalizedPage offering(TextKey key, String location) {
        page.offering(localized.text(key), location);
        return this;
    }

    LocalizedPage offeringInTopWindow(TextKey key, String location) {
        page.offeringInTopWindow(localized.text(key), location);
        return this;
    }

    LocalizedPage offeringToPost(TextKey key, String location) {
        page.offeringToPost(localized.text(key), location);
        return this;
    }

    public LocalizedPage offering(ButtonForm form) {
        page.offering(form);
        return this;
    }

    public LocalizedPage offering(ResendForm form) {
        page.offering(form);
        return this;
    }

    LocalizedPage showing(SentFormTable table) {
        page.showing(table);
        return this;
    }

    public LocalizedPage running(String location) {
        page.running(location);
        return this;
    }

    public LocalizedPage elseGoingTo(String location) {
        page.elseGoingTo(location);
        return this;
    }

    public Reply reply(int status) {
        return page.reply(status);
    }

    Reply framedReply(int status) {
        return page.framedReply(status);
    }
}
