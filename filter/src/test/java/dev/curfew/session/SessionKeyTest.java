package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionKeyTest {

    private static final SessionKey KEY = new SessionKey(1, 2, 3, 4);

    @Test
    void isEqualToTheSame256BitsOnly() {
        assertThat(KEY)
                .isEqualTo(new SessionKey(1, 2, 3, 4))
                .hasSameHashCodeAs(new SessionKey(1, 2, 3, 4))
                .isNotEqualTo(new SessionKey(0, 2, 3, 4))
                .isNotEqualTo(new SessionKey(1, 0, 3, 4))
                .isNotEqualTo(new SessionKey(1, 2, 0, 4))
                .isNotEqualTo(new SessionKey(1, 2, 3, 0))
                .isNotEqualTo("1234");
    }
}
