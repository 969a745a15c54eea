package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndReasonTest {

    @ParameterizedTest
    @EnumSource
    void isKnownByItsWord(EndReason reason) {
        assertThat(EndReason.of(reason.word())).isEqualTo(reason);
    }

    @Test
    void isUnknownByAnyOther() {
        assertThat(EndReason.of("IDLE_TIMEOUT")).isNull();
        assertThat(EndReason.of("")).isNull();
    }
}
