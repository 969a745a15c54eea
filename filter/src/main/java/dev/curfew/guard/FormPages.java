package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.FormReader;
import dev.curfew.http.Reply;
import dev.curfew.http.ResendForm;
import dev.curfew.http.ReturnTarget;
import dev.curfew.http.SentFormTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages that people meet whose form came when they had to sign in first. */
final class FormPages {

    private final Site site;
    private final Wording wording;

    FormPages(Site site, Wording wording) {
        this.site = site;
        this.wording = wording;
    }

    Reply kept(Exchange exchange, String id, KeptForm kept) {
        Voice voice = wording.voice(exchange);
        SpokenPage page = new SpokenPage(voice, "page.form-kept.title")
                .saying("page.form-kept.text")
                .naming("page.form-kept.target", kept.target().target());
        return (kept.form().fields().isEmpty()
                        ? page.saying("page.form-kept.empty")
                        : page.showing(new SentFormTable(kept.form(), table(voice))))
                .saying("page.form-kept.limits")
                .offering(new ResendForm(kept.target().target(), kept.form(), form(voice)))
                .offeringToPost("page.form-kept.discard", site.formPage(id).target())
                .reply(200);
    }

    private static SentFormTable.Words table(Voice voice) {
        return new SentFormTable.Words(
                voice.text("page.form-kept.field"),
                voice.text("page.form-kept.value"),
                voice.text("page.form-kept.no-file"));
    }

    private static ResendForm.Words form(Voice voice) {
        return new ResendForm.Words(voice.text("page.form-kept.send"), voice.text("page.form-kept.file"));
    }

    /** Somebody comes back for a form that is not there any more. */
    Reply gone(Exchange exchange, @Nullable FormFate fate) {
        String why = fate == null
                ? "page.form-gone.unknown"
                : switch (fate) {
                    case SENT -> "page.form-gone.sent";
                    case DISCARDED -> "page.form-gone.discarded";
                    case OTHER_USER -> "page.form-gone.other-user";
                    case TIME_OVER -> "page.form-gone.time-over";
                    case NO_ROOM -> "page.form-gone.no-room";
                };
        SpokenPage page = wording.page(exchange, "page.form-gone.title").saying(why);
        return (fate == FormFate.SENT ? page : page.saying("page.form-gone.remedy"))
                .offering("action.start", site.start().target())
                .reply(410);
    }

    /** Somebody comes back for a form that could not be kept in the first place. */
    Reply lost(Exchange exchange, String word, ReturnTarget back) {
        SpokenPage page = wording.page(exchange, "page.form-lost.title").saying("page.form-lost.text");
        SpokenPage why =
                switch (word) {
                    case "too-large" ->
                        page.saying(
                                "page.form-lost.too-large",
                                Map.of(
                                        "size", String.valueOf(FormReader.MOST_TEXT / 1024),
                                        "fields", String.valueOf(FormReader.MOST_FIELDS)));
                    case "other-type" -> page.saying("page.form-lost.other-type");
                    default -> page.saying("page.form-lost.unreadable");
                };
        return why.saying("page.form-lost.remedy")
                .offering("page.form-lost.back", back.target())
                .reply(200);
    }
}
