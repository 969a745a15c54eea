package dev.curfew.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookieNamesTest {

    private final CookieNames secure = new CookieNames(true, "curfew");
    private final CookieNames plain = new CookieNames(false, "curfew");

    @Test
    void secureOnesCarryThePrefixThatBrowsersEnforce() {
        assertThat(secure.session()).isEqualTo("__Host-curfew");
        assertThat(secure.signInPrefix()).isEqualTo("__Host-curfew-login-");
        assertThat(plain.session()).isEqualTo("curfew");
        assertThat(plain.signInPrefix()).isEqualTo("curfew-login-");
    }

    @Test
    void theSessionCookieGoesWithTheBrowser() {
        assertThat(secure.setSession("v")).isEqualTo("__Host-curfew=v; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(plain.setSession("v")).isEqualTo("curfew=v; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void theSessionCookieIsTakenAwayAsItWasSet() {
        assertThat(secure.clearSession())
                .isEqualTo("__Host-curfew=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
        assertThat(plain.clearSession()).isEqualTo("curfew=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    @Test
    void aSignInCookieGoesByItself() {
        assertThat(secure.setSignIn("__Host-curfew-login-x", "v", 600))
                .isEqualTo("__Host-curfew-login-x=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600");
        assertThat(plain.clearSignIn("curfew-login-x"))
                .isEqualTo("curfew-login-x=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
