package dev.curfew;

import dev.curfew.client.ClientIdentification;
import dev.curfew.config.Settings;
import dev.curfew.crypto.Seal;
import dev.curfew.forms.KeptFormService;
import dev.curfew.forms.KeptFormStore;
import dev.curfew.guard.AccessCheck;
import dev.curfew.guard.ActivityCheck;
import dev.curfew.guard.Aftermath;
import dev.curfew.guard.DocumentTracker;
import dev.curfew.guard.FormCheck;
import dev.curfew.guard.Guard;
import dev.curfew.guard.PollerDetector;
import dev.curfew.guard.ScriptInjectionRule;
import dev.curfew.guard.SessionBindingCheck;
import dev.curfew.guard.SessionLookup;
import dev.curfew.guard.SessionRequests;
import dev.curfew.guard.StrangerRequests;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.lifecycle.ContainerSessions;
import dev.curfew.lifecycle.OtherSessions;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.lifecycle.RequestCompletion;
import dev.curfew.lifecycle.SessionLimit;
import dev.curfew.lifecycle.SessionStarter;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SignInPages;
import dev.curfew.pages.SignOutPages;
import dev.curfew.policy.Policy;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.reply.CallbackEndpoint;
import dev.curfew.reply.ClosingEndpoint;
import dev.curfew.reply.Endpoint;
import dev.curfew.reply.Endpoints;
import dev.curfew.reply.ExtendEndpoint;
import dev.curfew.reply.FormEndpoint;
import dev.curfew.reply.FragmentEndpoint;
import dev.curfew.reply.FragmentScriptEndpoint;
import dev.curfew.reply.HealthEndpoint;
import dev.curfew.reply.LoginEndpoint;
import dev.curfew.reply.LogoutEndpoint;
import dev.curfew.reply.PageSignals;
import dev.curfew.reply.RefusalReplies;
import dev.curfew.reply.ReportEndpoint;
import dev.curfew.reply.ReturnTargets;
import dev.curfew.reply.ScriptEndpoint;
import dev.curfew.reply.SessionStatus;
import dev.curfew.reply.SessionsEndpoint;
import dev.curfew.reply.SignedInEndpoint;
import dev.curfew.reply.StatusEndpoint;
import dev.curfew.signin.CodeExchange;
import dev.curfew.signin.ReauthenticationMonitor;
import dev.curfew.signin.SignIn;
import dev.curfew.signin.SignInCookies;
import dev.curfew.signin.SignInLoopDetector;
import java.util.List;

/** Builds the guard of each generation: on what outlives generations, which is built once, and of what depends on the rules and the texts. */
final class GuardAssembly {

    private final Foundation on;
    private final Seal signInSeal;
    private final ClientIdentification clients;
    private final KeptFormService forms;
    private final CodeExchange codeExchange;
    private final ReauthenticationMonitor reauthentication;
    private final PollerDetector pollers;
    private final ActivityRecorder recorder;
    private final ContainerSessions containerSessions;
    private final RenewedSessions renewed = new RenewedSessions();

    GuardAssembly(Foundation foundation) {
        this.on = foundation;
        this.signInSeal = on.keys().seal("sign-in");
        this.clients = new ClientIdentification(on.addresses(), on.keys().hash("binding"));
        this.forms = new KeptFormService(
                on.site(),
                new KeptFormStore(on.keys().seal("kept-form"), on.random()),
                on.terminator(),
                on.observer(),
                on.later());
        this.codeExchange = new CodeExchange(on.provider(), on.observer());
        this.reauthentication = new ReauthenticationMonitor(on.observer());
        this.pollers = new PollerDetector(on.observer());
        this.recorder = new ActivityRecorder(on.sessions(), on.observer());
        this.containerSessions = new ContainerSessions(on.resources(), on.terminator());
    }

    /** The generation of this number, under these settings. */
    Generation generation(Settings settings, int number) {
        Rulebook rules = Rulebook.compile(settings.policy(), on.site().mount(), number);
        PageTexts texts =
                new PageTexts(settings.pages().languages(), settings.pages().style());
        return new Generation(settings, rules, guard(rules, texts));
    }

    /** A guard under these rules that speaks in these texts. */
    Guard guard(Rulebook rules, PageTexts texts) {
        SessionLimit limit = new SessionLimit(on.sessions(), on.revocations());
        SignIn signIn = signIn(rules, texts, limit);
        ReturnTargets returnTargets = new ReturnTargets(on.site(), on.observer());
        FragmentEndpoint fragment = new FragmentEndpoint(on.site(), texts);
        RefusalReplies refusals = new RefusalReplies(on.site(), signIn, texts, fragment, forms, returnTargets);
        SessionLookup lookup =
                new SessionLookup(on.site().cookies(), rules, on.sessions(), on.terminator(), renewed, limit);
        DocumentTracker documents = new DocumentTracker(on.terminator(), on.site(), rules.policy());
        StrangerRequests strangers = new StrangerRequests(rules, containerSessions, refusals, on.observer());
        return new Guard(
                lookup,
                new SessionBindingCheck(clients, on.sessions(), on.terminator(), on.observer()),
                documents,
                new Endpoints(on.site(), signIn, refusals, endpoints(rules, texts, signIn, refusals, limit, fragment)),
                new SessionRequests(
                        rules,
                        new AccessCheck(refusals),
                        new ActivityCheck(recorder, pollers, lookup),
                        new FormCheck(forms, returnTargets),
                        containerSessions,
                        new ScriptInjectionRule(on.site()),
                        strangers),
                strangers,
                refusals,
                new Aftermath(
                        new RequestCompletion(recorder, on.terminator()), documents, containerSessions, on.observer()));
    }

    private SignIn signIn(Rulebook rules, PageTexts texts, SessionLimit limit) {
        return new SignIn(
                on.site(),
                rules,
                on.provider(),
                codeExchange,
                reauthentication,
                new SignInCookies(on.site().cookies(), signInSeal),
                new SignInLoopDetector(on.site().cookies(), signInSeal),
                new SessionStarter(
                        on.sessions(),
                        on.resources(),
                        on.terminator(),
                        on.revocations(),
                        renewed,
                        limit,
                        on.observer(),
                        on.random()),
                clients,
                new SignInPages(on.site(), texts),
                on.observer());
    }

    private List<Endpoint> endpoints(
            Rulebook rules,
            PageTexts texts,
            SignIn signIn,
            RefusalReplies refusals,
            SessionLimit limit,
            FragmentEndpoint fragment) {
        Policy policy = rules.policy();
        SessionStatus status = new SessionStatus(on.site(), policy);
        PageSignals signals = new PageSignals(on.site(), on.terminator(), status, refusals);
        OtherSessions others = new OtherSessions(on.sessions(), on.revocations());
        return List.of(
                new LoginEndpoint(on.site(), signIn, refusals),
                new CallbackEndpoint(signIn),
                new LogoutEndpoint(
                        on.site(), signIn, on.terminator(), on.provider(), new SignOutPages(on.site(), texts)),
                new StatusEndpoint(on.site(), status, signals),
                new ExtendEndpoint(signals, recorder),
                new ReportEndpoint(signals, recorder, refusals, policy),
                new ClosingEndpoint(signals, on.terminator(), policy),
                new SessionsEndpoint(on.site(), texts, signIn, refusals, others, limit, on.terminator(), on.later()),
                new FormEndpoint(on.site(), texts, refusals, forms),
                new ScriptEndpoint(on.site(), texts),
                new SignedInEndpoint(new SignInPages(on.site(), texts)),
                fragment,
                new FragmentScriptEndpoint(),
                new HealthEndpoint(on.provider(), reauthentication));
    }

    /** Forgets, at {@code now} (epoch milliseconds), what no user may come back for any more. */
    void forgetOver(long now) {
        forms.forgetOver(now);
        renewed.forgetOver(now);
    }
}
