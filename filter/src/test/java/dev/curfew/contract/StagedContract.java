package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionTag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Facts about either door, told on one stage: each with new browsers, another minute, and a provider without faults. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StagedContract {

    /** What the application serves. */
    static final String HELLO = "/app/sample/hello";

    private @Nullable DoorFixture stage;
    private Browser alice = new Browser();
    private int servedBefore;
    private int eventsBefore;

    /** The door under test. */
    protected abstract Door door();

    /** What the stage is set for. */
    protected TomcatFixture scene() {
        return TomcatFixture.usual();
    }

    /** What the application has besides the usual, before it starts. */
    protected void build(Context application) {}

    @BeforeAll
    void raiseTheCurtain() {
        stage = DoorFixture.open(door(), scene(), List.of("/app"), this::build);
    }

    @AfterAll
    void dropTheCurtain() throws LifecycleException {
        stage().close();
    }

    @BeforeEach
    void beginAnew() {
        stage().clock().advanceToAnotherMinute();
        alice = new Browser();
        servedBefore = stage().served();
        eventsBefore = stage().events().size();
    }

    @AfterEach
    void endFaults() {
        stage().provider().faults().clear();
    }

    final DoorFixture stage() {
        return Objects.requireNonNull(stage);
    }

    final MovableClock clock() {
        return stage().clock();
    }

    /** The browser of this test. */
    final Browser alice() {
        return alice;
    }

    final URI hello() {
        return stage().url(HELLO);
    }

    final URI endpoint(String name) {
        return stage().url(stage().endpoint(name));
    }

    /** Opens a page of the application and signs in on the way. */
    final Page signIn(Browser browser, String user) {
        Page page = stage().signIn(browser, browser.open(hello()), user);
        assertThat(page.body()).as("%s", page).contains("user=" + user);
        return page;
    }

    final Page signIn() {
        return signIn(alice, "alice");
    }

    /** What {@code GET /.curfew/session} says to a script in this browser. */
    final String status(Browser browser) {
        return browser.fetch(endpoint("session")).body();
    }

    final String status() {
        return status(alice);
    }

    /** How many requests have reached the application in this test. */
    final int served() {
        return stage().served() - servedBefore;
    }

    /** What has happened in this test. */
    final List<SessionEvent> events() {
        List<SessionEvent> all = List.copyOf(stage().events());
        return all.subList(eventsBefore, all.size());
    }

    /** The reasons for which the sessions of this test have ended, in their order. */
    final List<EndReason> endings() {
        List<SessionEvent> events = List.copyOf(events());
        Set<SessionTag> begun = events.stream()
                .filter(event -> event.kind() == SessionEvent.Kind.SESSION_CREATED)
                .map(SessionEvent::session)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.kind() == SessionEvent.Kind.SESSION_ENDED && begun.contains(event.session()))
                .map(SessionEvent::reason)
                .filter(Objects::nonNull)
                .toList();
    }

    static Cookie sessionCookie(Browser browser) {
        return browser.cookies().get("curfew");
    }

    /** The {@code Cookie} header of this browser's session. */
    static String cookieHeader(Browser browser) {
        return "Cookie: curfew=" + sessionCookie(browser).value();
    }

    /** A page that asks for the password: the provider's. */
    static Predicate<Page> isSignInPage() {
        return page -> page.has("form input[name=password]");
    }

    /** A value that the application told, as {@code name=value}. */
    static String told(Page page, String name) {
        return page.body()
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " on " + page));
    }
}
