package dev.curfew.guard;

import dev.curfew.http.FormReader;
import dev.curfew.http.Page;
import dev.curfew.http.Reply;
import dev.curfew.http.ResendForm;
import dev.curfew.http.ReturnTarget;
import dev.curfew.http.SentFormTable;
import org.jspecify.annotations.Nullable;

/** The pages that people meet whose form came when they had to sign in first. */
final class FormPages {

    private static final SentFormTable.Words TABLE = new SentFormTable.Words("Field", "What you entered", "no file");
    private static final ResendForm.Words FORM =
            new ResendForm.Words("Send it again", "Choose this file again; files are not kept:");

    private final Site site;

    FormPages(Site site) {
        this.site = site;
    }

    Reply kept(String id, KeptForm kept) {
        Page page = Page.titled("Your form has not been sent yet")
                .saying(
                        "You had to sign in first. What you entered has been kept for you, and nobody else has seen it. "
                                + "It is sent only if you say so.")
                .saying("It goes to", kept.target().target());
        (kept.form().fields().isEmpty()
                        ? page.saying("It has no fields.")
                        : page.showing(new SentFormTable(kept.form(), TABLE)))
                .saying(
                        "The application may refuse it, because the page that it was on is older than this sign-in. "
                                + "It is kept for ten minutes, and no longer once it is sent: copy first what you cannot lose.");
        return page.offering(new ResendForm(kept.target().target(), kept.form(), FORM))
                .offeringToPost("Discard it", site.formPage(id).target())
                .reply(200);
    }

    /** Somebody comes back for a form that is not there any more. */
    Reply gone(@Nullable FormFate fate) {
        String why = fate == null
                ? "It is kept for ten minutes, by the server that received it."
                : switch (fate) {
                    case SENT -> "It has been sent again.";
                    case DISCARDED -> "It has been discarded.";
                    case OTHER_USER -> "Somebody else has signed in in this browser, so it was discarded.";
                    case TIME_OVER -> "It was kept for ten minutes.";
                    case NO_ROOM -> "Too many forms had to be kept at the same time, and yours was the oldest.";
                };
        return Page.titled("This form is not kept any longer")
                .saying(why)
                .offering("Go to the start page", site.start().target())
                .reply(410);
    }

    /** Somebody comes back for a form that could not be kept in the first place. */
    Reply lost(String word, ReturnTarget back) {
        String why =
                switch (word) {
                    case "too-large" ->
                        "It or its address is too large: at most " + FormReader.MOST_TEXT / 1024 + " KiB of text in "
                                + FormReader.MOST_FIELDS + " fields can be kept.";
                    case "other-type" -> "It is of a type that cannot be kept.";
                    default -> "It came incomplete, or has something in it that cannot be sent again as it was.";
                };
        return Page.titled("Your form could not be kept")
                .saying(
                        "You had to sign in first, so it was not sent to the application. What you entered is lost here.")
                .saying(why)
                .saying("Your browser may still have it: go back to the page that the form was on.")
                .offering("Go to the page of the form", back.target())
                .reply(200);
    }
}
