package dev.curfew.guard;

import dev.curfew.http.ButtonForm;
import dev.curfew.http.ButtonForm.Button;
import dev.curfew.http.Exchange;
import dev.curfew.http.Network;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.http.UserAgent;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import java.util.List;
import java.util.Map;

/** A user's sessions as a page: each can be ended but the one that asks, which goes on or, if it waits, cannot yet. */
final class SessionPage {

    static final String END = "end";
    static final String ALL = "all";

    private final Site site;
    private final Wording wording;

    SessionPage(Site site, Wording wording) {
        this.site = site;
        this.wording = wording;
    }

    /**
     * The page.
     *
     * @param own the one that asks
     * @param back where the user wanted to go
     */
    Reply reply(Exchange exchange, List<SessionRecord> all, SessionRecord own, ReturnTarget back, long now) {
        Voice voice = wording.voice(exchange);
        SpokenPage page = own.held() ? choice(voice, own) : new SpokenPage(voice, "page.sessions.title");
        ButtonForm form = ButtonForm.to(site.path(EndpointPaths.OTHERS)).keeping(SessionList.RETURN, back.target());
        boolean others = false;
        for (SessionRecord session : all) {
            boolean current = session.tag().equals(own.tag());
            others |= !current;
            Button end = new Button(END, session.tag().toString(), voice.text("page.sessions.end"));
            form.entry(heading(voice, session, current), lines(voice, session, now), current ? null : end);
        }
        if (others) {
            form.button(new Button(END, ALL, voice.text("page.sessions.end-all")));
        }
        page.offering(form);
        if (!own.held()) {
            page.offering("action.go-on", back.target());
        }
        return page.offeringToPost("action.sign-out", site.path(EndpointPaths.LOGOUT))
                .reply(200);
    }

    private static SpokenPage choice(Voice voice, SessionRecord own) {
        return new SpokenPage(voice, "page.held.title")
                .counting("most-sessions.", own.terms().maxSessions())
                .saying("page.held.text")
                .saying("page.held.remedy");
    }

    private static String heading(Voice voice, SessionRecord session, boolean current) {
        String browser = browser(voice, session.client().browser());
        return current ? voice.text("page.sessions.current", Map.of("browser", browser)) : browser;
    }

    private static String browser(Voice voice, String label) {
        UserAgent.Names names = UserAgent.namesIn(label);
        if (names == null) {
            return voice.text("page.sessions.unknown-browser");
        }
        String family = names.family() == null ? voice.text("page.sessions.other-browser") : names.family();
        return names.system() == null
                ? family
                : voice.text("page.sessions.browser", Map.of("browser", family, "system", names.system()));
    }

    private static List<String> lines(Voice voice, SessionRecord session, long now) {
        Network network = new Network(session.client().network());
        String ago = Ago.words(session.createdAt(), now, voice);
        String time = Ago.utc(session.createdAt());
        String signedIn = network.equals(Network.UNKNOWN)
                ? voice.text("page.sessions.signed-in", Map.of("ago", ago, "time", time))
                : voice.text(
                        "page.sessions.signed-in-from",
                        Map.of("ago", ago, "time", time, "network", network.toString()));
        long last = SessionTime.lastActivity(session, now);
        String active = session.held()
                ? voice.text("page.sessions.held")
                : voice.text("page.sessions.active", Map.of("ago", Ago.words(last, now, voice), "time", Ago.utc(last)));
        return List.of(signedIn, active);
    }
}
