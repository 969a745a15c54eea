package dev.curfew.pages;

import dev.curfew.client.NetworkPrefix;
import dev.curfew.client.UserAgent;
import dev.curfew.html.ButtonForm;
import dev.curfew.html.ButtonForm.Button;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import java.util.List;
import java.util.Map;

/** A user's sessions as a page: each can be ended but the one that asks, which goes on or, if it waits, cannot yet. */
public final class SessionPage {

    public static final String END = "end";
    public static final String ALL = "all";

    private final Site site;
    private final PageTexts texts;

    public SessionPage(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
    }

    /**
     * The page.
     *
     * @param own the one that asks
     * @param back where the user wanted to go
     */
    public Reply reply(Exchange exchange, List<SessionRecord> all, SessionRecord own, ReturnTarget back, long now) {
        LocalizedTexts localized = texts.localizedFor(exchange);
        LocalizedPage page = own.held() ? choice(localized, own) : new LocalizedPage(localized, "page.sessions.title");
        ButtonForm form = ButtonForm.to(site.path(EndpointPath.OTHERS)).keeping(SessionList.RETURN, back.target());
        boolean others = false;
        for (SessionRecord session : all) {
            boolean current = session.tag().equals(own.tag());
            others |= !current;
            Button end = new Button(END, session.tag().toString(), localized.text("page.sessions.end"));
            form.entry(heading(localized, session, current), lines(localized, session, now), current ? null : end);
        }
        if (others) {
            form.button(new Button(END, ALL, localized.text("page.sessions.end-all")));
        }
        page.offering(form);
        if (!own.held()) {
            page.offering("action.go-on", back.target());
        }
        return page.offeringToPost("action.sign-out", site.path(EndpointPath.LOGOUT))
                .reply(200);
    }

    private static LocalizedPage choice(LocalizedTexts localized, SessionRecord own) {
        return new LocalizedPage(localized, "page.held.title")
                .counting("most-sessions.", own.terms().maxSessions())
                .saying("page.held.text")
                .saying("page.held.remedy");
    }

    private static String heading(LocalizedTexts localized, SessionRecord session, boolean current) {
        String browser = browser(localized, session.client().browser());
        return current ? localized.text("page.sessions.current", Map.of("browser", browser)) : browser;
    }

    private static String browser(LocalizedTexts localized, String label) {
        UserAgent.Names names = UserAgent.namesIn(label);
        if (names == null) {
            return localized.text("page.sessions.unknown-browser");
        }
        String family = names.family() == null ? localized.text("page.sessions.other-browser") : names.family();
        return names.system() == null
                ? family
                : localized.text("page.sessions.browser", Map.of("browser", family, "system", names.system()));
    }

    private static List<String> lines(LocalizedTexts localized, SessionRecord session, long now) {
        NetworkPrefix network = new NetworkPrefix(session.client().network());
        String ago = RelativeTime.words(session.createdAt(), now, localized);
        String time = RelativeTime.utc(session.createdAt());
        String signedIn = network.equals(NetworkPrefix.UNKNOWN)
                ? localized.text("page.sessions.signed-in", Map.of("ago", ago, "time", time))
                : localized.text(
                        "page.sessions.signed-in-from",
                        Map.of("ago", ago, "time", time, "network", network.toString()));
        long last = SessionTime.lastActivity(session, now);
        String active = session.held()
                ? localized.text("page.sessions.held")
                : localized.text(
                        "page.sessions.active",
                        Map.of("ago", RelativeTime.words(last, now, localized), "time", RelativeTime.utc(last)));
        return List.of(signedIn, active);
    }
}
