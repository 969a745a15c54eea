package dev.curfew.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginParametersTest {

    private static final long T = 1_800_000_000_000L;
    private static final SessionRecord SESSION = SampleSession.of("one", T).record();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return=/app/",
                "max_age=",
                "max_age=-1",
                "max_age=1.5",
                "max_age=ten",
                "max_age=9999999999",
                "max_age=1&max_age=2",
                "acr_values=",
                "acr_values=%20%20"
            })
    void whatCannotBeReadAsksForNothing(String query) {
        assertThat(at(query, T + 1_000_000)).isNull();
    }

    @Test
    void noQueryAsksForNothing() {
        assertThat(at(null, T + 1_000_000)).isNull();
    }

    @Test
    void anAuthenticationIsTooOldAtTheAgeAndNotATickBefore() {
        assertThat(at("max_age=600", T + 599_999)).isNull();
        assertThat(at("max_age=600", T + 600_000)).isEqualTo(AuthenticationRequirement.laterThan(T, T + 600_000));
        assertThat(at("max_age=600", T + 600_001)).isEqualTo(AuthenticationRequirement.laterThan(T, T + 600_001));
    }

    @Test
    void zeroAlwaysAsks() {
        assertThat(at("max_age=0", T)).isEqualTo(AuthenticationRequirement.laterThan(T, T));
    }

    @Test
    void aClassThatTheSessionHasNotIsAskedFor() {
        AuthenticationRequirement required = requireNonNull(at("acr_values=gold%20silver", T));
        assertThat(required.acr()).isEqualTo(List.of("gold", "silver"));
        assertThat(required.isOfNewCredentials()).isFalse();
    }

    @Test
    void anEndlessListOfClassesIsNotSentOn() {
        assertThat(at("acr_values=" + "a".repeat(501), T)).isNull();
    }

    private static @Nullable AuthenticationRequirement at(@Nullable String query, long now) {
        return LoginParameters.of(query, SESSION, now);
    }
}
