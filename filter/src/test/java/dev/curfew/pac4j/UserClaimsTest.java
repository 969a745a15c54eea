package dev.curfew.pac4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.Slow;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.session.Profile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What UserInfo is asked for, and what becomes of a sign-in that it fails. */
class UserClaimsTest {

    private final AdapterStage stage = AdapterStage.with("realm_access.roles", "groups");

    @AfterEach
    void close() {
        stage.close();
    }

    private Profile signIn(Map<String, Object> more) throws ProviderException {
        return stage.signIn(more).profile();
    }

    @Test
    void rolesInBothPlacesCount() throws ProviderException {
        stage.op.userInfo = "{\"sub\":\"subject-of-alice\",\"realm_access\":{\"roles\":[\"admin\"]}}";
        assertThat(signIn(Map.of("groups", List.of("staff"))).roles()).containsExactlyInAnyOrder("staff", "admin");
        assertThat(signIn(Map.of("groups", List.of())).roles()).containsExactly("admin");
    }

    @Test
    void partsOfOneObjectAreSuppliedToo() throws ProviderException {
        stage.op.userInfo =
                "{\"sub\":\"subject-of-alice\",\"realm_access\":{\"roles\":[\"admin\"]},\"groups\":[\"x\"]}";
        Map<String, Object> claims = Map.of("groups", List.of("staff"), "realm_access", Map.of("verify_caller", true));
        assertThat(signIn(claims).roles()).containsExactlyInAnyOrder("staff", "admin");
    }

    @Test
    void userInfoIsNotAskedWhereTheIdTokenSaysEverything() throws ProviderException {
        signIn(Map.of("groups", List.of("staff"), "realm_access", Map.of("roles", List.of("user"))));
        assertThat(stage.op.userInfoAsked()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {}",
                "403 | {\"error\":\"insufficient_scope\"}",
                "404 | {}",
                "503 | {}",
                "429 | {}",
                "200 | no JSON",
                "200 | []",
                "200 | {\"sub\":7}",
                "200 | {}",
                "204 | {}"
            })
    void aUserInfoThatFailsCostsTheRolesAndIsSaidOnce(int status, String body) throws ProviderException {
        stage.op.userInfoStatus = status == 204 ? 500 : status;
        stage.op.userInfo = body;
        for (int i = 0; i < 3; i++) {
            Profile alice = signIn(Map.of("groups", List.of("staff")));
            assertThat(alice.name()).isEqualTo("alice");
            assertThat(alice.roles()).containsExactly("staff");
        }
        assertThat(stage.notices)
                .singleElement()
                .asString()
                .startsWith("UserInfo endpoint: ")
                .contains("without the roles");
    }

    @Test
    void aUserInfoOfAnotherUserIsRefused() {
        stage.op.userInfo = "{\"sub\":\"subject-of-bob\",\"realm_access\":{\"roles\":[\"admin\"]}}";
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> signIn(Map.of("groups", List.of("staff"))))
                .withMessageContaining("another subject");
    }

    /** Else the application would take alice for a user called as her subject. */
    @Test
    void aNameThatOnlyUserInfoKnowsIsWorthTheSignIn() throws ProviderException {
        stage.op.userInfo = "{\"sub\":\"subject-of-alice\",\"preferred_username\":\"alice\"}";
        assertThat(signIn(Map.of("preferred_username", "")).name()).isEqualTo("alice");
        stage.op.userInfoStatus = 401;
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> signIn(Map.of("preferred_username", "")));
        stage.op.userInfoStatus = 503;
        assertThatExceptionOfType(ProviderException.Unavailable.class)
                .isThrownBy(() -> signIn(Map.of("preferred_username", "")));
    }

    @Slow
    @Test
    void aTokenOfAMegabyteOrOfAHundredThousandGroupsBreaksNothing() throws ProviderException {
        stage.op.userInfoStatus = 401;
        assertThat(signIn(Map.of("groups", "x".repeat(1_000_000))).roles()).isEmpty();
        List<String> many =
                IntStream.range(0, 100_000).mapToObj(i -> "group-" + i).toList();
        assertThat(signIn(Map.of("groups", many)).roles()).hasSize(RoleClaims.MOST);
        assertThat(stage.notices).allSatisfy(notice -> assertThat(notice).hasSizeLessThan(400));
    }
}
