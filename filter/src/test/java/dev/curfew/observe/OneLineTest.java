package dev.curfew.observe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionTag;
import dev.curfew.text.Printable;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every code point that ends a line, or hides or turns what stands on it, in every field that takes text from outside. */
class OneLineTest {

    private static final SessionTag TAG = requireNonNull(SessionTag.parse("9f4c2ad07be1635d"));

    private static IntStream strays() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(c -> !Printable.isPrintable(c));
    }

    @Test
    void noFieldKeepsAny() {
        strays().forEach(OneLineTest::noFieldKeeps);
    }

    private static void noFieldKeeps(int codePoint) {
        String stray = "a" + Character.toString(codePoint) + "b";
        SessionSnapshot standing = new SessionSnapshot(0, 0, SessionSnapshot.NEVER, 0, 0, Set.of(stray));
        SessionEvent event = new SessionEvent.Standing(Kind.SESSION_CREATED, 0, TAG, stray, standing);

        SessionEvent ended = new SessionEvent.Ended(Kind.SESSION_ENDED, 0, TAG, stray, EndReason.LOGOUT, stray);

        String line = EventLine.of(event) + " " + EventLine.of(ended);

        assertThat(Printable.isPrintable(line))
                .as("U+%04X in %s", codePoint, line)
                .isTrue();
        assertThat(line).contains("user=\"a_b\"", "detail=\"a_b\"").doesNotContain("roles=\"a_b\"");
    }

    @Test
    void aRoleWithOneIsReadBackAsItWas() {
        strays().forEach(OneLineTest::isReadBack);
    }

    private static void isReadBack(int codePoint) {
        String role = Character.getType(codePoint) == Character.SURROGATE ? "a?b" : "a" + Character.toString(codePoint);
        SessionSnapshot standing = new SessionSnapshot(0, 0, SessionSnapshot.NEVER, 0, 0, Set.of(role));
        SessionEvent event = new SessionEvent.Standing(Kind.SESSION_CREATED, 0, TAG, "u", standing);

        EventLine read = requireNonNull(EventLine.parse(EventLine.of(event).toString()));

        assertThat(requireNonNull(read.event().standing()).roles()).containsExactly(role);
    }
}
