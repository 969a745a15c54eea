package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleSetsTest {

    private final RoleSets sets = new RoleSets(10);

    @Test
    void usersWithTheSameRolesShareOneSet() {
        Set<String> one = sets.shared(new HashSet<>(Set.of("shared-a", "shared-b")));
        assertThat(one).containsExactlyInAnyOrder("shared-a", "shared-b");
        assertThat(sets.shared(new HashSet<>(Set.of("shared-b", "shared-a")))).isSameAs(one);
        assertThat(sets.shared(Set.of("shared-a"))).containsExactly("shared-a");
    }

    @Test
    void nobodyCanChangeASharedSet() {
        Set<String> roles = new HashSet<>(Set.of("kept"));
        Set<String> shared = sets.shared(roles);
        roles.add("added");
        assertThat(shared).containsExactly("kept");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> shared.add("added"));
        assertThat(sets.shared(roles)).containsExactlyInAnyOrder("kept", "added");
    }

    @Test
    void moreThanAreSharedAreRightAllTheSame() {
        for (int i = 0; i < 30; i++) {
            assertThat(sets.shared(Set.of("role " + i))).containsExactly("role " + i);
        }
        assertThat(sets.shared(Set.of("role 9"))).isSameAs(sets.shared(Set.of("role 9")));
        assertThat(sets.shared(Set.of("role 10"))).isNotSameAs(sets.shared(Set.of("role 10")));
    }
}
