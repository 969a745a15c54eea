package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UserKeyTest {

    private static final UserKey ALICE = new UserKey("https://op.example.com", "1");
    private static final Profile PROFILE = new Profile("alice", Set.of("user"), "gold");

    @Test
    void isTheSameUserUnderTheSameIssuerAndSubject() {
        assertThat(new UserKey("https://op.example.com", "1")).isEqualTo(ALICE).hasSameHashCodeAs(ALICE);
    }

    @Test
    void isAnotherUserUnderTheSameSubjectElsewhereOrAnotherSubject() {
        assertThat(new UserKey("https://other.example.com", "1")).isNotEqualTo(ALICE);
        assertThat(new UserKey("https://op.example.com", "2")).isNotEqualTo(ALICE);
    }

    @Test
    void printsNeitherIssuerNorSubject() {
        assertThat(new UserKey("https://op.example.com", "subject-of-alice").toString())
                .doesNotContain("example", "alice");
    }

    @Test
    void anApplicationSeesNameAndRolesAndNotTheClassOfTheAuthentication() {
        assertThat(PROFILE.isSameToApplication(new Profile("alice", Set.of("user"), null)))
                .isTrue();
        assertThat(PROFILE.isSameToApplication(new Profile("alice.b", Set.of("user"), "gold")))
                .isFalse();
        assertThat(PROFILE.isSameToApplication(new Profile("alice", Set.of(), "gold")))
                .isFalse();
    }
}
