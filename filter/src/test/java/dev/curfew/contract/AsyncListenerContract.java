package dev.curfew.contract;

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

    private void ask(String path) {
        CompletableFuture.runAsync(() -> alice().fetch(stage().url("/app/listening/" + path)));
    }

    private void assertUsed(String... when) {
        List<String> all = List.of(when).stream()
                .map(word -> word + " me " + word + " /app true")
                .toList();
        Stage.await("the listener has used its request: " + all, () -> servlet.seen.equals(all));
    }

    @Test
    void whenTheApplicationCompletesIt() {
        ask("on");
        servlet.awaitCurrent().complete();

        assertUsed("complete");
    }

    @Test
    void whenTheContainerTimesItOut() {
        ask("timeout");

        assertUsed("timeout", "complete");
    }

    @Test
    void whenItsSessionEndsIt() {
        ask("on");
        servlet.awaitCurrent();
        clock().advance(Scene.IDLE.plus(Duration.ofSeconds(1)));

        assertUsed("complete");
    }
}
