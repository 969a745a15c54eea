package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSiteTest {

    private static final Site SITE = new Site("", Stage.NAMES, null);

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
        assertThat(SameSite.isOwn(request, SITE)).isEqualTo(own);
        assertThat(SameSite.isUnknown(request, SITE)).isEqualTo(fetchSite == null && origin == null);
    }

    @Test
    void aReferrerOfAnotherSiteSaysWhereARequestCameFrom() {
        assertThat(SameSite.isUnknown(
                        FakeExchange.of("GET", "/").with("Referer", "https://shop.example.com/page"), SITE))
                .isTrue();
        assertThat(SameSite.isUnknown(
                        FakeExchange.of("GET", "/").with("Referer", "https://shop.example.com.evil.example/"), SITE))
                .isFalse();
    }

    @Test
    void theOriginIsThePublicOneWhereThatIsSet() {
        Site behindProxy = new Site("", Stage.NAMES, URI.create("https://www.example.com"));
        FakeExchange request = FakeExchange.of("POST", "/").with("Origin", "https://www.example.com");
        assertThat(SameSite.isOwn(request, behindProxy)).isTrue();
        assertThat(SameSite.isOwn(request, SITE)).isFalse();
    }
}
