package dev.curfew.pages;

import dev.curfew.forms.FormReader;
import dev.curfew.forms.KeptForm;
import dev.curfew.forms.KeptFormOutcome;
import dev.curfew.html.ResendForm;
import dev.curfew.html.SentFormTable;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.site.Site;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages that people meet whose form came when they had to sign in first. */
public final class FormPages {

    private final Site site;
    private final PageTexts texts;

    public FormPages(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
    }

    public Reply kept(Exchange exchange, String id, KeptForm kept) {
        LocalizedTexts localized = texts.localizedFor(exchange);
        LocalizedPage page = new LocalizedPage(localized, "page.form-kept.title")
                .saying("page.form-kept.text")
                .naming("page.form-kept.target", kept.target().target());
        return (kept.form().fields().isEmpty()
                        ? page.saying("page.form-kept.empty")
                        : page.showing(new SentFormTable(kept.form(), table(localized))))
                .saying("page.form-kept.limits")
                .offering(new ResendForm(kept.target().target(), kept.form(), form(localized)))
                .offeringToPost("page.form-kept.discard", site.formPage(id).target())
                .reply(200);
    }

    private static SentFormTable.Words table(LocalizedTexts localized) {
        return new SentFormTable.Words(
                localized.text("page.form-kept.field"),
                localized.text("page.form-kept.value"),
                localized.text("page.form-kept.no-file"));
    }

    private static ResendForm.Words form(LocalizedTexts localized) {
        return new ResendForm.Words(localized.text("page.form-kept.send"), localized.text("page.form-kept.file"));
    }

    /** Somebody comes back for a form that is not there any more. */
    public Reply gone(Exchange exchange, @Nullable KeptFormOutcome outcome) {
        String why = outcome == null
                ? "page.form-gone.unknown"
                : switch (outcome) {
                    case SENT -> "page.form-gone.sent";
                    case DISCARDED -> "page.form-gone.discarded";
                    case OTHER_USER -> "page.form-gone.other-user";
                    case TIME_OVER -> "page.form-gone.time-over";
                    case NO_ROOM -> "page.form-gone.no-room";
                };
        LocalizedPage page = texts.page(exchange, "page.form-gone.title").saying(why);
        return (outcome == KeptFormOutcome.SENT ? page : page.saying("page.form-gone.remedy"))
                .offering("action.start", site.start().target())
                .reply(410);
    }

    /** Somebody comes back for a form that could not be kept in the first place. */
    public Reply lost(Exchange exchange, String word, ReturnTarget back) {
        LocalizedPage page = texts.page(exchange, "page.form-lost.title").saying("page.form-lost.text");
        LocalizedPage why =
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
