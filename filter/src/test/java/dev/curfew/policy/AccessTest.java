package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Access ADMIN = Access.anyOf(Set.of("admin"));
    private static final Access STAFF = Access.anyOf(Set.of("clerk", "auditor"));

    @Test
    void authenticatedAdmitsEveryUserWhateverTheirRoles() {
        assertThat(Access.AUTHENTICATED.admits(Set.of())).isTrue();
        assertThat(Access.AUTHENTICATED.open()).isFalse();
    }

    @Test
    void publicIsOpen() {
        assertThat(Access.PUBLIC.open()).isTrue();
        assertThat(Access.PUBLIC.admits(Set.of())).isTrue();
    }

    @Test
    void anyOfAdmitsWhoHoldsOneOfTheRoles() {
        assertThat(STAFF.admits(Set.of("clerk"))).isTrue();
        assertThat(STAFF.admits(Set.of("guest", "auditor"))).isTrue();
        assertThat(STAFF.admits(Set.of("guest"))).isFalse();
        assertThat(STAFF.admits(Set.of())).isFalse();
    }

    @Test
    void rolesAreCaseSensitive() {
        assertThat(ADMIN.admits(Set.of("Admin"))).isFalse();
    }

    @Test
    void anyOfNoRoleAdmitsNobody() {
        assertThat(Access.anyOf(Set.of()).admits(Set.of("admin"))).isFalse();
    }

    @Test
    void theStrictestOfTwoRolesAsksForBoth() {
        Access both = ADMIN.strictest(STAFF);
        assertThat(both.admits(Set.of("admin"))).isFalse();
        assertThat(both.admits(Set.of("clerk"))).isFalse();
        assertThat(both.admits(Set.of("admin", "clerk"))).isTrue();
    }

    @Test
    void everythingIsStricterThanPublic() {
        assertThat(Access.PUBLIC.strictest(Access.PUBLIC)).isEqualTo(Access.PUBLIC);
        assertThat(Access.PUBLIC.strictest(Access.AUTHENTICATED)).isEqualTo(Access.AUTHENTICATED);
        assertThat(Access.AUTHENTICATED.strictest(Access.PUBLIC)).isEqualTo(Access.AUTHENTICATED);
        assertThat(Access.PUBLIC.strictest(ADMIN)).isEqualTo(ADMIN);
        assertThat(ADMIN.strictest(Access.AUTHENTICATED)).isEqualTo(ADMIN);
    }

    @Test
    void whatAsksForTheSameIsEqualInWhateverOrderItWasSaid() {
        assertThat(ADMIN.strictest(STAFF)).isEqualTo(STAFF.strictest(ADMIN)).hasSameHashCodeAs(STAFF.strictest(ADMIN));
        assertThat(ADMIN.strictest(ADMIN)).isEqualTo(ADMIN);
        assertThat(ADMIN.strictest(STAFF).strictest(ADMIN)).isEqualTo(ADMIN.strictest(STAFF));
    }

    @Test
    void rolesWithCommasAreNotMistakenForTwo() {
        Access one = Access.anyOf(Set.of("a, b"));
        Access two = Access.anyOf(Set.of("a", "b"));
        assertThat(one.strictest(two)).isEqualTo(two.strictest(one));
        assertThat(one.strictest(two).roles()).hasSize(2);
    }

    @Test
    void refusesToBeOpenToSomeRolesOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Access(true, List.of(Set.of("admin"))))
                .withMessage("access: public with roles (expected: one of both)");
    }

    @Test
    void keepsItsRolesWhateverHappensToTheSetTheyCameIn() {
        Set<String> roles = new HashSet<>(Set.of("admin"));
        Access access = Access.anyOf(roles);
        roles.add("guest");
        assertThat(access.admits(Set.of("guest"))).isFalse();
    }

    @Test
    void readsAsWritten() {
        assertThat(Access.PUBLIC).hasToString("public");
        assertThat(Access.AUTHENTICATED).hasToString("authenticated");
        assertThat(ADMIN).hasToString("role:admin");
        assertThat(STAFF).hasToString("[role:auditor, role:clerk]");
        assertThat(STAFF.strictest(ADMIN)).hasToString("[role:auditor, role:clerk] and role:admin");
    }
}
