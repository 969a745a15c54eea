package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final Identity ALICE = new Identity("https://op.example.com", "1", "alice", Set.of("user"));

    @Test
    void isTheSameUserUnderAnotherNameAndWithOtherRoles() {
        assertThat(ALICE.isSameUserAs(new Identity("https://op.example.com", "1", "alice.b", Set.of())))
                .isTrue();
    }

    @Test
    void isAnotherUserWhoHasTheSameSubjectElsewhereOrTheSameName() {
        assertThat(ALICE.isSameUserAs(new Identity("https://other.example.com", "1", "alice", Set.of("user"))))
                .isFalse();
        assertThat(ALICE.isSameUserAs(new Identity("https://op.example.com", "2", "alice", Set.of("user"))))
                .isFalse();
    }
}
