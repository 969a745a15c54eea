package dev.curfew.guard;

import dev.curfew.http.ButtonForm;
import dev.curfew.http.Page;
import dev.curfew.http.Reply;
import dev.curfew.http.ResendForm;
import dev.curfew.http.SentFormTable;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page in its reader's language: every text by its key, in the order of saying. Not thread-safe. */
final class SpokenPage {

    private final Voice voice;
    private final Page page;

    SpokenPage(Voice voice, String title) {
        this.voice = voice;
        this.page = Page.titled(voice.look(), voice.text(title));
    }

    SpokenPage saying(String key) {
        page.saying(voice.text(key));
        return this;
    }

    SpokenPage saying(String key, Map<String, String> values) {
        page.saying(voice.text(key, values));
        return this;
    }

    SpokenPage counting(String family, long count) {
        page.saying(voice.counted(family, count));
        return this;
    }

    /** Why a session is over, if it is. */
    SpokenPage sayingWhy(@Nullable SessionRecord ended) {
        return ended == null || ended.end() == null
                ? this
                : saying(reason(ended.end().reason()));
    }

    /** The key of the words for a reason. */
    static String reason(EndReason why) {
        return "reason." + why.word();
    }

    /** Ends with something that is no language: an address, a name. */
    SpokenPage naming(String key, String code) {
        page.saying(voice.text(key), code);
        return this;
    }

    SpokenPage offering(String key, String location) {
        page.offering(voice.text(key), location);
        return this;
    }

    SpokenPage offeringInTopWindow(String key, String location) {
        page.offeringInTopWindow(voice.text(key), location);
        return this;
    }

    SpokenPage offeringToPost(String key, String location) {
        page.offeringToPost(voice.text(key), location);
        return this;
    }

    SpokenPage offering(ButtonForm form) {
        page.offering(form);
        return this;
    }

    SpokenPage offering(ResendForm form) {
        page.offering(form);
        return this;
    }

    SpokenPage showing(SentFormTable table) {
        page.showing(table);
        return this;
    }

    SpokenPage running(String location) {
        page.running(location);
        return this;
    }

    SpokenPage elseGoingTo(String location) {
        page.elseGoingTo(location);
        return this;
    }

    Reply reply(int status) {
        return page.reply(status);
    }

    Reply framedReply(int status) {
        return page.framedReply(status);
    }
}
