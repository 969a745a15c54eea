package dev.curfew.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {

    private static final Site SITE = new Site("", GuardFixture.NAMES, null);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, true",
                "same-origin, https://shop.example.com, true",
                "none, -, true",
                "none, https://evil.example, false",
                "same-site, -, false",
                "same-site, https://shop.example.com, false",
                "cross-site, -, false",
                "cross-site, https://shop.example.com, false",
                "Same-Origin, -, false",
                "unheard-of, https://shop.example.com, false",
                "-, https://shop.example.com, true",
                "-, https://shop.example.com:8443, false",
                "-, http://shop.example.com, false",
                "-, https://shop.example.com.evil.example, false",
                "-, null, false",
                "-, -, false"
            })
    void onlyTheBrowsersWordMakesARequestOurOwn(@Nullable String fetchSite, @Nullable String origin, boolean own) {
        FakeExchange request = FakeExchange.of("POST", "/");
        if (fetchSite != null) {
            request.with("Sec-Fetch-Site", fetchSite);
        }
        if (origin != null) {
            request.with("Origin", origin);
        }
        assertThat(OriginCheck.isOwn(request, SITE)).isEqualTo(own);
        assertThat(OriginCheck.isUnknown(request, SITE)).isEqualTo(fetchSite == null && origin == null);
    }

    @Test
    void aReferrerOfAnotherSiteSaysWhereARequestCameFrom() {
        assertThat(OriginCheck.isUnknown(
                        FakeExchange.of("GET", "/").with("Referer", "https://shop.example.com/page"), SITE))
                .isTrue();
        assertThat(OriginCheck.isUnknown(
                        FakeExchange.of("GET", "/").with("Referer", "https://shop.example.com.evil.example/"), SITE))
                .isFalse();
    }

    @Test
    void theOriginIsThePublicOneWhereThatIsSet() {
        Site behindProxy = new Site("", GuardFixture.NAMES, URI.create("https://www.example.com"));
        FakeExchange request = FakeExchange.of("POST", "/").with("Origin", "https://www.example.com");
        assertThat(OriginCheck.isOwn(request, behindProxy)).isTrue();
        assertThat(OriginCheck.isOwn(request, SITE)).isFalse();
    }
}
