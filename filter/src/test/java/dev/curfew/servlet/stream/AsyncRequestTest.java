package dev.curfew.servlet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.Reply;
import dev.curfew.servlet.FakeSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a container does that cannot be provoked. */
class AsyncRequestTest {

    private final FakeSession session = new FakeSession();
    private final List<String> asked = new ArrayList<>();

    @Test
    void aStreamIsAnsweredWhenItsSessionEnds() {
        goOn(false);

        session.end();
        assertThat(asked)
                .contains("HttpServletResponse.reset", "HttpServletResponse.setStatus", "AsyncContext.complete");
        assertThat(session.leases()).isZero();
    }

    @Test
    void nothingIsWrittenIntoAnAnswerThatTheContainerHasForgotten() {
        goOn(true);

        session.end();
        assertThat(asked).contains("AsyncContext.getTimeout").noneMatch(call -> call.startsWith("HttpServletResponse"));
        assertThat(session.leases()).isZero();
    }

    @Test
    void aRequestOnItsWayBackHoldsNoLeaseUntilItGoesOnAgain() {
        AsyncRequest async = goOn(false);

        async.dispatch(() -> {});
        assertThat(session.leases()).isZero();

        async.goOn(() -> fake(AsyncContext.class, false));
        assertThat(session.leases()).isEqualTo(1);
    }

    private AsyncRequest goOn(boolean forgotten) {
        FinalResponse last = new FinalResponse(
                fake(HttpServletRequest.class, false),
                fake(HttpServletResponse.class, false),
                end -> Reply.of(401, "text/plain", end.reason()));
        AsyncRequest async = new AsyncRequest(session, last);
        async.goOn(() -> fake(AsyncContext.class, forgotten));
        async.passed();
        asked.clear();
        return async;
    }

    private <T> T fake(Class<T> type, boolean forgotten) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    asked.add(type.getSimpleName() + "." + method.getName());
                    if (forgotten) {
                        throw new IllegalStateException("recycled");
                    }
                    return switch (method.getReturnType().getName()) {
                        case "long" -> 0L;
                        case "boolean" -> false;
                        case "java.lang.String" -> "GET";
                        default -> null;
                    };
                }));
    }
}
