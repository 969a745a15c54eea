package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Preflight;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says of itself lets it in nowhere: not that it is a preflight, a prefetch, a handshake, a frame, nor that it is another one. */
public abstract class HarmlessClaimsContract extends StagedContract {

    private static final int REQUESTS = 400;

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "OPTIONS",
            "OPTIONS",
            "options",
            "PROPFIND",
            "FOO",
            "QUERY");

    private static final List<String> CLAIMS = List.of(
            "Origin: https://partner.example",
            "Origin: null",
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: authorization",
            "Access-Control-Request-Private-Network: true",
            "Sec-Purpose: prefetch;prerender",
            "Purpose: prefetch",
            "X-Moz: prefetch",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Mode: cors",
            "Sec-Fetch-Dest: document",
            "Sec-Fetch-Dest: iframe",
            "Sec-Fetch-Dest: image",
            "Sec-Fetch-Dest: serviceworker",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-User: ?1",
            "Accept: text/html",
            "Accept: text/css",
            "X-Requested-With: XMLHttpRequest",
            "Curfew-Passive: 1",
            "Curfew-Remaining: idle=900",
            "X-HTTP-Method-Override: OPTIONS",
            "X-Method-Override: GET",
            "X-Original-URL: /app/sample/public/about",
            "X-Rewrite-URL: /app/sample/public/about",
            "X-Forwarded-Prefix: /app/sample/public",
            "X-Forwarded-User: alice",
            "X-Remote-User: alice",
            "Authorization: Basic YWxpY2U6YWxpY2U=",
            "Referer: http://localhost/app/sample/public/about",
            "Range: bytes=0-1",
            "If-None-Match: *",
            "Max-Forwards: 0");

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(
                        TomcatFixture.rule(
                                "partners",
                                "/app/sample/api/**",
                                Effect.builder().preflight(Preflight.PASS)),
                        TomcatFixture.rule(
                                "staff",
                                "/app/sample/api/staff/**",
                                Effect.builder().preflight(Preflight.ANSWER)),
                        TomcatFixture.rule(
                                "closed",
                                "/app/sample/public/closed",
                                Effect.builder().preflight(Preflight.ANSWER)),
                        new Rule(
                                "administrators",
                                Condition.path("/app/sample/admin/**"),
                                Effect.builder()
                                        .access(Access.anyOf(Set.of("admin")))
                                        .build()));
    }

    @Test
    void noClaimLetsARequestInWithoutASession() {
        long seed = Long.getLong("curfew.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            String line = one(random, METHODS) + " "
                    + one(random, List.of(HELLO, "/app/sample/admin/a", "/app/sample/api/staff/a"));
            List<String> claims = claims(random);
            Wire.Answer answer = stage().wire().send(line, claims.toArray(String[]::new));

            assertThat(served()).as("seed %d, %s %s", seed, line, claims).isZero();
            assertThat(answer.status())
                    .as("seed %d, %s %s: %s", seed, line, claims, answer)
                    .isIn(204, 303, 401);
            assertThat(answer.headers()).noneMatch(header -> header.startsWith("Access-Control-"));
        }
    }

    private static List<String> claims(Random random) {
        List<String> claims = new ArrayList<>();
        if (random.nextBoolean()) {
            claims.addAll(List.of("Origin: https://partner.example", "Access-Control-Request-Method: POST"));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            claims.add(one(random, CLAIMS));
        }
        return claims;
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void aPreflightPassesWithoutAUserWhereARuleSaysSo() {
        Wire.Answer answer = preflight("/app/sample/api/orders");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("method=OPTIONS", "user=null");
        assertThat(served()).isEqualTo(1);
    }

    @Test
    void nothingButAPreflightPassesThere() {
        assertThat(stage().wire().send("OPTIONS /app/sample/api/orders").status())
                .isEqualTo(401);
        assertThat(stage().wire()
                        .send(
                                "GET /app/sample/api/orders",
                                "Origin: https://a.example",
                                "Access-Control-Request-Method: GET")
                        .status())
                .isEqualTo(401);
        assertThat(served()).isZero();
    }

    @Test
    void aPreflightPassesOnPublicPaths() {
        assertThat(preflight("/app/sample/public/about").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/sample/api/staff/a", "/app/sample/public/closed", "/app/sample/admin/a", HELLO})
    void theStricterWordAnswersIt(String path) {
        assertThat(preflight(path).status()).isEqualTo(204);
        assertThat(served()).isZero();
    }

    @Test
    void anOptionsOfALivingSessionIsARequestLikeOthers() {
        signIn();
        Wire.Answer allowed = stage().wire()
                .send(
                        "OPTIONS " + HELLO,
                        cookieHeader(alice()),
                        "Origin: https://a.example",
                        "Access-Control-Request-Method: GET");
        Wire.Answer refused = stage().wire()
                .send(
                        "OPTIONS /app/sample/admin/a",
                        cookieHeader(alice()),
                        "Origin: https://a.example",
                        "Access-Control-Request-Method: GET");

        assertThat(allowed.body()).contains("user=alice");
        assertThat(refused.status()).isEqualTo(403);
    }

    private Wire.Answer preflight(String path) {
        return stage().wire()
                .send("OPTIONS " + path, "Origin: https://partner.example", "Access-Control-Request-Method: PUT");
    }
}
