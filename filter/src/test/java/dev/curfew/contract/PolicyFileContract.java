package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.EndReason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy file changes while people work: what is valid is in force soon, for them too; what is not is refused. */
public abstract class PolicyFileContract extends StagedContract {

    /** Two seconds are promised; the rest is for machines that are busy with other tests. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String AS_STARTED = "  idle: 15m\n  absolute: 1h\n";

    private static final String ONLY_ADMINISTRATORS =
            """
            rules:
              - name: administrators only
                when:
                  path: /app/sample/hello
                access: role:nobody-has-this
            """;

    private Path file = Path.of("curfew.yaml");

    @BeforeAll
    void followAFile(@TempDir Path directory) throws IOException {
        file = directory.resolve("curfew.yaml");
        write(AS_STARTED);
        stage().curfew().follow(ConfigurationSource.file(file));
    }

    @AfterEach
    void putBackWhatWasStartedWith() throws IOException, JMException {
        Files.deleteIfExists(file.resolveSibling("curfew-pages/en.properties"));
        change(AS_STARTED);
        stage().curfew().obey(stage().settings());
    }

    @Test
    void aFileThatChangesIsFollowed() throws IOException {
        signIn();
        write("  idle: 11m\n  absolute: 1h\n");

        DoorFixture.await("the policy has changed", SOON, () -> has(Kind.POLICY_CHANGED));
        assertThat(status()).contains("\"idleRemaining\":660,");
    }

    @Test
    void aShorterLimitEndsWhatIsOverWithoutARequest() throws Exception {
        signIn();
        clock().advance(Duration.ofMinutes(6));
        change("  idle: 5m\n  absolute: 1h\n");

        DoorFixture.await("the session has ended", SOON, () -> endings().equals(List.of(EndReason.IDLE_TIMEOUT)));
        Page answer = alice().fetch(hello());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"reason\":\"idle-timeout\"");
    }

    @Test
    void whoeverReachesJmxSeesTheLivingSessionsAsLinesToRehearseOn() throws Exception {
        clock().advance(Duration.ofHours(1));
        signIn();

        assertThat(livingSessions(10)).singleElement().satisfies(line -> assertThat(line)
                .startsWith("session_living ")
                .contains(" user=\"alice\""));
        assertThatExceptionOfType(RuntimeMBeanException.class)
                .isThrownBy(() -> livingSessions(0))
                .havingCause()
                .withMessage("most: 0 (expected: 1 to 100000)");

        clock().advance(Duration.ofMinutes(15));
        assertThat(livingSessions(10)).isEmpty();
    }

    private List<String> livingSessions(int most) throws JMException {
        Object lines = ManagementFactory.getPlatformMBeanServer()
                .invoke(name(), "livingSessions", new Object[] {most}, new String[] {"int"});
        return List.of((String[]) lines);
    }

    @Test
    void aShorterLimitLeavesWhatIsNotOverAndHoldsForIt() throws Exception {
        signIn();
        clock().advance(Duration.ofMinutes(4));
        change("  idle: 5m\n  absolute: 1h\n");

        assertThat(status()).contains("\"idleRemaining\":60,");
        clock().advance(Duration.ofMinutes(1));
        DoorFixture.await("the session has ended", SOON, () -> endings().equals(List.of(EndReason.IDLE_TIMEOUT)));
    }

    @Test
    void aLongerLimitHoldsForLivingSessionsToo() throws Exception {
        signIn();
        change("  idle: 30m\n  absolute: 1h\n");
        clock().advance(Duration.ofMinutes(29));

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void aLongerLimitRevivesNobody() throws Exception {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        change("  idle: 30m\n  absolute: 1h\n");

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void aNewSignInMeetsTheNewPolicy() throws Exception {
        change("  idle: 7m\n  absolute: 20m\n");
        signIn();

        assertThat(status()).contains("\"idleRemaining\":420,\"absoluteRemaining\":1200,");
    }

    @Test
    void aPolicyWithFaultsIsRefusedWithAllOfThemAndTheOldOneStays() throws Exception {
        signIn();
        change("  idel: 5m\n  absolute: 8\n");

        assertThat(last(Kind.POLICY_REFUSED).detail())
                .contains("idel", "did you mean idle", "config-missing-unit", "curfew.yaml");
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        assertThat(status()).contains("\"idleRemaining\":900,");
    }

    @Test
    void aFileThatIsGoneIsRefusedOnceAndTheOldPolicyStays() throws IOException {
        signIn();
        Files.delete(file);

        DoorFixture.await("the policy has been refused", SOON, () -> has(Kind.POLICY_REFUSED));
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        assertThat(events().stream().filter(event -> event.kind() == Kind.POLICY_REFUSED))
                .hasSize(1);
    }

    @Test
    void settingsThatNeedARestartAreNamedAndStayAsTheyAre() throws Exception {
        signIn();
        change("  idle: 10m\n  absolute: 1h\nstore:\n  capacity: 77\n");

        assertThat(last(Kind.POLICY_CHANGED).detail()).contains("idle 10m", "needs a restart: ", "store.capacity");
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void whatThePagesAndTheScriptSayIsFollowed() throws Exception {
        Page before = alice().fetch(endpoint("curfew.js"));
        writePages("page.signed-out.title=Good bye from Acme\nscript.stay=Keep me in\n");

        DoorFixture.await("the pages have changed", SOON, () -> has(Kind.POLICY_CHANGED));
        assertThat(alice().open(endpoint("logout")).text()).contains("Good bye from Acme");
        Page after = alice().fetch(endpoint("curfew.js"));
        assertThat(after.body()).contains("\"stay\":\"Keep me in\"");
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    @Test
    void aFaultInWhatThePagesSayIsRefusedAndTheyStay() throws Exception {
        writePages("page.signed-out.title=Good bye from Acme\n");
        var unused = operation();
        writePages("page.signed-out.titel=Good night\n");

        assertThat(operation()).startsWith("refused").contains("config-pages-unknown-text", "en.properties:1:1");
        assertThat(alice().open(endpoint("logout")).text()).contains("Good bye from Acme");
    }

    private void writePages(String texts) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling("curfew-pages"));
        Files.writeString(folder.resolve("en.properties"), texts);
    }

    @Test
    void aRequestUnderWayFinishesUnderAChange() throws Exception {
        signIn();
        Gate gate = stage().newGate();
        CompletableFuture<Page> held =
                CompletableFuture.supplyAsync(() -> alice().fetch(stage().url("/app/sample/hold")));
        gate.awaitEntered();
        change("  idle: 10m\n  absolute: 1h\n");
        gate.open();

        assertThat(held.join().status()).isEqualTo(200);
    }

    @Test
    void jmxShowsThePolicyAndReloadsItAtOnce() throws Exception {
        signIn(new Browser(), "alice");
        write("  idle: 12m\n  absolute: 1h\n");

        assertThat(operation()).startsWith("in force: idle 12m, absolute 1h");
        assertThat(attribute("Policy")).asString().startsWith("idle 12m");
        assertThat(attribute("Sessions")).asString().isNotEqualTo("0");
        assertThat(operation()).isEqualTo("unchanged");
        write("  idle: 12\n  absolute: 1h\n");
        assertThat(operation())
                .startsWith("refused, the previous policy stays in force:")
                .contains("config-missing-unit");
        assertThat(attribute("Policy")).asString().startsWith("idle 12m");
    }

    @Test
    void aRuleThatGoesIsInForceUntilTheFileHasSaidSoTwice() throws Exception {
        signIn();
        change(AS_STARTED + ONLY_ADMINISTRATORS);
        assertThat(alice().fetch(hello()).status()).isEqualTo(403);
        assertThat(last(Kind.POLICY_CHANGED).detail()).contains("rules new: administrators only");

        write(AS_STARTED);
        DoorFixture.await("the change waits", SOON, () -> has(Kind.POLICY_WAITING));
        assertThat(last(Kind.POLICY_WAITING).detail()).contains("administrators only", "in force in 5s");
        assertThat(alice().fetch(hello()).status()).isEqualTo(403);

        clock().advance(Duration.ofSeconds(5));
        DoorFixture.await("the policy has changed", SOON, () -> String.valueOf(
                        last(Kind.POLICY_CHANGED).detail())
                .contains("rules gone: administrators only"));
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void aHalfWrittenFileThatRestsOpensNothing() throws Exception {
        signIn();
        change(AS_STARTED + ONLY_ADMINISTRATORS);
        write(AS_STARTED);
        DoorFixture.await("the change waits", SOON, () -> has(Kind.POLICY_WAITING));
        write("  idle: 14m\n  absolute: 1h\n" + ONLY_ADMINISTRATORS);

        DoorFixture.await("the whole file is in force", SOON, () -> status().contains("\"idleRemaining\":840,"));
        assertThat(alice().fetch(hello()).status()).isEqualTo(403);
        assertThat(last(Kind.POLICY_CHANGED).detail()).doesNotContain("rules gone");
    }

    private String operation() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer().invoke(name(), "reload", null, null);
    }

    private Object attribute(String attribute) throws JMException {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(name(), attribute);
    }

    private ObjectName name() {
        return stage().curfew().jmxName();
    }

    /** Without waiting for somebody to look. */
    private void change(String timeouts) throws IOException, JMException {
        write(timeouts);
        var unused = operation();
    }

    private boolean has(Kind kind) {
        return events().stream().anyMatch(event -> event.kind() == kind);
    }

    private SessionEvent last(Kind kind) {
        return events().stream()
                .filter(event -> event.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void write(String timeouts) throws IOException {
        Files.writeString(
                file,
                """
                oidc:
                  issuer: %s
                  client-id: shop
                  client-secret: %s
                cookie:
                  secure: false
                timeouts:
                  resume-within: 10m
                """
                                .formatted(stage().provider().issuer(), DoorFixture.CLIENT_SECRET)
                        + timeouts);
    }
}
