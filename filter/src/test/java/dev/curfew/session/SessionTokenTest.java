package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SecureRandom random = new SecureRandom();

    @RepeatedTest(20)
    void readsWhatItHasWritten() {
        SessionToken token = SessionToken.generate(random);
        assertThat(token.reveal()).hasSize(43).matches("[A-Za-z0-9_-]{43}");
        assertThat(SampleSession.keyOf(token.reveal())).isEqualTo(token.key());
    }

    @RepeatedTest(20)
    void isReadOutOfTheMiddleOfAHeader() {
        SessionToken token = SessionToken.generate(random);
        String header = "a=b; s=" + token.reveal() + "; c=d";
        assertThat(SessionToken.keyIn(header, 7, 50)).isEqualTo(token.key());
        assertThat(SessionToken.keyIn(header, 7, 50)).isEqualTo(token.key());
        assertThat(SessionToken.keyIn(header, 6, 49)).isNull();
        assertThat(SessionToken.keyIn(header, 7, 49)).isNull();
        assertThat(SessionToken.keyIn(header, 7, 51)).isNull();
        assertThat(SessionToken.keyIn(header, 7, 7)).isNull();
    }

    @Test
    void noTwoAreAlike() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(SessionToken.generate(random).reveal())).isTrue();
        }
    }

    @RepeatedTest(20)
    void refusesEveryOtherSpellingOfTheSameBits() {
        String canonical = SessionToken.generate(random).reveal();
        int accepted = 0;
        for (int i = 0; i < ALPHABET.length(); i++) {
            String spelling = canonical.substring(0, 42) + ALPHABET.charAt(i);
            byte[] bits = Base64.getUrlDecoder().decode(spelling);
            SessionKey key = SampleSession.keyOf(spelling);
            if (key == null) {
                continue;
            }
            accepted++;
            assertThat(key).isEqualTo(SessionKey.of(bits));
            assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(bits))
                    .isEqualTo(spelling);
        }
        assertThat(accepted).isEqualTo(16);
    }

    @Test
    void refusesPaddingBlanksOtherLengthsAndOtherAlphabets() {
        String canonical = SessionToken.generate(random).reveal();
        for (String other : new String[] {
            "",
            canonical + "=",
            canonical + "A",
            canonical.substring(1),
            " " + canonical.substring(1),
            canonical.substring(0, 42) + " ",
            "+" + canonical.substring(1),
            "/" + canonical.substring(1),
            canonical.substring(0, 42) + "=",
            "\u00e4" + canonical.substring(1),
            "\u0000" + canonical.substring(1),
            "\n" + canonical.substring(1),
            canonical.substring(0, 20) + "." + canonical.substring(21),
            canonical + canonical,
            "A".repeat(100_000)
        }) {
            assertThat(SampleSession.keyOf(other)).as(other).isNull();
        }
    }

    @Test
    void itsKeyIsTheSha256OfItsBits() throws NoSuchAlgorithmException {
        SessionToken token = SessionToken.generate(random);
        byte[] bits = Base64.getUrlDecoder().decode(token.reveal());
        String sha =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bits));
        SessionKey key = token.key();
        HexFormat hex = HexFormat.of();
        assertThat(hex.toHexDigits(key.a())
                        + hex.toHexDigits(key.b())
                        + hex.toHexDigits(key.c())
                        + hex.toHexDigits(key.d()))
                .isEqualTo(sha);
        assertThat(key).hasToString(sha.substring(0, 12));
    }

    @Test
    void printsNothingOfItself() {
        SessionToken token = SessionToken.generate(random);
        assertThat(token).hasToString("SessionToken[secret]");
    }

    @Test
    void aRecordPrintsNothingThatCouldBeUsed() {
        SessionRecord record = SampleSession.of("one", 1)
                .tokens(new Tokens(PackedToken.pack("the-id-token"), PackedToken.pack("the-refresh-token")))
                .record();
        assertThat(record.toString())
                .doesNotContain("alice", "token", record.key().toString())
                .contains(record.tag().toString());
        assertThat(record.tokens().toString()).doesNotContain("the-id-token", "the-refresh-token");
        assertThat(new EndedSession(record, new End(EndReason.LOGOUT, 2)).toString())
                .doesNotContain("alice", "token");
    }

    @Test
    void recordsAreEqualAsVersionsOfOneSession() {
        SessionRecord first = SampleSession.of("one", 1).record();
        assertThat(first)
                .isEqualTo(SampleSession.of("one", 2).record())
                .hasSameHashCodeAs(SampleSession.of("one", 2).record())
                .isNotEqualTo(SampleSession.of("two", 1).record())
                .isNotEqualTo(first.touchedAt(2));
    }

    @Test
    void keysDifferInEveryPart() {
        SessionKey key = new SessionKey(1, 2, 3, 4);
        assertThat(key)
                .isEqualTo(new SessionKey(1, 2, 3, 4))
                .isNotEqualTo(new SessionKey(0, 2, 3, 4))
                .isNotEqualTo(new SessionKey(1, 0, 3, 4))
                .isNotEqualTo(new SessionKey(1, 2, 0, 4))
                .isNotEqualTo(new SessionKey(1, 2, 3, 0));
    }

    @Test
    void tagsAreReadAsTheyPrint() {
        for (long value : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            SessionTag tag = new SessionTag(value);
            assertThat(tag.toString()).matches("[0-9a-f]{16}");
            assertThat(SessionTag.parse(tag.toString())).isEqualTo(tag);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "0", "00000000000000000", "000000000000000g", "-000000000000001"})
    void whatIsNoTagIsNone(String text) {
        assertThat(SessionTag.parse(text)).isNull();
    }
}
