package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A revocation is remembered until its time is over; what there is no room for counts for everybody. */
class RecentRevocationsInMemoryTest {

    private static final UserKey ALICE = new UserKey("https://op.example.com", "alice");

    private final RecentRevocations recent = new RecentRevocationsInMemory(3);

    private static UserKey user(int number) {
        return new UserKey("https://op.example.com", "user-" + number);
    }

    private static End at(long instant) {
        return new End(EndReason.REVOKED, instant);
    }

    @Test
    void isRememberedUntilItsTimeIsOverAndNotAtIt() {
        recent.remember(ALICE, at(10), 1000, 10);
        assertThat(recent.latest(ALICE, 999)).isEqualTo(at(10));
        assertThat(recent.latest(ALICE, 1000)).isNull();
        assertThat(recent.latest(ALICE, 1001)).isNull();
    }

    @Test
    void isNotOneOfOtherSessions() {
        recent.remember(ALICE, at(10), 1000, 10);
        assertThat(recent.latest(user(1), 11)).isNull();
        assertThat(recent.latest(SessionGroup.ALL, 11)).isNull();
        assertThat(recent.latest(new ProviderSession("https://op.example.com", "alice"), 11))
                .isNull();
    }

    @Test
    void theLatestOfOneGroupCountsWhicheverCameFirst() {
        recent.remember(ALICE, at(20), 1020, 20);
        recent.remember(ALICE, at(10), 1010, 20);
        assertThat(recent.latest(ALICE, 1019)).isEqualTo(at(20));
        recent.remember(ALICE, new End(EndReason.BACK_CHANNEL_LOGOUT, 30), 1030, 30);
        assertThat(recent.latest(ALICE, 1029)).isEqualTo(new End(EndReason.BACK_CHANNEL_LOGOUT, 30));
    }

    @Test
    void whatThereIsNoRoomForCountsForEverybodyUntilItsTimeIsOver() {
        for (int i = 1; i <= 3; i++) {
            recent.remember(user(i), at(i), 1000 + i, i);
        }
        assertThat(recent.latest(ALICE, 3)).isNull();
        recent.remember(user(4), at(4), 1004, 4);
        assertThat(recent.latest(ALICE, 1000)).isEqualTo(at(1));
        assertThat(recent.latest(user(4), 1000)).isEqualTo(at(4));
        assertThat(recent.latest(ALICE, 1001)).isNull();
        assertThat(recent.latest(user(4), 1001)).isEqualTo(at(4));
    }

    @Test
    void eachThatThereIsNoRoomForCountsForEverybody() {
        for (int i = 1; i <= 5; i++) {
            recent.remember(user(i), at(i), 1000 + i, i);
        }
        assertThat(recent.latest(ALICE, 5)).isEqualTo(at(2));
    }

    @Test
    void whatIsOverMakesRoomFirst() {
        for (int i = 1; i <= 3; i++) {
            recent.remember(user(i), at(i), 1000, i);
        }
        recent.remember(user(4), at(1000), 2000, 1000);
        assertThat(recent.latest(ALICE, 1000)).isNull();
        assertThat(recent.latest(user(4), 1000)).isEqualTo(at(1000));
    }

    /** As a map that forgets nothing says it. */
    @Test
    void neverMissesARevocationHoweverManyThereAre() {
        long seed = new Random().nextLong();
        Random dice = new Random(seed);
        Map<UserKey, Long> latest = new HashMap<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += dice.nextInt(100);
            UserKey user = user(dice.nextInt(8));
            recent.remember(user, at(now), now + 600, now);
            latest.put(user, now);
            UserKey asked = user(dice.nextInt(8));
            Long known = latest.get(asked);
            if (known != null && now < known + 600) {
                End found = recent.latest(asked, now);
                assertThat(instant(found)).as("seed %s, step %s", seed, i).isGreaterThanOrEqualTo(known);
            }
        }
    }

    private static long instant(@Nullable End found) {
        return found == null ? Long.MIN_VALUE : found.at();
    }
}
