package dev.curfew.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
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

    /** Any way to write a path of ours that browsers and containers read as one. */
    @Test
    void noSpellingOfAPathOfOursIsAWayBack() {
        long seed = System.nanoTime();
        Random dice = new Random(seed);
        List<String> ours = List.of("logout", "session", "callback", "login", "session/others", "", "signed-in;x");
        for (int i = 0; i < 5000; i++) {
            String path = spelled("/shop/.curfew/" + ours.get(i % ours.size()), dice);
            for (String end : List.of("", "?x=1", "#x", "?return=%zz", "/%zz/..")) {
                assertThat(site.wayBack(path + end).target())
                        .as("seed %d: %s", seed, path + end)
                        .isEqualTo("/shop/");
            }
        }
    }

    @Test
    void aPathOfTheApplicationIsAWayBackInWhateverSpelling() {
        long seed = System.nanoTime();
        Random dice = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String path = spelled("/shop/orders/7", dice) + "?next=/shop/.curfew/logout";
            assertThat(site.wayBack(path).target()).as("seed %d", seed).isEqualTo(path);
        }
    }

    private static String spelled(String path, Random dice) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                spelled.append(detour(spelled.isEmpty(), dice)).append('/');
            } else if (dice.nextInt(6) == 0) {
                spelled.append(dice.nextBoolean() ? "%%%02x".formatted((int) c) : "%%%02X".formatted((int) c));
            } else {
                spelled.append(c);
            }
        }
        return spelled.toString();
    }

    private static String detour(boolean first, Random dice) {
        return switch (dice.nextInt(12)) {
            case 0 -> "/x/..";
            case 1 -> "/.";
            case 2 -> "/%2e";
            case 3 -> "/y;z=1/%2E%2e";
            case 4 -> "/a/b/.././..;c";
            case 5 -> first ? "" : ";p=1";
            case 6 -> first ? "" : "/";
            default -> "";
        };
    }

    @Test
    void theWayBackOfNobodyLeadsToTheStart() {
        assertThat(site.wayBack(null).target()).isEqualTo("/shop/");
    }
}
