package dev.curfew;

import dev.curfew.client.ClientIdentification;
import dev.curfew.config.Settings;
import dev.curfew.crypto.Seal;
import dev.curfew.forms.KeptFormService;
import dev.curfew.forms.KeptFormStore;
import dev.curfew.guard.DocumentTracker;
import dev.curfew.guard.Guard;
import dev.curfew.guard.PollerDetector;
import dev.curfew.guard.ScriptInjectionRule;
import dev.curfew.guard.SessionBindingCheck;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.lifecycle.ContainerSessions;
import dev.curfew.lifecycle.OtherSessions;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.lifecycle.RequestCompletion;
import dev.curfew.lifecycle.SessionLimit;
import dev.curfew.lifecycle.SessionStarter;
import dev.curfew.pages.ErrorPages;
import dev.curfew.pages.PageTexts;
import dev.curfew.pages.SignInPages;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.reply.Endpoints;
import dev.curfew.reply.FormEndpoint;
import dev.curfew.reply.FragmentEndpoint;
import dev.curfew.reply.RefusalReplies;
import dev.curfew.reply.ReturnTargets;
import dev.curfew.reply.ScriptEndpoint;
import dev.curfew.reply.SessionStatus;
import dev.curfew.reply.SessionsEndpoint;
import dev.curfew.signin.CodeExchange;
import dev.curfew.signin.ReauthenticationMonitor;
import dev.curfew.signin.SignIn;
import dev.curfew.signin.SignInCookies;
import dev.curfew.signin.SignInLoopDetector;

/** Builds the guard of each generation: on what outlives generations, which is built once, and of what depends on the rules and the texts. */
final class GuardAssembly {

    private final Foundation on;
    private final Seal signInSeal;
    private final ClientIdentification clients;
    private final KeptFormStore keptForms;
    private final CodeExchange codeExchange;
    private final ReauthenticationMonitor reauthentication;
    private final PollerDetector pollers;
    private final RenewedSessions renewed = new RenewedSessions();

    GuardAssembly(Foundation foundation) {
        this.on = foundation;
        this.signInSeal = on.keys().seal("sign-in");
        this.clients = new ClientIdentification(on.addresses(), on.keys().hash("binding"));
        this.keptForms = new KeptFormStore(on.keys().seal("kept-form"), on.random());
        this.codeExchange = new CodeExchange(on.provider(), on.observer());
        this.reauthentication = new ReauthenticationMonitor(on.observer());
        this.pollers = new PollerDetector(on.observer());
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
        ActivityRecorder recorder = new ActivityRecorder(on.sessions(), on.observer());
        SessionLimit limit = new SessionLimit(on.sessions(), on.terminator());
        KeptFormService forms = new KeptFormService(on.site(), keptForms, on.terminator(), on.observer(), on.later());
        SignIn signIn = signIn(rules, texts, limit);
        ReturnTargets returnTargets = new ReturnTargets(on.site(), on.observer());
        RefusalReplies refusals = new RefusalReplies(on.site(), signIn, texts, forms, returnTargets);
        return new Guard(
                on.site(),
                rules,
                on.sessions(),
                on.terminator(),
                renewed,
                recorder,
                new RequestCompletion(recorder, on.terminator()),
                new DocumentTracker(on.terminator(), on.site(), rules.policy()),
                limit,
                new SessionBindingCheck(clients, on.sessions(), on.terminator(), on.observer()),
                new ContainerSessions(on.resources(), on.terminator()),
                endpoints(rules, texts, signIn, refusals, recorder, limit, forms),
                returnTargets,
                refusals,
                new ErrorPages(on.site(), texts),
                forms,
                new ScriptInjectionRule(on.site()),
                pollers,
                on.observer());
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
                        on.sessions(), on.resources(), on.terminator(), renewed, limit, on.observer(), on.random()),
                clients,
                new SignInPages(on.site(), texts),
                on.observer());
    }

    private Endpoints endpoints(
            Rulebook rules,
            PageTexts texts,
            SignIn signIn,
            RefusalReplies refusals,
            ActivityRecorder recorder,
            SessionLimit limit,
            KeptFormService forms) {
        OtherSessions others = new OtherSessions(on.sessions(), on.terminator());
        return new Endpoints(
                on.site(),
                rules.policy(),
                signIn,
                new SessionStatus(on.site(), rules.policy()),
                refusals,
                texts,
                recorder,
                on.terminator(),
                on.provider(),
                reauthentication,
                new SessionsEndpoint(on.site(), texts, signIn, refusals, others, limit, on.terminator(), on.later()),
                new FormEndpoint(on.site(), texts, refusals, forms),
                new ScriptEndpoint(on.site(), texts),
                new FragmentEndpoint(on.site(), texts));
    }
}
