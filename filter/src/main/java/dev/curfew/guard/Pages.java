package dev.curfew.guard;

import dev.curfew.http.Page;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.ProviderException.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The pages that people may meet: what happened, why, what to do. */
final class Pages {

    static final String RETRY_SECONDS = "10";
    private static final String TRY_AGAIN = "Try again";

    private final Site site;

    Pages(Site site) {
        this.site = site;
    }

    Reply signedOut() {
        return Page.titled("You are signed out")
                .saying("Your session has ended, and nobody can go on with it. To work on, sign in again.")
                .offering("Sign in", signInTo(site.start()))
                .reply(200);
    }

    Reply confirmSignOut() {
        return Page.titled("Sign out?")
                .saying("Another site has sent you here. If you want to sign out, confirm it.")
                .offeringToPost("Sign out", site.path(Endpoints.LOGOUT))
                .reply(200);
    }

    Reply signInLost(boolean signedIn) {
        Page page = Page.titled("This sign-in is not under way any more");
        if (signedIn) {
            return page.saying("You are signed in already.")
                    .offering("Go on", site.start().target())
                    .reply(400);
        }
        return page.saying(
                        "It was finished or given up, or your browser did not send back the cookie that belongs to it. "
                                + "Cookies have to be allowed for this site, and the site has to be opened with https.")
                .offering("Sign in", signInTo(site.start()))
                .reply(400);
    }

    Reply signInRefused(Refusal refusal, ReturnTarget target) {
        Page page = Page.titled("You could not be signed in");
        return switch (refusal) {
            case DENIED ->
                page.saying("The sign-in service says that the sign-in was declined or is not possible for you.")
                        .offering(TRY_AGAIN, signInTo(target))
                        .reply(403);
            case MISMATCH, INVALID ->
                page.saying("The answer of the sign-in service is not valid for this sign-in, so it was not accepted.")
                        .offering(TRY_AGAIN, signInTo(target))
                        .reply(400);
        };
    }

    Reply signInLoop() {
        return Page.titled("Signing in does not help")
                .saying(
                        "You have been signed in several times within seconds, and each time your browser came back without your session's "
                                + "cookie, or with two of them.")
                .saying(
                        "Delete the cookies of this site, make sure that they are allowed, and open the site with https.")
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    Reply notFresh(ReturnTarget target) {
        return Page.titled("You have to show again who you are")
                .saying("Your session was over, so the sign-in service was asked to check your credentials again. "
                        + "Its answer does not prove that it did.")
                .saying("Sign out there, then try again. If it happens again, tell whoever runs this site.")
                .offering(TRY_AGAIN, signInTo(target))
                .reply(403);
    }

    Reply providerUnavailable(ReturnTarget target) {
        return Page.titled("Signing in is not possible right now")
                .saying("The sign-in service does not answer. Whoever is signed in can go on working.")
                .offering(TRY_AGAIN, signInTo(target))
                .reply(503)
                .with("Retry-After", RETRY_SECONDS);
    }

    Reply storeUnavailable() {
        return Page.titled("This site cannot check your session right now")
                .saying("You have not been signed out. Try again in a moment.")
                .reply(503)
                .with("Retry-After", RETRY_SECONDS);
    }

    Reply signInFromFrame(ReturnTarget target) {
        return Page.titled("Sign in to see this")
                .saying(
                        "This part of the page needs you to be signed in, and the sign-in service cannot be shown inside a page.")
                .offeringInTopWindow("Sign in", signInTo(target))
                .framedReply(401);
    }

    Reply stepUpFromFrame(ReturnTarget target, Proof demanded) {
        return Page.titled("Show again who you are to see this")
                .saying(
                        "This part of the page asks for credentials that were given more recently, or stronger ones, and the sign-in "
                                + "service cannot be shown inside a page.")
                .offeringInTopWindow("Go on", signInWith(demanded) + "&return=" + encoded(target.target()))
                .framedReply(401);
    }

    Reply notAllowed() {
        return Page.titled("You may not open this")
                .saying("You are signed in, but not as somebody for whom this is meant. Your session goes on.")
                .saying("If you need it for your work, ask whoever runs this site.")
                .offering("Go to the start page", site.start().target())
                .reply(403);
    }

    Reply tooManySessions(int most, ReturnTarget target) {
        return Page.titled("You are signed in elsewhere")
                .saying(mostSessions(most) + " So you were not signed in here, and nothing has changed there.")
                .saying(
                        "Sign out in the other browser, or wait until the session there ends. Then try again. If that is "
                                + "not your session, tell whoever runs this site.")
                .offering(TRY_AGAIN, signInTo(target))
                .reply(403);
    }

    /** One sentence. */
    static String mostSessions(int most) {
        return "You may have " + (most == 1 ? "one session" : most + " sessions") + " at a time here.";
    }

    Reply heldInFrame(ReturnTarget others) {
        return Page.titled("You are signed in elsewhere")
                .saying(
                        "You have more sessions than you may have at a time. To see this part of the page, end another one.")
                .offeringInTopWindow("Choose which one ends", others.target())
                .framedReply(403);
    }

    Reply notFound() {
        return Page.titled("There is nothing here")
                .offering("Go to the start page", site.start().target())
                .reply(404);
    }

    Reply badRequest() {
        return Page.titled("This address is not valid")
                .saying("It is written in a way that could mean different places.")
                .reply(400);
    }

    private String signInTo(ReturnTarget target) {
        return site.path(Endpoints.LOGIN) + "?return=" + encoded(target.target());
    }

    /** Where scripts and frames send the user to prove what is demanded. */
    String signInWith(Proof demanded) {
        Long maxAge = demanded.maxAgeSeconds();
        List<String> parameters = new ArrayList<>();
        if (maxAge != null) {
            parameters.add("max_age=" + maxAge);
        }
        if (demanded.acr() != null) {
            parameters.add("acr_values=" + encoded(String.join(" ", demanded.acr())));
        }
        return site.path(Endpoints.LOGIN) + "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
