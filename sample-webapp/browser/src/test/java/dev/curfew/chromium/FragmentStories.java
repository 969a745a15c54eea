package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the # of an address is there again after signing in. */
abstract class FragmentStories extends TestSettings {

    private static final String PAGE = FORM + "?a=b&c=%2F";

    private String hash() {
        return String.valueOf(browser().run("return location.hash"));
    }

    private String url() {
        return String.valueOf(browser().driver().getCurrentUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/orders/7", "#a=b&c=d%23e?f", "#%C3%A4%20%22", "##", "#//evil.example/"})
    void comesBackWhole(String fragment) {
        browser().driver().get(stage().url(PAGE) + fragment);
        fillIn("alice");
        awaitPage(PAGE);

        assertThat(hash()).isEqualTo(fragment);
    }

    @Test
    void nothingComesBackWhereThereWasNone() {
        signIn("alice", PAGE);

        assertThat(url()).isEqualTo(stage().url(PAGE).toString());
    }

    @Test
    void comesBackAfterATimeout() {
        signIn("alice", FORM);
        clock().advance(IDLE);
        browser().driver().get("about:blank");
        visit(PAGE + "#/orders/8");
        fillIn("alice");
        awaitPage(PAGE);

        assertThat(hash()).isEqualTo("#/orders/8");
    }

    /** A backslash could mean another place, so the fragment that has one is left behind. */
    @Test
    void oneThatIsUnsafeOrTooLongIsLeftBehind() {
        for (String fragment : new String[] {"#a\\b", "#" + "a".repeat(2048)}) {
            browser().forget();
            browser().driver().get(stage().url(PAGE) + fragment);
            fillIn("alice");
            awaitPage(PAGE);

            assertThat(hash()).isEmpty();
        }
    }

    @Test
    void withoutScriptsTheSignInWorksAndTheFragmentIsLost() {
        browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            visit(PAGE + "#/orders/7");
            fillIn("alice");
            await("the user is back", () -> url().equals(stage().url(PAGE).toString()));
        } finally {
            browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void theWayBackFromTheProviderLeadsToThePageBefore() {
        browser().driver().get("about:blank");
        visit("/app/sample/public/about");
        visit(PAGE + "#/orders/7");
        awaitElement("#username");
        browser().driver().navigate().back();

        await("the page before is back", () -> address().equals("/app/sample/public/about"));
    }
}
