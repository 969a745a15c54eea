package dev.curfew.pac4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.curfew.oidc.ProviderWatch;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles out of claims of every shape: only a text is a role, and it is one. */
class RoleClaimsTest {

    private final List<String> notices = new ArrayList<>();
    private final ClaimNotices remarks = new ClaimNotices(new ProviderWatch() {
        @Override
        public void ready() {}

        @Override
        public void unavailable(String why) {}

        @Override
        public void noticed(String what) {
            notices.add(what);
        }
    });

    private Set<String> roles(Map<String, Object> claims, String... paths) {
        return new RoleClaims(List.of(paths), remarks).in(Claims.of(claims));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Former admin",
                "Domain Users",
                "admin,user",
                "admin, user",
                " admin",
                "a;b",
                "[\"admin\"]",
                "{\"admin\":true}",
                "CN=admin,OU=Groups,DC=example,DC=com",
                "admin\tuser",
                "admin\nuser"
            })
    void aTextIsOneRole(String text) {
        assertThat(roles(Map.of("role", text), "role")).containsExactly(text);
        assertThat(roles(Map.of("role", List.of(text)), "role")).containsExactly(text);
        assertThat(notices).isEmpty();
    }

    @Test
    void everyTextThatCanBeMadeIsOneRole() {
        long seed = new Random().nextLong();
        Random dice = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String text = text(dice);
            assertThat(roles(Map.of("role", text), "role"))
                    .as("seed %s, %s", seed, i)
                    .isEqualTo(Set.of(text));
        }
    }

    private static String text(Random dice) {
        String letters = "ab ,;|/\\\t\n[]{}\":.=+äß€" + "admin";
        return "x"
                + dice.ints(dice.nextInt(40), 0, letters.length())
                        .mapToObj(at -> String.valueOf(letters.charAt(at)))
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"   \"", "[]", "{}", "[\"\",\" \"]"})
    void whatIsEmptyGivesNoRoleAndNoNotice(String json) throws ParseException {
        assertThat(roles(JSONObjectUtils.parse("{\"role\":" + json + "}"), "role"))
                .isEmpty();
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | a number",
                "1.5 | a number",
                "true | true or false",
                "{\"admin\":{\"1\":\"acme\"}} | an object",
                "[7] | a list with a number in it",
                "[null] | a list with null in it",
                "[false] | a list with true or false in it",
                "[[\"admin\"]] | a list with a list in it",
                "[{\"name\":\"admin\"}] | a list with an object in it"
            })
    void anotherShapeGivesNoRoleAndIsSaidOnce(String json, String shape) throws ParseException {
        Map<String, Object> claims = JSONObjectUtils.parse("{\"role\":" + json + "}");
        for (int i = 0; i < 50; i++) {
            assertThat(roles(claims, "role")).isEmpty();
        }
        assertThat(notices)
                .containsExactly("oidc.roles-claims: role holds " + shape
                        + " (expected: a text, or a list of texts), it gives no role: name a claim that holds roles");
    }

    @Test
    void textsBesideOtherThingsAreRoles() throws ParseException {
        Map<String, Object> claims = JSONObjectUtils.parse("{\"role\":[\"a b\",7,[\"admin\"],{\"x\":1},null,\"c\"]}");
        assertThat(roles(claims, "role")).containsExactlyInAnyOrder("a b", "c");
        assertThat(notices).hasSize(4);
    }

    @Test
    void everyShapeThatCanBeMadeGivesItsTextsAndNothingElse() {
        long seed = new Random().nextLong();
        Random dice = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Object said = anything(dice, 3);
            Map<String, Object> claims = new HashMap<>();
            claims.put("role", said);
            assertThat(roles(claims, "role"))
                    .as("seed %s, %s: %s", seed, i, said)
                    .isEqualTo(texts(said));
        }
        assertThat(notices).hasSizeLessThanOrEqualTo(9).doesNotHaveDuplicates();
    }

    private static @Nullable Object anything(Random dice, int depth) {
        return switch (dice.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text(dice);
            case 1 -> dice.nextInt();
            case 2 -> dice.nextBoolean();
            case 3 -> null;
            case 4 ->
                IntStream.range(0, dice.nextInt(5))
                        .mapToObj(i -> anything(dice, depth - 1))
                        .collect(Collectors.toCollection(ArrayList::new));
            default -> Collections.singletonMap(text(dice), anything(dice, depth - 1));
        };
    }

    private static Set<String> texts(@Nullable Object said) {
        Set<String> texts = new HashSet<>();
        for (Object one : said instanceof List<?> many ? many : Collections.singletonList(said)) {
            if (one instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"999, 999, 0", "1000, 1000, 0", "1001, 1000, 1", "100000, 1000, 1"})
    void aUserHasAThousandRolesAtMost(int sent, int taken, int said) {
        List<String> many = IntStream.range(0, sent).mapToObj(i -> "role-" + i).toList();
        assertThat(roles(Map.of("role", many), "role")).hasSize(taken).contains("role-0", "role-" + (taken - 1));
        assertThat(notices).hasSize(said);
    }

    @Test
    void theThousandAreOfAllClaimsTogether() {
        List<String> many = IntStream.range(0, 999).mapToObj(i -> "role-" + i).toList();
        assertThat(roles(Map.of("a", many, "b", List.of("role-1", "x", "y")), "a", "b"))
                .hasSize(1000)
                .contains("x")
                .doesNotContain("y");
        assertThat(notices).singleElement().asString().startsWith("oidc.roles-claims: b gives a user more than 1000");
    }

    @ParameterizedTest
    @CsvSource({"511, 1", "512, 1", "513, 0", "1000000, 0"})
    void aRoleHas512CharactersAtMost(int length, int taken) {
        String role = "r".repeat(length);
        assertThat(roles(Map.of("role", role), "role")).hasSize(taken);
        assertThat(roles(Map.of("role", List.of(role)), "role")).hasSize(taken);
        assertThat(notices).hasSize(1 - taken).noneMatch(notice -> notice.length() > 300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a.b.c.d\":\"admin\"}",
                "{\"a.b.c\":{\"d\":\"admin\"}}",
                "{\"a.b\":{\"c.d\":\"admin\"}}",
                "{\"a.b\":{\"c\":{\"d\":\"admin\"}}}",
                "{\"a\":{\"b.c.d\":\"admin\"}}",
                "{\"a\":{\"b.c\":{\"d\":\"admin\"}}}",
                "{\"a\":{\"b\":{\"c.d\":\"admin\"}}}",
                "{\"a\":{\"b\":{\"c\":{\"d\":\"admin\"}}}}",
                "{\"a.b.c\":{\"x\":\"no\"},\"a\":{\"b\":{\"c\":{\"d\":\"admin\"}}}}",
                "{\"a.b\":\"no\",\"a\":{\"b.c\":{\"d\":\"admin\"}}}",
                "{\"a.b.c\":{\"d\":\"admin\"},\"a\":{\"b\":{\"c\":{\"d\":\"no\"}}}}"
            })
    void aPathFindsNamesThatHaveDotsTheLongestFirst(String json) throws ParseException {
        assertThat(roles(JSONObjectUtils.parse(json), "a.b.c.d")).containsExactly("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.", ".a", "a..b"})
    void aPathOfDotsFindsNothingAndBreaksNothing(String path) {
        assertThat(roles(Map.of("a", Map.of("b", "x")), path)).isEmpty();
    }

    @Test
    void rolesThatAreKeptElsewhereAreMissedAloud() throws ParseException {
        Map<String, Object> claims = JSONObjectUtils.parse("{\"_claim_names\":{\"groups\":\"src1\"},"
                + "\"_claim_sources\":{\"src1\":{\"endpoint\":\"https://graph.example.com/x\"}}}");
        assertThat(roles(claims, "roles", "groups")).isEmpty();
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("groups is not in the token", "_claim_names")
                .doesNotContain("graph.example.com");
    }

    @Test
    void thereIsAnEndToNotices() {
        for (int i = 0; i < 1000; i++) {
            roles(Map.of("claim-" + i, 7), "claim-" + i);
        }
        assertThat(notices).hasSize(100);
    }
}
