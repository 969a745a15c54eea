package dev.curfew.signin;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.ProviderObservations;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;
import dev.curfew.site.Site;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps watch on whether users can be held to giving credentials again at this provider. What stands in the way is told once, as soon as it is
 * seen, and not when the first user is locked out by it.
 */
public final class ReauthenticationMonitor {

    private static final String REMEDY = "; set timeouts.reauthentication to sso, or change it at the provider";

    private final ProviderObservations sightings = new ProviderObservations(Site.SIGN_IN_SECONDS * 1000);
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Observer observer;

    public ReauthenticationMonitor(Observer observer) {
        this.observer = observer;
    }

    /** The word for what is known. */
    public String reauthentication() {
        return sightings.reauthentication().word();
    }

    /** A browser is sent to the provider. */
    void begun(boolean prompt, long now) {
        if (prompt) {
            sightings.prompts(now);
        }
    }

    /**
     * A browser has come back with a user.
     *
     * @param terms what will hold for the user
     */
    void answered(Authentication answer, Terms terms, boolean prompt, long now) {
        sightings.signsIn(prompt, answer.authTime() != null);
        if (answer.authTime() == null && terms.reauthentication() == Reauthentication.REQUIRED) {
            tell(
                    "the provider sends no auth_time: nothing proves that a user has given credentials again, so after a"
                            + " timeout the browser that was timed out is refused",
                    now);
        }
        if (sightings.losesPrompts(now)) {
            tell(
                    "no browser has come back that was sent to the provider with prompt=login, others have: the provider"
                            + " may show an error of its own, and then users do not come back after a timeout",
                    now);
        }
    }

    /** Whether the provider has refused to ask for credentials, rather than the user to give them. */
    boolean isRefusedPrompt(Refused fault, boolean prompt, long now) {
        boolean refused = prompt && fault.refusal() == Refusal.REQUEST;
        if (refused) {
            sightings.refusesPrompt();
            tell(
                    "the provider refuses prompt=login (" + fault.getMessage()
                            + "): after a timeout users do not come back in the browser that was timed out",
                    now);
        }
        return refused;
    }

    private void tell(String what, long now) {
        if (told.add(what)) {
            observer.on(new SessionEvent.OfCurfew(Kind.PROVIDER_NOTICE, now, what + REMEDY));
        }
    }
}
