package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At the end of its own request a listener may use that, as on a Tomcat alone. */
public abstract class AsyncListenerContract extends StagedContract {

    private final AsyncListenerServlet servlet = new AsyncListenerServlet();

    @Override
    protected void build(Context application) {
        Wrapper wrapper = Tomcat.addServlet(application, "listening", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/listening/*");
    }

    @BeforeEach
    void signInFirst() {
        signIn();
        servlet.forget();
    }

    private CompletableFuture<Page> ask(String path) {
        return CompletableFuture.supplyAsync(() -> alice().fetch(stage().url("/app/listening/" + path)));
    }

    private void assertUsed(String... when) {
        List<String> all = List.of(when).stream()
                .map(word -> word + " me " + word + " /app true")
                .toList();
        DoorFixture.await("the listener has used its request: " + all, () -> servlet.seen.equals(all));
    }

    @Test
    void whenTheApplicationCompletesIt() {
        CompletableFuture<Page> answer = ask("on");
        servlet.awaitCurrent().complete();

        assertUsed("complete");
        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void whenTheContainerTimesItOut() {
        CompletableFuture<Page> answer = ask("timeout");

        assertUsed("timeout", "complete");
        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void whenItsSessionEndsIt() {
        CompletableFuture<Page> answer = ask("on");
        servlet.awaitCurrent();
        clock().advance(TomcatFixture.IDLE.plus(Duration.ofSeconds(1)));

        assertUsed("complete");
        assertThat(answer.join().status()).isEqualTo(401);
    }
}
