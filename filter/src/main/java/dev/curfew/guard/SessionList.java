package dev.curfew.guard;

import dev.curfew.http.ButtonForm;
import dev.curfew.http.ButtonForm.Button;
import dev.curfew.http.JsonObject;
import dev.curfew.http.Network;
import dev.curfew.http.Page;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.session.Client;
import dev.curfew.session.SessionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's sessions, shown to the user in one of them: to a person as a page, to a script as JSON. */
final class SessionList {

    static final String END = "end";
    static final String ALL = "all";
    static final String RETURN = "return";

    private final Site site;

    SessionList(Site site) {
        this.site = site;
    }

    /**
     * As JSON.
     *
     * @param own the one that asks
     */
    Reply json(List<SessionRecord> all, SessionRecord own, long now) {
        List<JsonObject> entries =
                all.stream().map(session -> json(session, own, now)).toList();
        return Reply.of(200, "application/json", JsonObject.array(entries));
    }

    private static JsonObject json(SessionRecord session, SessionRecord own, long now) {
        Client client = session.client();
        return new JsonObject()
                .with("id", session.tag().toString())
                .with("signedInAgo", (Long) Ago.seconds(session.createdAt(), now))
                .with("lastActiveAgo", (Long) Ago.seconds(session.lastActivity(), now))
                .with("network", nullIfEmpty(new Network(client.network()).toString()))
                .with("browser", nullIfEmpty(client.browser()))
                .with("held", session.held())
                .with("current", session.tag().equals(own.tag()));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * As a page.
     *
     * @param own the one that asks
     * @param back where the user wanted to go
     */
    Reply page(List<SessionRecord> all, SessionRecord own, ReturnTarget back, long now) {
        Page page = own.held() ? choice(own) : Page.titled("Where you are signed in");
        ButtonForm form = ButtonForm.to(site.path(Endpoints.OTHERS)).keeping(RETURN, back.target());
        boolean others = false;
        for (SessionRecord session : all) {
            boolean current = session.tag().equals(own.tag());
            others |= !current;
            Button end = new Button(END, session.tag().toString(), "End this session");
            form.entry(heading(session, current), lines(session, now), current ? null : end);
        }
        if (others) {
            form.button(new Button(END, ALL, "End all other sessions"));
        }
        page.offering(form);
        if (!own.held()) {
            page.offering("Go on", back.target());
        }
        return page.offeringToPost("Sign out", site.path(Endpoints.LOGOUT)).reply(200);
    }

    private static Page choice(SessionRecord own) {
        return Page.titled("You are signed in elsewhere")
                .saying(Pages.mostSessions(own.terms().maxSessions()) + " You have just signed in once more, so this "
                        + "session has to wait.")
                .saying(
                        "To go on here, end another session. Whatever is unsaved there may be lost. To leave everything "
                                + "as it was, sign out here.");
    }

    private static String heading(SessionRecord session, boolean current) {
        String browser = session.client().browser();
        return (browser.isEmpty() ? "Unknown browser" : browser) + (current ? " (this session)" : "");
    }

    private static List<String> lines(SessionRecord session, long now) {
        Network network = new Network(session.client().network());
        String where = network.equals(Network.UNKNOWN) ? "" : " from " + network;
        return List.of(
                "Signed in " + Ago.timed(session.createdAt(), now) + where + ".",
                session.held()
                        ? "Waits until another session ends."
                        : "Last active " + Ago.timed(session.lastActivity(), now) + ".");
    }
}
