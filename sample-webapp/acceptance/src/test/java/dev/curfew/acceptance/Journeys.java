package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatServer;
import dev.curfew.chromium.NeedsChromium;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.openqa.selenium.WindowType;

/**
 * From signing in to the end and back, in a real browser, at one door of each Tomcat, with a real Keycloak, in real time. The travellers of one
 * server are on their way at the same time: mostly they wait.
 */
@ExtendWith({NeedsChromium.class, SharedKeycloak.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // start() is called first, once for every server
abstract class Journeys {

    private static final String ORDER = BrowserFixture.ORDER;

    @Parameter
    TomcatGeneration generation;

    private TomcatServer tomcat;
    private Shop shop;

    @RegisterExtension
    final TestWatcher onFailure = new LogTail(() -> tomcat.logTail());

    abstract Entrance entrance();

    @BeforeParameterizedClassInvocation
    void start(TomcatGeneration on, KeycloakServer keycloak) {
        tomcat = entrance()
                .instance(on, "-journey")
                .withLibrary(CurfewJar.path())
                .withConfiguration(ShopPolicy.FILE, new JourneyPolicy(keycloak.issuer()).text())
                .start();
        shop = entrance().shop(tomcat.base());
    }

    @AfterParameterizedClassInvocation
    void stop() {
        Optional.ofNullable(tomcat).ifPresent(TomcatServer::close);
    }

    @Story
    void whoIsWarnedStaysAndWhoIsGoneSignsInAgainAndLosesNothing() {
        try (BrowserFixture alice = traveller("alice")) {
            alice.signIn(ORDER);
            alice.fillIn();
            alice.awaitSaying("Are you still there?");
            assertThat(alice.said()).containsPattern("in (20|1\\d) seconds");
            alice.picture("1-warned");
            alice.press("Stay signed in");
            alice.awaitSilence();
            assertThat(remaining(alice.session(), "idle")).isGreaterThan(JourneyPolicy.WARN.toSeconds());

            alice.awaitSaying("You have been signed out");
            assertThat(alice.said()).contains("You were inactive for too long.");
            assertThat(alice.session()).contains("\"state\":\"ended\"", "\"reason\":\"idle-timeout\"");
            assertThat(alice.seesForm()).isFalse();
            alice.picture("2-ended");

            String page = alice.follow(() -> alice.press("Sign in again"));
            alice.awaitElement("#kc-form-login");
            assertThat(alice.browser().driver().getCurrentUrl()).contains("prompt=login");
            alice.picture("3-password");
            alice.enterPassword();
            alice.awaitWindows(1);
            alice.browser().switchTo(page);
            alice.awaitSilence();
            assertThat(alice.seesForm()).isTrue();
            alice.assertFilledIn();
            alice.picture("4-back");

            alice.browser().find("#send").click();
            alice.assertOrderedOnce();
        }
    }

    @Story
    void aFormThatComesTooLateIsKeptAndSentOnceIntoTheSameHttpSession() {
        try (BrowserFixture bob = traveller("bob")) {
            bob.blockScript();
            bob.signIn(ORDER);
            bob.browser().run("document.cookie = 'mark=here'");
            String id = bob.text("session");
            bob.fillIn();
            bob.await("the session is over", () -> bob.session().contains("\"state\":\"ended\""));
            assertThat(bob.said()).as("no page has told Bob").isEmpty();
            bob.browser().find("#send").click();
            bob.enterPassword();

            bob.await("the form is shown", () -> bob.title().equals("Your form has not been sent yet"));
            assertThat(bob.body())
                    .contains(shop.page("order.jsp").getPath(), "Zoë", "tomorrow", "gift", "card", BrowserFixture.NOTE);
            bob.picture("1-kept");
            String kept = bob.browser().driver().getCurrentUrl();
            bob.pressOnPage("Send again");
            bob.assertOrderedOnce();
            assertThat(bob.text("session")).isNotEqualTo(id).isNotEmpty();
            bob.picture("2-sent");

            bob.browser().driver().get(kept);
            assertThat(bob.title()).isEqualTo("This form is no longer kept");
            bob.open("order.jsp");
            assertThat(bob.text("orders")).isEqualTo("1");
        }
    }

    @Story
    void theAbsoluteLimitCannotBePutOffButMetWithoutLeavingThePage() {
        try (BrowserFixture dave = traveller("dave")) {
            dave.signIn(ORDER);
            dave.fillIn();
            dave.awaitSaying("You cannot extend this");
            assertThat(dave.said()).doesNotContain("Stay signed in");
            dave.picture("1-warned");

            String page = dave.follow(() -> dave.press("Sign in again now"));
            dave.enterPassword();
            dave.awaitWindows(1);
            dave.browser().switchTo(page);
            dave.awaitSilence();
            dave.assertFilledIn();
            assertThat(remaining(dave.session(), "absolute")).isGreaterThan(JourneyPolicy.WARN.toSeconds());
            dave.browser().find("#send").click();
            dave.assertOrderedOnce();
        }
    }

    @Story
    void whoSignsOutInOneTabIsSignedOutInTheOther() {
        try (BrowserFixture erin = traveller("erin")) {
            erin.signIn(ORDER);
            String first = erin.browser().driver().getWindowHandle();
            erin.browser().driver().switchTo().newWindow(WindowType.TAB);
            erin.open(ORDER);
            assertThat(erin.text("user")).isEqualTo("erin");
            erin.browser().driver().get(shop.endpoint("logout").toString());
            erin.await("the page says it", () -> erin.body().contains("signed out"));
            erin.picture("1-signed-out");
            erin.browser().switchTo(first);
            erin.browser().command("Page.bringToFront", Map.of());

            erin.awaitSaying("You have been signed out");
            assertThat(erin.seesForm()).isFalse();
            erin.picture("2-covered");
        }
    }

    private BrowserFixture traveller(String user) {
        String server = (entrance() + "-" + generation).toLowerCase(Locale.ROOT);
        return new BrowserFixture(shop, user, server);
    }

    private static long remaining(String session, String limit) {
        var matcher = Pattern.compile("\"" + limit + "Remaining\":(\\d+)").matcher(session);
        assertThat(matcher.find()).as(session).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
