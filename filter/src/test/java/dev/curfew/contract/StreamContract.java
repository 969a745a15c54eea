package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.KeptConnection.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event streams and long polls end with their session, also without a request; whatever else was let in goes on to its end. */
public abstract class StreamContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PAST_IDLE = IDLE.plusMillis(250);

    private final StreamsServlet streams = new StreamsServlet();

    @Override
    protected void build(Context application) {
        Wrapper servlet = Tomcat.addServlet(application, "streams", streams);
        servlet.setAsyncSupported(true);
        servlet.addMapping("/streams/*");
    }

    @BeforeEach
    void signInFirst() {
        signIn();
        streams.seen.clear();
        streams.written.set(0);
    }

    private CompletableFuture<Answer> ask(String path, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = cookieHeader(alice());
        return CompletableFuture.supplyAsync(
                () -> {
                    try (KeptConnection connection =
                            new KeptConnection(stage().url("/").getPort())) {
                        connection.ask("/app/streams/" + path, all);
                        return connection.answer();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                },
                task -> new Thread(task, "client").start());
    }

    private static Answer soon(CompletableFuture<Answer> answer) throws Exception {
        Answer ended = answer.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended.whole()).isTrue();
        return ended;
    }

    private void awaitSeen(String... what) {
        DoorFixture.await("the application has seen it", () -> streams.seen.equals(List.of(what)));
    }

    /** The answer to a request that has begun, which nobody can see on the wire before it ends. */
    private CompletableFuture<Answer> begun(String path, String... headers) {
        Gate gate = streams.newGate();
        CompletableFuture<Answer> answer = ask(path, headers);
        gate.awaitEntered();
        gate.open();
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "events-by-writer", "events-when-possible"})
    void anEventStreamIsFinishedWithinASecondOfTheEnd(String path) throws Exception {
        CompletableFuture<Answer> answer = ask(path);
        DoorFixture.await("the stream flows", () -> streams.written.get() > 0);
        clock().advance(PAST_IDLE);

        Answer ended = soon(answer);
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.header("Content-Type")).startsWith("text/event-stream");
        assertThat(ended.body()).contains("data:x");
        awaitSeen(path.equals("events-when-possible") ? "onComplete" : "error");
    }

    @Test
    void anEventStreamWhoseThreadWritesNothingIsFinishedTooAndItsNextWriteFails() throws Exception {
        Gate gate = streams.newGate();
        CompletableFuture<Answer> answer = ask("silent-events");
        gate.awaitEntered();
        clock().advance(PAST_IDLE);

        assertThat(soon(answer).body()).contains("data:x");
        assertThat(streams.seen).isEmpty();
        gate.open();
        awaitSeen("error");
    }

    @Test
    void whatAnApplicationDoesWithAStreamAfterTheEndIsInVain() throws Exception {
        Gate gate = streams.newGate();
        CompletableFuture<Answer> answer = ask("events-later");
        gate.awaitEntered();
        clock().advance(PAST_IDLE);
        assertThat(soon(answer).body()).contains("data:x");
        gate.open();

        awaitSeen("error", "IOException", "left");
    }

    @Test
    void aLongPollIsToldWhyItGetsNothing() throws Exception {
        CompletableFuture<Answer> answer = begun("poll");
        clock().advance(PAST_IDLE);

        Answer ended = soon(answer);
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(ended.header("WWW-Authenticate")).contains("reason=\"idle-timeout\"");
        assertThat(ended.header("Cache-Control")).isEqualTo("no-store");
        assertThat(ended.header("Set-Cookie")).isEmpty();
        assertThat(ended.body()).contains("\"reason\":\"idle-timeout\"", "\"login\":\"");
        awaitSeen("onComplete");
    }

    @Test
    void aLongPollWhoseTaskGoesOnIsAnsweredAndTheTaskHarmsNobody() throws Exception {
        Gate gate = streams.newGate();
        CompletableFuture<Answer> answer = ask("poll-task");
        gate.awaitEntered();
        clock().advance(PAST_IDLE);
        assertThat(soon(answer).status()).isEqualTo(401);
        gate.open();

        awaitSeen("left");
        clock().advanceToAnotherMinute();
        assertThat(signIn(new Browser(), "bob").body()).contains("user=bob");
    }

    @Test
    void aMillisecondBeforeTheEndTheyGoOn() throws Exception {
        CompletableFuture<Answer> answer = begun("poll");
        clock().advance(IDLE.minusMillis(1));
        assertThat(status()).contains("\"state\":\"warning\"");
        assertThat(answer).isNotDone();
        clock().advance(Duration.ofMillis(1));

        assertThat(soon(answer).status()).isEqualTo(401);
    }

    @Test
    void theAbsoluteEndIsAnEndToo() throws Exception {
        for (int i = 0; i < 4; i++) {
            clock().advance(Duration.ofMinutes(14));
            alice().fetch(hello());
        }
        CompletableFuture<Answer> answer = begun("poll");
        clock().advance(ABSOLUTE.minusMinutes(56).plusMillis(250));

        assertThat(soon(answer).body()).contains("\"reason\":\"absolute-timeout\"");
    }

    @Test
    void soIsALogout() throws Exception {
        CompletableFuture<Answer> answer = begun("poll");
        alice().fetch(stage().url("/app/sample/logout"));

        assertThat(soon(answer).body()).contains("\"reason\":\"logout\"");
    }

    @Test
    void soIsARevocationFromAnotherBrowser() throws Exception {
        CompletableFuture<Answer> answer = begun("poll");
        Browser other = new Browser();
        signIn(other, "alice");
        Page others = other.open(endpoint("session/others"));
        other.submit(others.form("form").press("button[value=all]"));

        assertThat(soon(answer).body()).contains("\"reason\":\"revoked\"");
    }

    @Test
    void aPageThatTakesLongIsNotBroken() {
        assertGoesOn("report?as=inline", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document");
    }

    @Test
    void aFileThatAScriptFetchesIsNotBroken() {
        assertGoesOn("report?as=attachment", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set-length", "add-length"})
    void anAnswerOfAKnownLengthIsNotBroken(String as) {
        assertGoesOn("report?as=" + as, "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty");
    }

    private void assertGoesOn(String path, String... headers) {
        Gate gate = streams.newGate();
        CompletableFuture<Answer> answer = ask(path, headers);
        gate.awaitEntered();
        clock().advance(PAST_IDLE);
        DoorFixture.await("the session has ended", () -> !endings().isEmpty());
        gate.open();

        Answer whole = answer.join();
        assertThat(whole.whole()).isTrue();
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo("first last");
    }

    @Test
    void theContextIsTheApplicationsOwn() {
        assertThat(ask("original").join().body()).isEqualTo("true true true true");
    }
}
