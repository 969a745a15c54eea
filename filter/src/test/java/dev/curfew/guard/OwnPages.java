package dev.curfew.guard;

import dev.curfew.client.NetworkPrefix;
import dev.curfew.forms.KeptForm;
import dev.curfew.forms.KeptFormOutcome;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.pages.ErrorPages;
import dev.curfew.pages.FormPages;
import dev.curfew.pages.FramePages;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SessionPage;
import dev.curfew.pages.SignInPages;
import dev.curfew.pages.SignOutPages;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;
import dev.curfew.reply.FragmentEndpoint;
import dev.curfew.session.ActivityState;
import dev.curfew.session.Client;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.Profile;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every page of ours, in every variant, as one reader gets it. */
public final class OwnPages {

    /** Where the pages think they are. */
    public static final String MOUNT = "/app";

    private static final long T = 1_800_000_000_000L;
    private static final ReturnTarget BACK = new ReturnTarget("/app/orders?open=1");

    private final Site site = new Site(MOUNT, new CookieNames(false, "curfew"), null);
    private final List<Shown> shown = new ArrayList<>();

    /**
     * One variant of a page.
     *
     * @param name of the page: what stands between {@code page.} and {@code .title} in its key
     * @param variant tells it from the page's others; empty for the only one
     */
    public record Shown(String name, String variant, Reply reply) {

        @Override
        public String toString() {
            return variant.isEmpty() ? name : name + "-" + variant;
        }
    }

    private OwnPages() {}

    /** Every page as it answers who accepts these languages. */
    public static List<Shown> in(PageTexts texts, String accepted) {
        OwnPages pages = new OwnPages();
        FakeExchange exchange = FakeExchange.get("/app/").with("Accept-Language", accepted);
        pages.show("not-started", "", PageTexts.notStarted(accepted));
        pages.show("installed-twice", "", PageTexts.installedTwice(accepted));
        pages.anywhere(exchange, new ErrorPages(pages.site, texts));
        pages.around(exchange, new SignOutPages(pages.site, texts));
        pages.signIn(exchange, new SignInPages(pages.site, texts));
        pages.show("fragment", "", new FragmentEndpoint(pages.site, texts).page(exchange));
        pages.frames(exchange, new FramePages(pages.site, texts));
        pages.forms(exchange, new FormPages(pages.site, texts));
        pages.sessions(exchange, new SessionPage(pages.site, texts));
        return pages.shown;
    }

    private void show(String name, String variant, Reply reply) {
        shown.add(new Shown(name, variant, reply));
    }

    private void anywhere(FakeExchange exchange, ErrorPages pages) {
        show("store-unavailable", "", pages.storeUnavailable(exchange));
        show("not-allowed", "", pages.notAllowed(exchange));
        show("not-found", "", pages.notFound(exchange));
        show("bad-request", "", pages.badRequest(exchange));
    }

    private void around(FakeExchange exchange, SignOutPages pages) {
        show("signed-out", "", pages.signedOut(exchange, CurrentSession.NONE));
        for (EndReason reason : EndReason.values()) {
            String name = reason == EndReason.LOGOUT ? "signed-out" : "ended";
            show(name, reason.word(), pages.signedOut(exchange, ended(reason)));
        }
        show("confirm-sign-out", "", pages.confirm(exchange));
    }

    private void signIn(FakeExchange exchange, SignInPages pages) {
        show("sign-in-lost", "", pages.lost(exchange, false));
        show("sign-in-lost", "signed-in", pages.lost(exchange, true));
        for (Refusal refusal : Refusal.values()) {
            show("sign-in-refused", refusal.name(), pages.refused(exchange, refusal, BACK));
        }
        show("sign-in-answer-lost", "", pages.answerLost(exchange));
        show("sign-in-loop", "", pages.loop(exchange));
        show("not-fresh", "", pages.notFresh(exchange, BACK, ended(EndReason.ABSOLUTE_TIMEOUT)));
        show("not-fresh", "no-time", pages.unprovable(exchange, BACK, ended(EndReason.IDLE_TIMEOUT)));
        show("not-fresh", "prompt", pages.promptRefused(exchange, BACK, ended(EndReason.IDLE_TIMEOUT)));
        show("provider-unavailable", "crowded", pages.crowded(exchange, BACK, CurrentSession.NONE));
        show("provider-unavailable", "", pages.unavailable(exchange, BACK, CurrentSession.NONE));
        show("provider-unavailable", "ended", pages.unavailable(exchange, BACK, ended(EndReason.REVOKED)));
        show("too-many-sessions", "1", pages.tooMany(exchange, 1, BACK));
        show("too-many-sessions", "2", pages.tooMany(exchange, 2, BACK));
        show("full", "", pages.full(exchange, BACK));
        show("signed-in", "", pages.endOfWindow(exchange, CurrentSession.of(session("a", "", false, null), T)));
        show("not-signed-in", "", pages.endOfWindow(exchange, CurrentSession.NONE));
        show("not-signed-in", "ended", pages.endOfWindow(exchange, ended(EndReason.IDLE_TIMEOUT)));
    }

    private void frames(FakeExchange exchange, FramePages pages) {
        show("sign-in-in-frame", "", pages.signIn(exchange, BACK, CurrentSession.NONE));
        show("sign-in-in-frame", "ended", pages.signIn(exchange, BACK, ended(EndReason.IDLE_TIMEOUT)));
        show(
                "step-up-in-frame",
                "",
                pages.stepUp(exchange, BACK, new AuthenticationRequirement(T, T, 300_000, List.of("gold"))));
        show("held-in-frame", "", pages.held(exchange, site.othersPage(BACK)));
    }

    private void forms(FakeExchange exchange, FormPages pages) {
        show("form-kept", "", pages.kept(exchange, "i".repeat(22), form(fields())));
        show("form-kept", "empty", pages.kept(exchange, "i".repeat(22), form(List.of())));
        show("form-gone", "", pages.gone(exchange, null));
        for (KeptFormOutcome outcome : KeptFormOutcome.values()) {
            show("form-gone", outcome.word(), pages.gone(exchange, outcome));
        }
        for (String why : List.of("too-large", "other-type", "malformed")) {
            show("form-lost", why, pages.lost(exchange, why, BACK));
        }
    }

    private static List<SentField> fields() {
        return List.of(
                new SentField("employee", "Alice Miller", false),
                new SentField("reason", "The train to the customer was cancelled. ".repeat(6), false),
                new SentField("password", "hunter2", false),
                new SentField("receipt", "train-ticket.pdf", true),
                new SentField("annex", "", true));
    }

    private static KeptForm form(List<SentField> fields) {
        return new KeptForm(
                new ReturnTarget("/app/expenses/submit?draft=4711"),
                BACK,
                new SentForm(SentForm.Encoding.MULTIPART, null, fields));
    }

    private void sessions(FakeExchange exchange, SessionPage page) {
        SessionRecord own = session("own", "Firefox on Linux", false, null);
        SessionRecord held = session("held", "Firefox on Linux", true, null);
        SessionRecord known = session("known", "Samsung Internet on Android", false, null);
        SessionRecord unknown = session("unknown", "", true, null);
        long[] later = {T, T + 60_000, T + 120_000, T + 3_600_000, T + 7_200_000, T + 86_400_000, T + 172_800_000};
        for (long now : later) {
            show(
                    "sessions",
                    "after-" + (now - T) / 60_000,
                    page.reply(exchange, List.of(own, known, unknown), own, BACK, now));
        }
        show("sessions", "alone", page.reply(exchange, List.of(own), own, BACK, T));
        SessionRecord other = session("other", "another browser on Windows", false, null);
        show("held", "", page.reply(exchange, List.of(other, held), held, BACK, T + 300_000));
    }

    private static CurrentSession ended(EndReason reason) {
        return CurrentSession.of(session("ended", "", false, new End(reason, T)), T);
    }

    private static SessionRecord session(String name, String browser, boolean held, @Nullable End end) {
        SessionOrigin origin = new SessionOrigin(
                SampleSession.key(name),
                new SessionTag(name.hashCode()),
                new UserKey(SampleSession.ISSUER, "subject"),
                new ProviderSession(SampleSession.ISSUER, name),
                T,
                T,
                T + 86_400_000);
        long network = browser.isEmpty()
                ? 0
                : NetworkPrefix.of(new byte[] {(byte) 192, 0, 2, 7}).packed();
        Terms terms = new Terms(SampleSession.LIMITS, Reauthentication.REQUIRED, 1, AtLimit.ASK, Binding.OFF, 0);
        return new SessionRecord(
                origin,
                new Profile("alice", Set.of(), null),
                new Client(network, browser, 0, 0),
                ActivityState.of(T, 0),
                terms,
                Tokens.NONE,
                held,
                end,
                0);
    }
}
