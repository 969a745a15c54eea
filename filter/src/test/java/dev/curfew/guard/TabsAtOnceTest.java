package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A browser restores twenty tabs, and all of them come back from the provider at once. Requests leave with whatever cookie the browser has by
 * then, and answers arrive in any order: whatever that is, the browser ends with the cookie of a living session.
 */
@Sampled
class TabsAtOnceTest {

    private static final int WORLDS = SampleSize.of(200);
    private static final int TABS = 20;

    /** What the browser has before. */
    private enum Start {
        /** No cookie. */
        NOBODY,
        /** The cookie of a session that has timed out. */
        TIMED_OUT,
        /** The cookie of a living session whose user has to prove again who they are. */
        STEP_UP,
        /** No cookie, and a provider that does not name its sessions. */
        NOBODY_WITHOUT_SID
    }

    private record Tab(String state, String attempt) {}

    /** The browser's session cookie, and all that it has ever been. */
    private static final class Jar {

        private @Nullable String cookie;
        private final List<@Nullable String> history = new ArrayList<>();

        Jar(@Nullable String cookie) {
            this.cookie = cookie;
            history.add(cookie);
        }

        void keep(Reply reply) {
            String name = GuardFixture.NAMES.session() + "=";
            for (String set : GuardFixture.headers(reply, "Set-Cookie")) {
                if (set.startsWith(name)) {
                    cookie = set.substring(name.length(), set.indexOf(';'));
                    history.add(cookie);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBrowserEndsWithALivingCookieWhateverTheOrder(Start start) {
        long seed = System.nanoTime();
        Random dice = new Random(seed);
        for (int world = 0; world < WORLDS; world++) {
            GuardFixture stage = GuardFixture.with();
            Jar jar = new Jar(cookieBefore(stage, start));
            play(stage, jar, tabs(stage, start, jar), dice);
            assertThat(living(stage, jar))
                    .as("seed %d, world %d, %s", seed, world, start)
                    .isTrue();
            if (start != Start.NOBODY_WITHOUT_SID) {
                assertThat(stage.sessions.livingOf(
                                requireNonNull(named(stage, jar)).user(), stage.now))
                        .as("seed %d, world %d, %s", seed, world, start)
                        .hasSize(1);
            }
        }
    }

    private static @Nullable String cookieBefore(GuardFixture stage, Start start) {
        if (start == Start.NOBODY || start == Start.NOBODY_WITHOUT_SID) {
            return null;
        }
        stage.signIn();
        if (start == Start.TIMED_OUT) {
            stage.pass(GuardFixture.LIMITS.idle() + 250);
        } else {
            stage.now += 300_000;
        }
        return stage.cookies.get(GuardFixture.NAMES.session());
    }

    private static List<Tab> tabs(GuardFixture stage, Start start, Jar jar) {
        List<Tab> tabs = new ArrayList<>();
        String path = start == Start.STEP_UP ? "/app/.curfew/login?max_age=60" : "/app/";
        for (int i = 0; i < TABS; i++) {
            Reply reply = ask(stage, FakeExchange.navigation(path), jar.cookie);
            String attempt = GuardFixture.headers(reply, "Set-Cookie").stream()
                    .filter(set -> set.startsWith(GuardFixture.NAMES.signInPrefix()))
                    .findFirst()
                    .orElseThrow();
            tabs.add(new Tab(GuardFixture.stateIn(reply), attempt.substring(0, attempt.indexOf(';'))));
            stage.now++;
        }
        stage.now += 2000;
        stage.provider.authTime = stage.now / 1000;
        stage.provider.sid = start == Start.NOBODY_WITHOUT_SID ? null : "provider-session";
        return tabs;
    }

    private static Reply ask(GuardFixture stage, FakeExchange request, @Nullable String cookie) {
        if (cookie != null) {
            request.cookie(GuardFixture.NAMES.session(), cookie);
        }
        return ((Respond) stage.guard.decide(request, stage.now)).reply();
    }

    private static void play(GuardFixture stage, Jar jar, List<Tab> tabs, Random dice) {
        List<Reply> underWay = new ArrayList<>();
        while (!tabs.isEmpty() || !underWay.isEmpty()) {
            stage.now += dice.nextInt(3);
            boolean arrives = tabs.isEmpty() || (!underWay.isEmpty() && dice.nextBoolean());
            if (arrives) {
                jar.keep(underWay.remove(dice.nextInt(underWay.size())));
            } else {
                underWay.add(comeBack(stage, tabs.remove(dice.nextInt(tabs.size())), jar, dice));
            }
        }
    }

    /** With a cookie that the browser had when the request left, which may be long ago. */
    private static Reply comeBack(GuardFixture stage, Tab tab, Jar jar, Random dice) {
        int equals = tab.attempt.indexOf('=');
        FakeExchange request = FakeExchange.navigation("/app/.curfew/callback?code=c&state=" + tab.state)
                .cookie(tab.attempt.substring(0, equals), tab.attempt.substring(equals + 1));
        Reply reply = ask(stage, request, jar.history.get(dice.nextInt(jar.history.size())));
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo("/app/");
        return reply;
    }

    private static boolean living(GuardFixture stage, Jar jar) {
        SessionRecord session = named(stage, jar);
        return session != null && session.end() == null;
    }

    private static @Nullable SessionRecord named(GuardFixture stage, Jar jar) {
        return jar.cookie == null ? null : stage.sessions.find(requireNonNull(SampleSession.keyOf(jar.cookie)));
    }
}
