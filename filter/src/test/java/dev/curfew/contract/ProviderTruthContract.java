package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Fault;
import dev.curfew.demo.provider.Faults;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.observe.SessionSnapshot;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What providers say, leave out and refuse: nobody gets rights by it, and nobody has to find out alone. */
public abstract class ProviderTruthContract extends StagedContract {

    /** More than Tomcat has threads. */
    private static final int MANY = 240;

    @Test
    void aGroupsNameIsOneRoleAndNotTheWordsInIt() {
        faults().claiming("realm_access", Map.of("roles", "Former admin"));
        assertThat(signIn().body()).contains("is-admin=false", "is-user=false");
        assertThat(rolesOfLastSession()).containsExactly("Former admin");

        faults().claiming("realm_access", Map.of("roles", List.of("admin,user", "Domain Users")));
        assertThat(signIn(new Browser(), "bob").body()).contains("is-admin=false", "is-user=false");
        assertThat(rolesOfLastSession()).containsExactlyInAnyOrder("admin,user", "Domain Users");
    }

    @Test
    void whatIsNoTextGivesNoRoleAndIsSaidOnce() {
        faults().claiming("realm_access", Map.of("roles", Map.of("admin", true)));
        assertThat(signIn().body()).contains("is-admin=false");
        assertThat(signIn(new Browser(), "bob").body()).contains("is-admin=false");

        assertThat(notices())
                .singleElement()
                .asString()
                .startsWith("oidc.roles-claims: realm_access.roles holds an object")
                .doesNotContain("admin\"");
    }

    @Test
    void claimsOfAMegabyteAreSurvived() {
        faults().claiming("realm_access", Map.of("roles", "admin ".repeat(170_000)));
        assertThat(signIn().body()).contains("is-admin=false", "user=alice");
        assertThat(rolesOfLastSession()).isEmpty();
    }

    @Test
    void asksForTheTimeOfTheAuthenticationAsAnEssentialClaim() {
        assertThat(SignInContract.parameters(alice().open(hello()).url()))
                .containsEntry("claims", "{\"id_token\":{\"auth_time\":{\"essential\":true}}}");
    }

    @Test
    void aProviderWithoutAuthTimeHoldsUpTheBrowserThatWasTimedOutAndNoOther() {
        faults().on(Fault.OMIT_AUTH_TIME);
        signIn();
        clock().advance(TomcatFixture.IDLE);
        Page page = alice().open(hello());
        for (int round = 0; page.has("form input[name=password]") && round < 3; round++) {
            page = stage().signIn(alice(), page, "alice");
        }

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("does not report when you last", "auth_time", "reauthentication: sso");
        assertThat(signIn(new Browser(), "alice").status()).isEqualTo(200);
        assertThat(alice().fetch(endpoint("health")).body()).contains("\"reauthentication\":\"no-auth-time\"");
    }

    @Test
    void aRefusedPromptIsExplained() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        faults().on(Fault.REFUSE_PROMPT);
        Page page = alice().open(hello());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("refuses to ask for them", "prompt=login", "reauthentication: sso");
        assertThat(notices()).singleElement().asString().contains("login_required", "reauthentication to sso");
        assertThat(alice().fetch(endpoint("health")).body()).contains("\"reauthentication\":\"prompt-refused\"");
        assertThat(signIn(new Browser(), "bob").status()).isEqualTo(200);
        faults().clear();
        assertThat(stage().signIn(alice(), alice().open(hello()), "alice").url())
                .isEqualTo(hello());
        assertThat(alice().fetch(endpoint("health")).body()).contains("\"reauthentication\":\"provable\"");
    }

    @Test
    void anAnswerIsTakenToTheProviderOnce() {
        Started started = start();
        long before = stage().provider().requests(Endpoint.TOKEN);
        assertThat(started.comeBack("garbage").status()).isEqualTo(400);
        for (int i = 0; i < 20; i++) {
            Wire.Answer again = started.comeBack("garbage-" + i);
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.body()).contains("no longer in progress");
        }
        assertThat(stage().provider().requests(Endpoint.TOKEN) - before).isEqualTo(1);
    }

    @Test
    void livingSessionsDoNotQueueBehindAProviderThatHangs() throws Exception {
        signIn();
        List<Started> strangers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            strangers.add(start());
        }
        long before = stage().provider().requests(Endpoint.TOKEN);
        faults().slow(Endpoint.TOKEN, Duration.ofSeconds(20));
        ExecutorService browsers = Executors.newFixedThreadPool(MANY);
        try {
            List<Future<Wire.Answer>> returns = strangers.stream()
                    .map(stranger -> browsers.submit(() -> stranger.comeBack("garbage")))
                    .toList();
            DoorFixture.await("the provider hangs", () -> stage().provider().requests(Endpoint.TOKEN) - before >= 16);
            assertThat(alice().fetch(hello()).status()).isEqualTo(200);
            assertThat(returns).as("the provider still hangs").anyMatch(each -> !each.isDone());
            int crowded = 0;
            for (Future<Wire.Answer> each : returns) {
                Wire.Answer answer = each.get(30, TimeUnit.SECONDS);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.value("Retry-After")).isEqualTo("10");
                crowded += answer.body().contains("Too many users are signing in") ? 1 : 0;
            }
            assertThat(crowded).isGreaterThan(MANY / 2);
        } finally {
            browsers.shutdownNow();
        }
    }

    /** A sign-in under way. */
    private record Started(Wire wire, String callback, String state, URI issuer, String cookie) {

        Wire.Answer comeBack(String code) {
            String query = "?code=" + code + "&state=" + state + "&iss=" + issuer;
            return wire.send("GET " + callback + query, "Accept: text/html", cookie);
        }
    }

    private Started start() {
        Wire.Answer answer = stage().wire().send("GET " + HELLO, "Accept: text/html");
        String cookie = answer.value("Set-Cookie");
        String location = answer.value("Location");
        String state = Objects.requireNonNull(
                SignInContract.parameters(URI.create(location)).get("state"));
        return new Started(
                stage().wire(),
                stage().endpoint("callback"),
                state,
                stage().provider().issuer(),
                "Cookie: " + cookie.substring(0, cookie.indexOf(';')));
    }

    private Faults faults() {
        return stage().provider().faults();
    }

    private List<String> notices() {
        return events().stream()
                .filter(event -> event.kind() == Kind.PROVIDER_NOTICE)
                .map(SessionEvent::detail)
                .map(String::valueOf)
                .toList();
    }

    private Set<String> rolesOfLastSession() {
        List<SessionSnapshot> begun = events().stream()
                .filter(event -> event.kind() == Kind.SESSION_CREATED)
                .map(SessionEvent::standing)
                .filter(Objects::nonNull)
                .toList();
        return begun.get(begun.size() - 1).roles();
    }
}
