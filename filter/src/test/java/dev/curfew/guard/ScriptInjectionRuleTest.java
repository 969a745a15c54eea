package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.RequestKind;
import dev.curfew.inject.ScriptTag;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Rule;
import dev.curfew.site.PageTagging;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose pages are to have the tag. */
class ScriptInjectionRuleTest {

    @Test
    void pagesOfEveryKindHaveIt() {
        assertThat(tagFor(FakeExchange.navigation("/app/"))).isNotNull();
        assertThat(tagFor(FakeExchange.of("POST", "/app/")
                        .with("Sec-Fetch-Mode", "navigate")
                        .with("Sec-Fetch-Dest", "document")))
                .isNotNull();
        assertThat(tagFor(FakeExchange.get("/app/")
                        .with("Sec-Fetch-Mode", "navigate")
                        .with("Sec-Fetch-Dest", "iframe")))
                .isNotNull();
    }

    @Test
    void whatIsNoPageHasNone() {
        assertThat(tagFor(FakeExchange.fetch("GET", "/app/"))).isNull();
        assertThat(tagFor(FakeExchange.get("/app/").with("Upgrade", "websocket")))
                .isNull();
        assertThat(tagFor(FakeExchange.of("OPTIONS", "/app/")
                        .with("Origin", "https://a.example")
                        .with("Access-Control-Request-Method", "PUT")))
                .isNull();
    }

    @Test
    void aDocumentThatIsFetchedAheadHasItAndAFragmentHasNot() {
        assertThat(tagFor(FakeExchange.navigation("/app/").with("Sec-Purpose", "prefetch;prerender")))
                .isNotNull();
        assertThat(tagFor(FakeExchange.fetch("GET", "/app/").with("Sec-Purpose", "prefetch")))
                .isNull();
    }

    @Test
    void itNamesTheScriptBelowTheMount() {
        ScriptTag tag = tagFor(FakeExchange.navigation("/app/"));

        assertThat(tag == null ? "" : tag.text(null, false)).contains("src=\"/app/.curfew/curfew.js\"");
    }

    @Test
    void pagesThatNameTheScriptThemselvesAreLeftAlone() {
        assertThat(tagFor(FakeExchange.navigation("/app/"), PageTagging.TAG)).isNull();
    }

    @Test
    void noPageHasItWhereNoneIsWanted() {
        assertThat(tagFor(FakeExchange.navigation("/app/"), PageTagging.NONE)).isNull();
    }

    @Test
    void pagesHaveItForTheirReportsThoughNoWarningFits() {
        GuardFixture stage = GuardFixture.with(new Limits(30_000, 60_000, 0, 0));
        stage.signIn();

        assertThat(stage.proceed(FakeExchange.navigation("/app/a")).script()).isNotNull();
    }

    @Test
    void theGuardHandsItToWhoeverIsSignedInAndToNobodyElse() {
        GuardFixture stage = GuardFixture.with(new Rule(
                "brochure",
                Condition.path("/app/public/**"),
                Effect.builder().access(Access.PUBLIC).build()));
        assertThat(stage.proceed(FakeExchange.navigation("/app/public/a")).script())
                .isNull();
        stage.signIn();

        assertThat(stage.proceed(FakeExchange.navigation("/app/public/a")).script())
                .isNotNull();
        assertThat(stage.proceed(FakeExchange.navigation("/app/a")).script()).isNotNull();
        assertThat(stage.proceed(FakeExchange.fetch("GET", "/app/a")).script()).isNull();
    }

    private static @Nullable ScriptTag tagFor(FakeExchange request) {
        return tagFor(request, PageTagging.INJECT);
    }

    private static @Nullable ScriptTag tagFor(FakeExchange request, PageTagging how) {
        Site site = new Site("/app", GuardFixture.NAMES, null, how);
        ScriptInjectionRule scripts = new ScriptInjectionRule(site);
        return scripts.forPage(request, RequestKind.of(request));
    }
}
