package dev.curfew.lifecycle;

import static dev.curfew.observe.SessionEvent.Kind.SESSION_CREATED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_ENDED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_RENEWED;
import static dev.curfew.observe.SessionEvent.Kind.SIGN_IN_REFUSED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision;
import dev.curfew.guard.FakeContainerSession;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

public class SessionLimitTest {

    private static final long IDLE = GuardFixture.LIMITS.idle();

    public static GuardFixture stage(int most, AtLimit atLimit) {
        return GuardFixture.with(new Rule(
                "sessions",
                Condition.ALWAYS,
                Effect.builder().maxSessions(most).atLimit(atLimit).build()));
    }

    private static List<Map<String, String>> signIn(GuardFixture stage, int times) {
        List<Map<String, String>> browsers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            browsers.add(stage.signInElsewhere("provider-session-" + i));
        }
        return browsers;
    }

    private static boolean isLetIn(GuardFixture stage, Map<String, String> browser) {
        stage.use(browser);
        return stage.decide(FakeExchange.fetch("GET", "/app/")) instanceof Decision.Proceed;
    }

    private static List<Boolean> letIn(GuardFixture stage, List<Map<String, String>> browsers) {
        return browsers.stream().map(browser -> isLetIn(stage, browser)).toList();
    }

    /** A sign-in that does not have to succeed. */
    private static Reply tryElsewhere(GuardFixture stage, String sid) {
        stage.cookies.clear();
        stage.provider.sid = sid;
        stage.provider.authTime = stage.now / 1000;
        return stage.callback(stage.goToProvider());
    }

    @Test
    void withoutALimitAnyNumberOfSessionsLives() {
        GuardFixture stage = GuardFixture.with();
        assertThat(letIn(stage, signIn(stage, 8))).containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource
    void oneLessThanTheLimitAndTheLimitItselfAreFree(AtLimit atLimit) {
        for (int most = 1; most <= 3; most++) {
            for (int times = Math.max(1, most - 1); times <= most; times++) {
                GuardFixture stage = stage(most, atLimit);
                assertThat(letIn(stage, signIn(stage, times))).hasSize(times).doesNotContain(false);
                assertThat(stage.kinds()).containsOnly(SESSION_CREATED).hasSize(times);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theOldestEndsForTheFirstOneTooMany(int most) {
        GuardFixture stage = stage(most, AtLimit.END_OLDEST);
        List<Boolean> letIn = letIn(stage, signIn(stage, most + 1));
        assertThat(letIn.get(0)).isFalse();
        assertThat(letIn.subList(1, most + 1)).hasSize(most).containsOnly(true);
        assertThat(stage.farewells)
                .singleElement()
                .satisfies(ended -> assertThat(ended.end().reason()).isEqualTo(EndReason.SESSION_LIMIT));
        assertThat(stage.kinds()).containsOnlyOnce(SESSION_ENDED);
    }

    @Test
    void theOneThatEndedIsToldWhyAndHasToAuthenticateAnew() {
        GuardFixture stage = stage(1, AtLimit.END_OLDEST);
        stage.use(signIn(stage, 2).get(0));
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("\"reason\":\"session-limit\"");
        stage.goToProvider();
        assertThat(stage.provider.demands.get(2).prompt()).isTrue();
    }

    @Test
    void severalEndWhereTheLimitHasBecomeSmaller() {
        GuardFixture stage = GuardFixture.with(new Rule(
                "staff",
                new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of("admin"), Set.of()),
                Effect.builder().maxSessions(2).build()));
        List<Map<String, String>> browsers = signIn(stage, 4);
        stage.provider.roles = Set.of("admin");
        browsers.add(stage.signInElsewhere("the-last"));
        assertThat(letIn(stage, browsers)).containsExactly(false, false, false, true, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theFirstOneTooManyIsRefusedAndLeavesNoTrace(int most) {
        GuardFixture stage = stage(most, AtLimit.REFUSE);
        List<Map<String, String>> browsers = signIn(stage, most);
        Reply reply = tryElsewhere(stage, "one-too-many");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body())
                .contains(
                        most == 1
                                ? "You may have only one session at a time"
                                : "You may have at most " + most + " sessions")
                .contains("Sign out in the other browser")
                .contains("/app/.curfew/login?return=%2Fapp%2F");
        assertThat(stage.cookies).doesNotContainKey(GuardFixture.NAMES.session());
        assertThat(stage.registry.size()).isEqualTo(most);
        assertThat(letIn(stage, browsers)).containsOnly(true);
        SessionEvent refused = stage.events.get(stage.events.size() - 1);
        assertThat(refused).isEqualTo(new SessionEvent.OfUser(SIGN_IN_REFUSED, stage.now, "alice", "session-limit"));
        assertThat(stage.farewells).isEmpty();
    }

    @Test
    void whoWasRefusedIsLetInOnceTheOtherHasSignedOut() {
        GuardFixture stage = stage(1, AtLimit.REFUSE);
        Map<String, String> first = stage.signInElsewhere("first");
        assertThat(tryElsewhere(stage, "second").status()).isEqualTo(403);
        stage.use(first);
        stage.reply(FakeExchange.of("POST", "/app/.curfew/logout").with("Sec-Fetch-Site", "same-origin"));
        stage.now += 1000;
        assertThat(isLetIn(stage, stage.signInElsewhere("second"))).isTrue();
    }

    @Test
    void aSessionCountsUntilTheTickBeforeItsEndAndNotAtIt() {
        GuardFixture before = stage(1, AtLimit.REFUSE);
        before.signInElsewhere("first");
        before.now += IDLE - 1;
        assertThat(tryElsewhere(before, "second").status()).isEqualTo(403);

        GuardFixture at = stage(1, AtLimit.REFUSE);
        at.signInElsewhere("first");
        at.now += IDLE;
        assertThat(tryElsewhere(at, "second").status()).isEqualTo(303);
        assertThat(at.kinds()).containsExactly(SESSION_CREATED, SESSION_CREATED);
    }

    @Test
    void whatIsOverByTheClockEndsForTheClocksReason() {
        GuardFixture stage = stage(1, AtLimit.END_OLDEST);
        Map<String, String> first = stage.signInElsewhere("first");
        stage.now += IDLE;
        stage.signInElsewhere("second");
        stage.use(first);
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("\"reason\":\"idle-timeout\"");
    }

    @ParameterizedTest
    @EnumSource
    void sessionsOfAnotherUserDoNotCount(AtLimit atLimit) {
        GuardFixture stage = stage(1, atLimit);
        Map<String, String> alice = stage.signInElsewhere("alices");
        stage.provider.user = "bob";
        Map<String, String> bob = stage.signInElsewhere("bobs");
        assertThat(letIn(stage, List.of(alice, bob))).containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource
    void aRenewalNeverCountsTwice(AtLimit atLimit) {
        GuardFixture stage = stage(1, atLimit);
        stage.signInElsewhere("same");
        for (int i = 0; i < 3; i++) {
            stage.now += 30_000;
            renew(stage);
            assertThat(stage.session().waiting()).isFalse();
        }
        assertThat(isLetIn(stage, Map.copyOf(stage.cookies))).isTrue();
        assertThat(stage.kinds()).containsOnly(SESSION_CREATED, SESSION_RENEWED).containsOnlyOnce(SESSION_CREATED);
        assertThat(stage.registry.size()).isOne();
    }

    @Test
    void whoComesBackWithoutTheCookieFromTheSameProviderSessionIsNotRefused() {
        GuardFixture stage = stage(1, AtLimit.REFUSE);
        stage.signInElsewhere("same");
        assertThat(tryElsewhere(stage, "same").status()).isEqualTo(303);
        assertThat(stage.registry.size()).isOne();
    }

    @Test
    void aRenewedSessionKeepsItsPlaceAndIsStillTheOldest() {
        GuardFixture stage = stage(2, AtLimit.END_OLDEST);
        Map<String, String> first = stage.signInElsewhere("first");
        Map<String, String> second = stage.signInElsewhere("second");
        stage.use(first);
        stage.provider.sid = "first";
        renew(stage);
        Map<String, String> renewed = Map.copyOf(stage.cookies);
        Map<String, String> third = stage.signInElsewhere("third");
        assertThat(letIn(stage, List.of(renewed, second, third))).containsExactly(false, true, true);
    }

    @Test
    void aRenewalIsNeverRefusedHoweverManyThereAre() {
        GuardFixture stage = stage(1, AtLimit.ASK);
        Map<String, String> first = stage.signInElsewhere("first");
        stage.signInElsewhere("held-1");
        stage.signInElsewhere("held-2");
        stage.use(first);
        stage.provider.sid = "first";
        renew(stage);
        assertThat(stage.session().waiting()).isFalse();
    }

    @Test
    void theRenewalOfAHeldSessionIsHeld() {
        GuardFixture stage = stage(1, AtLimit.ASK);
        Map<String, String> first = stage.signInElsewhere("first");
        stage.signInElsewhere("second");
        renew(stage);
        assertThat(stage.session().waiting()).isTrue();
        assertThat(isLetIn(stage, Map.copyOf(stage.cookies))).isFalse();
        stage.use(first);
        assertThat(stage.session().waiting()).isFalse();
    }

    @Test
    void ofThoseThatWaitTheFirstIsLetGoFirst() {
        GuardFixture stage = stage(2, AtLimit.ASK);
        List<Map<String, String>> browsers = signIn(stage, 5);
        assertThat(letIn(stage, browsers)).containsExactly(true, true, false, false, false);
        end(stage, browsers.get(1));
        assertThat(isLetIn(stage, browsers.get(4))).isFalse();
        assertThat(isLetIn(stage, browsers.get(3))).isFalse();
        assertThat(letIn(stage, browsers)).containsExactly(true, false, true, false, false);
        end(stage, browsers.get(0));
        end(stage, browsers.get(3));
        assertThat(letIn(stage, browsers)).containsExactly(false, false, true, false, true);
    }

    @Test
    void whoLooksWhileAnotherIsRenewedCountsItOnce() {
        GuardFixture stage = stage(1, AtLimit.REFUSE);
        Map<String, String> first = stage.signInElsewhere("same");
        stage.registry.afterNextLookAtAUser(() -> renewBehindTheScenes(stage, first));
        assertThat(tryElsewhere(stage, "second").status()).isEqualTo(403);
        assertThat(stage.registry.size()).isOne();

        GuardFixture two = stage(2, AtLimit.REFUSE);
        Map<String, String> again = two.signInElsewhere("same");
        two.registry.afterNextLookAtAUser(() -> renewBehindTheScenes(two, again));
        assertThat(tryElsewhere(two, "second").status()).isEqualTo(303);
    }

    @Test
    void theOldestEndsAlsoIfItIsRenewedInThatVeryMoment() {
        GuardFixture stage = stage(1, AtLimit.END_OLDEST);
        Map<String, String> first = stage.signInElsewhere("same");
        stage.registry.beforeNextReplace(() -> renewBehindTheScenes(stage, first));
        Map<String, String> second = stage.signInElsewhere("second");
        assertThat(stage.kinds()).contains(SESSION_RENEWED);
        SessionRecord heir =
                requireNonNull(stage.sessions.findByProviderSession(new ProviderSession(SampleSession.ISSUER, "same")));
        assertThat(requireNonNull(heir.end()).reason()).isEqualTo(EndReason.SESSION_LIMIT);
        assertThat(isLetIn(stage, second)).isTrue();
    }

    @Test
    void ofTwoTabsThatRenewAtOnceOneGoesOnAndTheOtherLeavesNothing() {
        GuardFixture stage = stage(1, AtLimit.END_OLDEST);
        Map<String, String> first = stage.signInElsewhere("same");
        FakeContainerSession http = new FakeContainerSession("nobody");
        stage.proceed(FakeExchange.navigation("/app/").naming(http));
        SessionRecord before = stage.session();
        stage.registry.beforeNextForget(() -> renewBehindTheScenes(stage, first));
        renew(stage);
        assertGoesOn(stage, before, http);
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, SESSION_RENEWED);
    }

    @Test
    void theTabThatComesLateGoesOnWithWhatTheOtherMade() {
        GuardFixture stage = stage(1, AtLimit.END_OLDEST);
        Map<String, String> first = stage.signInElsewhere("same");
        FakeContainerSession http = new FakeContainerSession("nobody");
        stage.proceed(FakeExchange.navigation("/app/").naming(http));
        SessionRecord before = stage.session();
        stage.registry.beforeNextCreate(() -> renewBehindTheScenes(stage, first));
        renew(stage);
        assertGoesOn(stage, before, http);
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, SESSION_RENEWED, SESSION_RENEWED);
    }

    private static void assertGoesOn(GuardFixture stage, SessionRecord before, FakeContainerSession http) {
        assertThat(stage.registry.size()).isOne();
        assertThat(stage.session().tag()).isEqualTo(before.tag());
        assertThat(stage.session().end()).isNull();
        assertThat(http.ended).isFalse();
        assertThat(isLetIn(stage, Map.copyOf(stage.cookies))).isTrue();
        assertThat(stage.resources.keyOf(before.tag()))
                .isEqualTo(stage.session().key());
    }

    @ParameterizedTest
    @EnumSource
    void twoTabsThatSignInForTheFirstTimeAtOnceCountAsOne(AtLimit atLimit) {
        GuardFixture stage = stage(1, atLimit);
        stage.provider.sid = "same";
        String one = stage.goToProvider();
        String two = stage.goToProvider();
        stage.registry.beforeNextCreate(
                () -> assertThat(stage.callback(two).status()).isEqualTo(303));
        assertThat(stage.callback(one).status()).isEqualTo(303);
        assertThat(stage.registry.size()).isOne();
        assertThat(isLetIn(stage, Map.copyOf(stage.cookies))).isTrue();
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, SESSION_RENEWED);
    }

    @ParameterizedTest
    @EnumSource
    void browsersThatNothingTellsApartCountEach(AtLimit atLimit) {
        GuardFixture stage = stage(1, atLimit);
        stage.provider.sid = null;
        for (int i = 0; i < 2; i++) {
            stage.cookies.clear();
            stage.provider.authTime = null;
            stage.callback(stage.goToProvider());
        }
        assertThat(stage.sessions.livingOf(SampleSession.of("any", 0).record().user(), stage.now))
                .hasSize(atLimit == AtLimit.ASK ? 2 : 1);
        assertThat(stage.kinds()).doesNotContain(SESSION_RENEWED);
    }

    @Test
    void whatEndsJustBeforeItIsRenewedEndsTheRenewalToo() {
        GuardFixture stage = stage(1, AtLimit.END_OLDEST);
        stage.signInElsewhere("same");
        SessionRecord before = stage.session();
        stage.registry.beforeNextForget(() -> stage.terminator.end(before.key(), EndReason.REVOKED, stage.now));
        renew(stage);
        assertThat(requireNonNull(stage.session().end()).reason()).isEqualTo(EndReason.REVOKED);
    }

    private static void end(GuardFixture stage, Map<String, String> browser) {
        stage.use(browser);
        stage.terminator.end(stage.session().key(), EndReason.LOGOUT, stage.now);
    }

    /** A second tab of the present browser, that went to the provider before the first came back. */
    private static void renew(GuardFixture stage) {
        String cookie = requireNonNull(stage.cookies.remove(GuardFixture.NAMES.session()));
        String state = stage.goToProvider();
        stage.cookies.put(GuardFixture.NAMES.session(), cookie);
        stage.provider.authTime = stage.now / 1000;
        assertThat(stage.callback(state).status()).isEqualTo(303);
    }

    /** The same in another thread, as far as the present browser is concerned. */
    private static void renewBehindTheScenes(GuardFixture stage, Map<String, String> browser) {
        Map<String, String> present = Map.copyOf(stage.cookies);
        String sid = stage.provider.sid;
        stage.provider.sid = "same";
        stage.use(browser);
        renew(stage);
        stage.provider.sid = sid;
        stage.use(present);
    }
}
