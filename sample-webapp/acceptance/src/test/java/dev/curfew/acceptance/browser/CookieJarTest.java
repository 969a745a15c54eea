package dev.curfew.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private static final URI SHOP = URI.create("http://127.0.0.1:8080/shop/home");

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final CookieJar jar = new CookieJar(() -> now);

    @Test
    void thePortDoesNotMatterAndTheHostDoes() {
        store("a=1; Path=/");

        assertThat(jar.header(URI.create("http://127.0.0.1:9999/"), true, true)).hasValue("a=1");
        assertThat(jar.header(URI.create("http://localhost:8080/"), true, true)).isEmpty();
    }

    @Test
    void thePathMatchesWholeSegmentsAndLongerOnesComeFirst() {
        store("root=1; Path=/", "deep=2; Path=/shop", "mine=3");

        assertThat(jar.header(SHOP, true, true))
                .hasValueSatisfying(
                        header -> assertThat(header).endsWith("; root=1").contains("deep=2", "mine=3"));
        assertThat(jar.header(URI.create("http://127.0.0.1/shopping"), true, true))
                .hasValue("root=1");
    }

    @Test
    void aCookieIsGoneExactlyWhenItsMaxAgeIsOver() {
        store("short=1; Max-Age=10");
        now = now.plusSeconds(10).minusNanos(1);
        assertThat(jar.find("short")).isPresent();

        now = now.plusNanos(1);
        assertThat(jar.find("short")).isEmpty();
    }

    @Test
    void anExpiredOneDeletes() {
        store("a=1; Path=/", "b=1; Path=/");
        store("a=; Path=/; Max-Age=0", "b=; Path=/; Expires=Thu, 01-Jan-1970 00:00:10 GMT");

        assertThat(jar.all()).isEmpty();
    }

    @Test
    void acrossSitesLaxGoesWithTopLevelGetsOnly() {
        store("strict=1; SameSite=Strict", "lax=1; SameSite=Lax", "none=1; SameSite=None; Secure");

        assertThat(jar.header(SHOP, false, true))
                .hasValueSatisfying(
                        header -> assertThat(header).contains("lax", "none").doesNotContain("strict"));
        assertThat(jar.header(SHOP, false, false)).hasValue("none=1");
    }

    @Test
    void secureNeedsHttpsOrLoopback() {
        jar.store(URI.create("http://shop.example/"), List.of("secret=1; Secure"));
        assertThat(jar.all()).isEmpty();

        store("__Host-a=1; Secure; Path=/", "__Host-b=1; Path=/", "__Host-c=1; Secure");
        assertThat(jar.all()).extracting(Cookie::name).containsExactly("__Host-a");
    }

    @Test
    void aCookieTakenOutCanBePutBack() {
        store("a=1; HttpOnly; SameSite=Lax");
        Cookie cookie = jar.get("a");
        assertThat(cookie.httpOnly()).isTrue();
        assertThat(cookie.expires()).isEmpty();

        jar.delete(cookie);
        assertThat(jar.header(SHOP, true, true)).isEmpty();

        jar.put(cookie);
        assertThat(jar.header(SHOP, true, true)).hasValue("a=1");
    }

    private void store(String... setCookies) {
        jar.store(SHOP, List.of(setCookies));
    }
}
