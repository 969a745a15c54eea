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
 * Detects whether the provider can prove a new authentication. Reports each problem once, before a user is locked out.
 */
public final class ReauthenticationMonitor {

    private static final String REMEDY = "; set timeouts.reauthentication to sso, or change the provider";

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
                    "the provider sends no auth_time, so it does not prove that a user entered credentials again: after a"
                            + " timeout, the sign-in is refused in that browser",
                    now);
        }
        if (sightings.losesPrompts(now)) {
            tell(
                    "browsers sent to the provider with prompt=login have not come back, others have: the provider"
                            + " may show an error of its own, and users cannot sign in again after a timeout",
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
                            + "): after a timeout, users cannot sign in again in that browser",
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
