package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.curfew.acceptance.server.AccessLogEntry;
import dev.curfew.acceptance.server.Await;
import dev.curfew.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** No session outlives its absolute end, however busy it is. */
abstract class AbsoluteStories extends Stories {

    private static final int CONNECTIONS = 8;

    @Story
    void eightBusyConnectionsGetNothingFromTheAppAtOrAfterTheAbsoluteEnd() throws InterruptedException {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();
        Instant end =
                scene().neighbour().signInSilently(alice.browser()).authTime().plus(ABSOLUTE);

        int asked = BusyConnections.ask(CONNECTIONS, alice.browser(), shop().page("data.jsp?busy"), end);

        List<AccessLogEntry> answers =
                Await.value("all " + asked + " answers are in the access log", Duration.ofSeconds(5), () -> Optional.of(
                                scene().answers("?busy"))
                        .filter(logged -> logged.size() >= asked));
        List<AccessLogEntry> late =
                answers.stream().filter(answer -> !answer.begin().isBefore(end)).toList();
        assertThat(late).as("requests that arrived at or after the end").hasSizeGreaterThan(CONNECTIONS);
        assertThat(late)
                .as("those among them that were let in, end " + end.toEpochMilli())
                .filteredOn(
                        answer -> answer.status() != 401 || answer.admitted().isPresent())
                .isEmpty();
        List<Instant> admitted = answers.stream()
                .map(AccessLogEntry::admitted)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        assertThat(admitted).as("let in").isNotEmpty();
        assertThat(admitted.get(admitted.size() - 1))
                .as("let in last")
                .isCloseTo(end, within(SCHEDULING.toMillis(), ChronoUnit.MILLIS));
        assertRefused(alice.fetchData(), "absolute-timeout");
        LoginForm.on(alice.browser().click(page, shop().home("after-the-end")));
    }
}
