package dev.curfew.forms;

import static dev.curfew.guard.GuardFixture.T;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.crypto.Keys;
import dev.curfew.http.ReturnTarget;
import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import dev.curfew.http.SentForm.Encoding;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.UserKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptFormStoreTest {

    private static final int MANY = SampleSize.of(10_000);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SessionRecord SESSION = SampleSession.of("one", T).record();
    private static final UserKey ALICE = SESSION.user();

    private final KeptFormStore forms = new KeptFormStore(Keys.random(RANDOM).seal("test"), RANDOM);
    private final List<KeptFormStore.Loss> losses = new ArrayList<>();

    private static UserKey user(String subject) {
        return new UserKey(SampleSession.ISSUER, "subject-of-" + subject);
    }

    private static SessionRecord sessionOf(String subject) {
        return SampleSession.of("of " + subject, T).user(subject).record();
    }

    private static KeptForm form(String value) {
        return new KeptForm(
                new ReturnTarget("/app/orders?a=b"),
                new ReturnTarget("/app/orders/new"),
                new SentForm(
                        Encoding.MULTIPART,
                        StandardCharsets.UTF_16BE,
                        List.of(
                                new SentField("a", value, false),
                                new SentField("a", "", false),
                                new SentField("\u00ff", "report.pdf", true))));
    }

    private String keep(SessionRecord session, KeptForm form, long now) {
        return forms.keep(session, form, now, losses);
    }

    private KeptFormStore.Finding find(String id, UserKey user, long now) {
        return forms.find(id, user, now);
    }

    @Test
    void whatIsKeptIsFoundAsItWas() {
        String id = keep(SESSION, form("\u0001\u00e4\u00ff\r\n"), T);
        assertThat(find(id, ALICE, T)).isEqualTo(new KeptFormStore.Found(form("\u0001\u00e4\u00ff\r\n")));
    }

    @Test
    void aFormWithoutFieldsIsAFormToo() {
        KeptForm empty = new KeptForm(
                new ReturnTarget("/a"), new ReturnTarget("/b"), new SentForm(Encoding.URL_ENCODED, null, List.of()));
        assertThat(find(keep(SESSION, empty, T), ALICE, T)).isEqualTo(new KeptFormStore.Found(empty));
    }

    @Test
    void lookingDoesNotUseItUp() {
        String id = keep(SESSION, form("x"), T);
        find(id, ALICE, T);
        assertThat(find(id, ALICE, T)).isInstanceOf(KeptFormStore.Found.class);
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false", "600001, false"})
    void itIsKeptForTenMinutes(long after, boolean kept) {
        String id = keep(SESSION, form("x"), T);
        assertThat(find(id, ALICE, T + after) instanceof KeptFormStore.Found).isEqualTo(kept);
        assertThat(forms.forgetOver(T + after)).hasSize(kept ? 0 : 1);
        assertThat(forms.size()).isEqualTo(kept ? 1 : 0);
        if (!kept) {
            assertThat(find(id, ALICE, T + after)).isEqualTo(new KeptFormStore.Gone(KeptFormOutcome.TIME_OVER));
            assertThat(forms.bytes()).isZero();
        }
    }

    @Test
    void nobodyElseCanOpenIt() {
        String id = keep(SESSION, form("x"), T);
        assertThat(find(id, user("mallory"), T)).isInstanceOf(KeptFormStore.Foreign.class);
        assertThat(find(id, new UserKey("https://other.example", ALICE.subject()), T))
                .isInstanceOf(KeptFormStore.Foreign.class);
        assertThat(find("AAAAAAAAAAAAAAAAAAAAAA", ALICE, T)).isEqualTo(new KeptFormStore.Gone(null));
    }

    @Test
    void whatIsDroppedIsGoneOnceAndSaysWhy() {
        String id = keep(SESSION, form("x"), T);
        assertThat(forms.shownTo(ALICE)).isEmpty();
        forms.shown(id);
        assertThat(forms.shownTo(ALICE)).containsExactly(id);
        assertThat(forms.drop(id, KeptFormOutcome.SENT))
                .isEqualTo(new KeptFormStore.Loss(SESSION.tag(), "alice", KeptFormOutcome.SENT));
        assertThat(forms.drop(id, KeptFormOutcome.DISCARDED)).isNull();
        assertThat(find(id, ALICE, T)).isEqualTo(new KeptFormStore.Gone(KeptFormOutcome.SENT));
        assertThat(forms.shownTo(ALICE)).isEmpty();
    }

    @Test
    void oneUserTakesOnlyTheirOwnRoom() {
        String other = keep(sessionOf("bob"), form("x"), T);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i <= KeptFormStore.MOST_OF_ONE_USER; i++) {
            ids.add(keep(SESSION, form("x" + i), T + i));
        }
        ids.forEach(forms::shown);
        assertThat(forms.shownTo(ALICE)).containsExactlyElementsOf(ids.subList(1, ids.size()));
        assertThat(losses).extracting(KeptFormStore.Loss::outcome).containsExactly(KeptFormOutcome.NO_ROOM);
        assertThat(find(ids.get(0), ALICE, T)).isEqualTo(new KeptFormStore.Gone(KeptFormOutcome.NO_ROOM));
        assertThat(find(other, user("bob"), T)).isInstanceOf(KeptFormStore.Found.class);
    }

    @Test
    void tenThousandSmallOnesAreAllKept() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(keep(sessionOf("user-" + i), form("x"), T));
        }
        assertThat(ids).hasSize(10_000);
        assertThat(forms.size()).isEqualTo(10_000);
        assertThat(forms.bytes()).isLessThanOrEqualTo(KeptFormStore.MOST_BYTES);
    }

    @Sampled
    @Test
    void manyLargeOnesTakeNoMoreThanTheirRoomAndTheOldestGo() {
        KeptForm large = form("x".repeat(65_536));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(keep(sessionOf("user-" + i), large, T));
            assertThat(forms.bytes()).isLessThanOrEqualTo(KeptFormStore.MOST_BYTES);
        }
        assertThat(forms.size()).isBetween(100, 200);
        assertThat(losses).hasSize(MANY - forms.size());
        assertThat(find(ids.get(MANY - 1), user("user-" + (MANY - 1)), T)).isEqualTo(new KeptFormStore.Found(large));
        assertThat(find(ids.get(0), user("user-0"), T)).isEqualTo(new KeptFormStore.Gone(KeptFormOutcome.NO_ROOM));
        assertThat(forms.forgetOver(T + KeptFormStore.LIFETIME)).hasSizeBetween(100, 200);
        assertThat(forms.bytes()).isZero();
    }

    @Sampled
    @Test
    void manyThreadsAtOnceLeaveTheBooksInOrder() {
        KeptForm large = form("x".repeat(20_000));
        IntStream.range(0, MANY).parallel().forEach(i -> {
            List<KeptFormStore.Loss> lost = new ArrayList<>();
            String id = forms.keep(sessionOf("user-" + i % 500), large, T + i / 100, lost);
            if (i % 3 == 0) {
                forms.drop(id, KeptFormOutcome.SENT);
            }
            assertThat(forms.find(id, user("user-" + i % 500), T + i / 100))
                    .isNotInstanceOf(KeptFormStore.Foreign.class);
            assertThat(forms.bytes()).isLessThanOrEqualTo(KeptFormStore.MOST_BYTES);
        });
        assertThat(forms.size()).isPositive();
        forms.forgetOver(T + KeptFormStore.LIFETIME + 100);
        assertThat(forms.size()).isZero();
        assertThat(forms.bytes()).isZero();
    }

    @Test
    void nothingIsReadableInMemoryOrInPrint() {
        KeptForm form = form("hunter2");
        assertThat(form.toString()).doesNotContain("hunter2", "report");
        assertThat(find(keep(SESSION, form, T), ALICE, T).toString()).doesNotContain("hunter2", "report");
    }
}
