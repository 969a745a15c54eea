package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.CookieNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    private final Site site = new Site("/shop", new CookieNames(true, "curfew"), null);

    @ParameterizedTest
    @ValueSource(strings = {"/shop/orders?page=2", "/other/", "/shop/.curfew/signed-in"})
    void theWayBackLeadsToTheApplicationsAndToTheEndOfASignInWindow(String wanted) {
        assertThat(site.wayBack(wanted).target()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/.curfew/logout",
                "/shop/.curfew/session",
                "/shop/.curfew/signed-in/",
                "/shop/.curfew/signed-in?x=1",
                "/shop/.curfew/signed-in;x=1",
                "/shop/.curfew/%73igned-in",
                "//evil.example.com/shop/.curfew/signed-in",
                "https://evil.example.com/shop/.curfew/signed-in"
            })
    void theWayBackNeverLeadsToAnyOtherPathOfOursNorAway(String wanted) {
        assertThat(site.wayBack(wanted).target()).isEqualTo("/shop/");
    }

    @Test
    void theWayBackOfNobodyLeadsToTheStart() {
        assertThat(site.wayBack(null).target()).isEqualTo("/shop/");
    }
}
