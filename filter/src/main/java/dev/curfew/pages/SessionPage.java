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
import dev.curfew.text.TextFamily;
import dev.curfew.text.TextKey;
import java.util.List;
import java.util.Map;

/** Lists a user's sessions. Every session but the current one has an End button. */
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
        LocalizedPage page =
                own.waiting() ? choice(localized, own) : new LocalizedPage(localized, TextKey.SESSIONS_TITLE);
        ButtonForm form = ButtonForm.to(site.path(EndpointPath.OTHERS)).keeping(SessionList.RETURN, back.target());
        boolean others = false;
        for (SessionRecord session : all) {
            boolean current = session.tag().equals(own.tag());
            others |= !current;
            Button end = new Button(END, session.tag().toString(), localized.text(TextKey.SESSIONS_END));
            form.entry(heading(localized, session, current), lines(localized, session, now), current ? null : end);
        }
        if (others) {
            form.button(new Button(END, ALL, localized.text(TextKey.SESSIONS_END_ALL)));
        }
        page.offering(form);
        if (!own.waiting()) {
            page.offering(TextKey.ACTION_GO_ON, back.target());
        }
        return page.offeringToPost(TextKey.ACTION_SIGN_OUT, site.path(EndpointPath.LOGOUT))
                .reply(200);
    }

    private static LocalizedPage choice(LocalizedTexts localized, SessionRecord own) {
        return new LocalizedPage(localized, TextKey.HELD_TITLE)
                .counting(TextFamily.MOST_SESSIONS, own.terms().maxSessions())
                .saying(TextKey.HELD_TEXT)
                .saying(TextKey.HELD_REMEDY);
    }

    private static String heading(LocalizedTexts localized, SessionRecord session, boolean current) {
        String browser = browser(localized, session.client().browser());
        return current ? localized.text(TextKey.SESSIONS_CURRENT, Map.of("browser", browser)) : browser;
    }

    private static String browser(LocalizedTexts localized, String label) {
        UserAgent.Names names = UserAgent.namesIn(label);
        if (names == null) {
            return localized.text(TextKey.SESSIONS_UNKNOWN_BROWSER);
        }
        String family = names.family() == null ? localized.text(TextKey.SESSIONS_OTHER_BROWSER) : names.family();
        return names.system() == null
                ? family
                : localized.text(TextKey.SESSIONS_BROWSER, Map.of("browser", family, "system", names.system()));
    }

    private static List<String> lines(LocalizedTexts localized, SessionRecord session, long now) {
        NetworkPrefix network = new NetworkPrefix(session.client().network());
        String ago = RelativeTime.words(session.createdAt(), now, localized);
        String time = RelativeTime.utc(session.createdAt());
        String signedIn = network.equals(NetworkPrefix.UNKNOWN)
                ? localized.text(TextKey.SESSIONS_SIGNED_IN, Map.of("ago", ago, "time", time))
                : localized.text(
                        TextKey.SESSIONS_SIGNED_IN_FROM,
                        Map.of("ago", ago, "time", time, "network", network.toString()));
        long last = SessionTime.lastActivity(session, now);
        String active = session.waiting()
                ? localized.text(TextKey.SESSIONS_HELD)
                : localized.text(
                        TextKey.SESSIONS_ACTIVE,
                        Map.of("ago", RelativeTime.words(last, now, localized), "time", RelativeTime.utc(last)));
        return List.of(signedIn, active);
    }
}
