package dev.curfew.observe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {

    private static final long T = 1_795_248_003_120L;
    private static final SessionTag TAG = requireNonNull(SessionTag.parse("9f4c2ad07be1635d"));
    private static final String CREATED = "session_created at=\"2026-11-21T08:00:03.120Z\" session=\"9f4c2ad07be1635d\""
            + " user=\"alice\" authenticated=\"2026-11-21T08:00:01Z\" roles=\"admin,clerk\" activity=\"logged\"";

    private static SessionEvent created(Set<String> roles) {
        SessionSnapshot standing = new SessionSnapshot(T, T - 2120, SessionSnapshot.NEVER, T, 0, roles);
        return new SessionEvent.Standing(Kind.SESSION_CREATED, T, TAG, "alice", standing);
    }

    private static EventLine parsed(String line) {
        return requireNonNull(EventLine.parse(line), line);
    }

    @Test
    void aBeginningSaysWhatAnotherPolicyWouldAskFor() {
        assertThat(new EventLine(created(Set.of("clerk", "admin")), true)).hasToString(CREATED);
    }

    @Test
    void anEndSaysWhy() {
        SessionEvent ended = new SessionEvent.Ended(Kind.SESSION_ENDED, T, TAG, "alice", EndReason.IDLE_TIMEOUT, null);

        assertThat(EventLine.of(ended))
                .hasToString("session_ended at=\"2026-11-21T08:00:03.120Z\" session=\"9f4c2ad07be1635d\" user=\"alice\""
                        + " reason=\"idle-timeout\"");
        assertThat(parsed(EventLine.of(ended).toString())).isEqualTo(EventLine.of(ended));
    }

    @Test
    void aLineIsReadAsItWasWritten() {
        assertThat(parsed(CREATED)).isEqualTo(new EventLine(created(Set.of("admin", "clerk")), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21-Nov-2026 08:00:03.121 INFO [http-nio-8080-exec-1] dev.curfew.observe.LogObserver.on ",
                "INFO: ",
                "2026-11-21T08:00:03Z node-2 tomcat[17]: ",
                "\t"
            })
    void whatALogPutsBeforeItsLinesIsPassedOver(String prefix) {
        assertThat(parsed(prefix + CREATED)).isEqualTo(parsed(CREATED));
    }

    @Test
    void everyPartOfAStandingIsReadAsItWasWritten() {
        SessionSnapshot standing =
                new SessionSnapshot(T - 500_000, T - 600_000, T + 7_000_000, T - 1, 123_456, Set.of("a"));
        SessionEvent living = new SessionEvent.Standing(Kind.SESSION_LIVING, T, TAG, "alice", standing);

        assertThat(parsed(EventLine.of(living).toString()).event()).isEqualTo(living);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "say \"hi\"", "50%", "1+1", "two words", "tab\there", "größer", "😀", "%2C"})
    void aRoleIsReadAsItWasWritten(String role) {
        SessionEvent event = created(Set.of(role, "other"));

        String line = EventLine.of(event).toString();

        assertThat(line).doesNotContain("\t");
        assertThat(parsed(line).event()).isEqualTo(event);
    }

    @Test
    void noRolesAreNotTheSameAsNothingSaid() {
        assertThat(EventLine.of(created(Set.of())).toString()).endsWith(" roles=\"\"");
        assertThat(requireNonNull(parsed(EventLine.of(created(Set.of())).toString())
                                .event()
                                .standing())
                        .roles())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsReadAsItWasWritten(Kind kind) {
        SessionEvent event = new SessionEvent.OfCurfew(kind, T, "detail");

        assertThat(parsed(EventLine.of(event).toString()).event()).isEqualTo(event);
    }

    @Test
    void aUserCannotForgeAnEvent() {
        SessionEvent event = new SessionEvent.OfSession(
                Kind.SESSION_ACTIVE, T, TAG, "x\" reason=\"logout\"\nsession_ended at=\"", null);

        String line = EventLine.of(event).toString();

        assertThat(line).hasLineCount(1);
        assertThat(parsed(line).event().kind()).isEqualTo(Kind.SESSION_ACTIVE);
        assertThat(parsed(line).event().reason()).isNull();
        assertThat(parsed(line).event().user()).isEqualTo("x_ reason=_logout__session_ended at=_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Server startup in [700] milliseconds",
                "session_created",
                "session_created at=\"",
                "session_created at=\"yesterday\"",
                "session_created at=\"2026-11-21T08:00:03Z\" and more",
                "session_created at=\"2026-11-21T08:00:03Z\" authenticated=\"never\"",
                "session_created at=\"+999999999-12-31T23:59:59Z\"",
                "session_unheard_of at=\"2026-11-21T08:00:03Z\"",
                "xsession_created at=\"2026-11-21T08:00:03Z\""
            })
    void whatIsNoEventIsNotRead(String line) {
        assertThat(EventLine.parse(line)).isNull();
    }

    @Test
    void aLivingSessionIsALineUntilItIsOver() {
        SessionRecord session =
                SampleSession.of("one", T).authenticatedAt(T - 1000).record();
        long end = T + SampleSession.LIMITS.idle();

        assertThat(LivingSessions.line(session, end - 1)).hasValueSatisfying(line -> assertThat(line)
                .startsWith("session_living at=\"2026-11-21T08:15:03.119Z\" session=\"")
                .endsWith("user=\"alice\" authenticated=\"2026-11-21T08:00:02.120Z\""
                        + " created=\"2026-11-21T08:00:03.120Z\" active=\"2026-11-21T08:00:03.120Z\" roles=\"user\""));
        assertThat(LivingSessions.line(session, end)).isEmpty();
    }
}
