package dev.curfew.model;

import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.model.Browser.Admitted;
import dev.curfew.session.EndReason;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The real thing: nodes with a registry between them, browsers that come to any of them, and a provider. */
final class Engine implements Side {

    private final Flaw flaw;
    private final FakeRegistry registry = new FakeRegistry();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final ProviderSide providerSide;
    private final List<Node> nodes;
    private final List<Browser> browsers;
    private long trueTime;
    private @Nullable Answer said;

    Engine(World world, Flaw flaw) {
        SecureRandom random = new Repeatable();
        FlawedRegistry shared = new FlawedRegistry(registry, flaw);
        this.flaw = flaw;
        this.providerSide = new ProviderSide(world);
        this.trueTime = world.start();
        this.nodes = IntStream.range(0, World.NODES)
                .mapToObj(number -> new Node(world, number, shared, provider, random))
                .toList();
        this.browsers = IntStream.range(0, World.BROWSERS)
                .mapToObj(unused -> new Browser())
                .toList();
    }

    /** Makes the same cookies each time. */
    private static final class Repeatable extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final Random random = new Random(1);

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }

    long now(int node) {
        return nodes.get(node).clock().millis();
    }

    @Nullable
    SessionRecord find(SessionKey key) {
        return registry.find(key);
    }

    /** What the browser's cookie names. */
    @Nullable
    SessionKey key(int browser) {
        return browsers.get(browser).key();
    }

    /** What the provider said last. */
    @Nullable
    Answer said() {
        return said;
    }

    @Override
    public String pass(long millis) {
        trueTime += millis;
        nodes.forEach(node -> node.clock().pass(millis));
        return NOTHING;
    }

    @Override
    public String set(int node, long millis) {
        nodes.get(node).clock().set(millis);
        return NOTHING;
    }

    @Override
    public String ring() {
        if (flaw.isRinging()) {
            nodes.forEach(node -> node.endings().ring(node.clock().millis()));
        }
        return NOTHING;
    }

    @Override
    public String adopt(int node) {
        nodes.get(node).adopt();
        return NOTHING;
    }

    @Override
    public String obey(int node) {
        nodes.get(node).obey(now(node));
        return NOTHING;
    }

    @Override
    public String ask(int node, int browser, String path, Kind kind) {
        return decide(node, browser, kind.request(path));
    }

    @Override
    public String askWithoutStore(int node, int browser, String path, Kind kind) {
        registry.down(true);
        try {
            return ask(node, browser, path, kind);
        } finally {
            registry.down(false);
        }
    }

    @Override
    public String askWhileRevoked(int node, int browser, String path, Kind kind) {
        registry.beforeNextReplace(() -> end(node, browser, EndReason.REVOKED));
        try {
            return ask(node, browser, path, kind);
        } finally {
            registry.beforeNextReplace(() -> {});
        }
    }

    @Override
    public String complete(int browser, boolean signedOut) {
        Admitted last = browsers.get(browser).takeAdmitted();
        if (last != null) {
            Node node = nodes.get(last.node());
            node.guard().completed(last.request(), last.proceed(), signedOut, now(last.node()));
        }
        return NOTHING;
    }

    @Override
    public String extend(int node, int browser) {
        return decide(node, browser, FakeExchange.fetch("POST", "/app/.curfew/session/extend"));
    }

    @Override
    public String report(int node, int browser, long active) {
        String seen = active < 0 ? "" : "?active=" + active;
        return decide(node, browser, FakeExchange.fetch("POST", "/app/.curfew/session/report" + seen));
    }

    @Override
    public String status(int node, int browser) {
        return decide(node, browser, FakeExchange.fetch("GET", "/app/.curfew/session"));
    }

    @Override
    public String login(int node, int browser, long maxAge) {
        return decide(node, browser, FakeExchange.navigation("/app/.curfew/login?max_age=" + maxAge));
    }

    @Override
    public String comeBack(Step.Return step) {
        Browser browser = browsers.get(step.browser());
        Browser.Way back = browser.takeWay();
        if (back == null) {
            return NOTHING;
        }
        Answer answer = providerSide.answer(step, provider.asked(back.state()), trueTime);
        said = answer;
        provider.say(answer.authentication());
        SessionKey before = browser.key();
        String outcome = decide(back.node(), browser.send(back), browser);
        SessionKey after = browser.key();
        return after == null || after.equals(before) ? outcome : "signed in, " + outcome;
    }

    @Override
    public String logout(int node, int browser) {
        return decide(node, browser, FakeExchange.fetch("POST", "/app/.curfew/logout"));
    }

    @Override
    public String end(int node, int browser, EndReason reason) {
        SessionKey key = key(browser);
        if (key != null) {
            nodes.get(node).endings().end(key, reason, now(node));
        }
        return NOTHING;
    }

    @Override
    public String drop(int browser) {
        browsers.get(browser).drop();
        return NOTHING;
    }

    @Override
    public String leave(int browser) {
        providerSide.leave(browser);
        return NOTHING;
    }

    private String decide(int node, int browser, FakeExchange request) {
        Browser sender = browsers.get(browser);
        return decide(node, sender.send(request), sender);
    }

    private String decide(int node, FakeExchange request, Browser sender) {
        Decision decision = nodes.get(node).guard().decide(request, flaw.now(now(node)));
        if (decision instanceof Proceed proceed) {
            sender.admit(new Admitted(node, request, proceed));
            return letThrough(proceed);
        }
        Reply reply = ((Respond) decision).reply();
        sender.receive(node, reply.headers());
        return answered(reply);
    }

    private static String letThrough(Proceed proceed) {
        return proceed.session() == null
                ? Words.throughAsNobody()
                : Words.through(
                        proceed.session().profile().name(),
                        proceed.activity().counts(),
                        header(proceed.headers(), "Curfew-Remaining"));
    }

    private String answered(Reply reply) {
        String location = header(reply.headers(), "Location");
        if (location.startsWith(ScriptedProvider.LOCATION)) {
            return Words.toProvider(provider.asked());
        }
        return reply.body().startsWith("{\"state\"")
                ? standing(reply.body())
                : reply.status() + " " + location + header(reply.headers(), "WWW-Authenticate");
    }

    /** How a session stands, without what the page's script is told behind it. */
    private static String standing(String status) {
        int login = status.indexOf("\"login\":\"");
        return status.substring(0, status.indexOf('"', login + 9) + 1) + "}";
    }

    private static String header(List<Map.Entry<String, String>> headers, String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equals(name)) {
                return header.getValue();
            }
        }
        return "";
    }
}
