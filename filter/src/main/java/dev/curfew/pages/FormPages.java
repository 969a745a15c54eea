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
import dev.curfew.text.TextKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages about a kept, dropped or lost form. */
public final class FormPages {

    private final Site site;
    private final PageTexts texts;

    public FormPages(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
    }

    public Reply kept(Exchange exchange, String id, KeptForm kept) {
        LocalizedTexts localized = texts.localizedFor(exchange);
        LocalizedPage page = new LocalizedPage(localized, TextKey.FORM_KEPT_TITLE)
                .saying(TextKey.FORM_KEPT_TEXT)
                .naming(TextKey.FORM_KEPT_TARGET, kept.target().target());
        return (kept.form().fields().isEmpty()
                        ? page.saying(TextKey.FORM_KEPT_EMPTY)
                        : page.showing(new SentFormTable(kept.form(), table(localized))))
                .saying(TextKey.FORM_KEPT_LIMITS)
                .offering(new ResendForm(kept.target().target(), kept.form(), form(localized)))
                .offeringToPost(TextKey.FORM_KEPT_DISCARD, site.formPage(id).target())
                .reply(200);
    }

    private static SentFormTable.Words table(LocalizedTexts localized) {
        return new SentFormTable.Words(
                localized.text(TextKey.FORM_KEPT_FIELD),
                localized.text(TextKey.FORM_KEPT_VALUE),
                localized.text(TextKey.FORM_KEPT_NO_FILE));
    }

    private static ResendForm.Words form(LocalizedTexts localized) {
        return new ResendForm.Words(localized.text(TextKey.FORM_KEPT_SEND), localized.text(TextKey.FORM_KEPT_FILE));
    }

    /** Somebody comes back for a form that is not there any more. */
    public Reply gone(Exchange exchange, @Nullable KeptFormOutcome outcome) {
        TextKey why = outcome == null
                ? TextKey.FORM_GONE_UNKNOWN
                : switch (outcome) {
                    case SENT -> TextKey.FORM_GONE_SENT;
                    case DISCARDED -> TextKey.FORM_GONE_DISCARDED;
                    case OTHER_USER -> TextKey.FORM_GONE_OTHER_USER;
                    case TIME_OVER -> TextKey.FORM_GONE_TIME_OVER;
                    case NO_ROOM -> TextKey.FORM_GONE_NO_ROOM;
                };
        LocalizedPage page = texts.page(exchange, TextKey.FORM_GONE_TITLE).saying(why);
        return (outcome == KeptFormOutcome.SENT ? page : page.saying(TextKey.FORM_GONE_REMEDY))
                .offering(TextKey.ACTION_START, site.start().target())
                .reply(410);
    }

    /** Somebody comes back for a form that could not be kept in the first place. */
    public Reply lost(Exchange exchange, String word, ReturnTarget back) {
        LocalizedPage page = texts.page(exchange, TextKey.FORM_LOST_TITLE).saying(TextKey.FORM_LOST_TEXT);
        LocalizedPage why =
                switch (word) {
                    case "too-large" ->
                        page.saying(
                                TextKey.FORM_LOST_TOO_LARGE,
                                Map.of(
                                        "size", String.valueOf(FormReader.MOST_TEXT / 1024),
                                        "fields", String.valueOf(FormReader.MOST_FIELDS)));
                    case "other-type" -> page.saying(TextKey.FORM_LOST_OTHER_TYPE);
                    default -> page.saying(TextKey.FORM_LOST_UNREADABLE);
                };
        return why.saying(TextKey.FORM_LOST_REMEDY)
                .offering(TextKey.FORM_LOST_BACK, back.target())
                .reply(200);
    }
}
