package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.oidc.ProviderException;
import dev.curfew.pages.PageTexts;
import dev.curfew.session.EndReason;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever meets a page of ours after an end reads why it was. */
class EndedPagesTest {

    private static final String LOGOUT = "/app/.curfew/logout";
    private static final String IDLE = "You were inactive for too long.";

    private final GuardFixture stage = GuardFixture.with();

    private void end(EndReason reason) {
        stage.signIn();
        stage.now += 1000;
        stage.terminator.end(stage.session().key(), reason, stage.now);
    }

    private static String text(Reply reply) {
        return Jsoup.parse(reply.body()).text();
    }

    private static FakeExchange frame(String target) {
        return FakeExchange.get(target).with("Sec-Fetch-Mode", "navigate").with("Sec-Fetch-Dest", "iframe");
    }

    @ParameterizedTest
    @EnumSource
    void signingOutAfterAnEndSaysWhatTheEndWas(EndReason reason) {
        end(reason);
        Reply page = stage.reply(FakeExchange.navigation(LOGOUT));

        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page))
                .contains(
                        reason == EndReason.LOGOUT
                                ? "You are signed out"
                                : PageTexts.SHIPPED
                                        .localizedFor(FakeExchange.get("/"))
                                        .reason(reason));
        assertThat(stage.cookies).doesNotContainKey(GuardFixture.NAMES.session());
    }

    @Test
    void signingOutInALivingSessionSaysNoReason() {
        stage.provider.logout = null;
        stage.signIn();

        assertThat(Jsoup.parse(stage.reply(FakeExchange.navigation(LOGOUT)).body())
                        .select("main > p")
                        .eachText())
                .startsWith("Your session has ended and cannot be used again. Sign in again to continue.");
    }

    @Test
    void itSaysSoByTheClockWithoutAnAlarm() {
        stage.signIn();
        stage.now += GuardFixture.LIMITS.idle() - 1;
        assertThat(text(stage.reply(frame(LOGOUT)))).doesNotContain(IDLE);

        GuardFixture other = GuardFixture.with();
        other.signIn();
        other.now += GuardFixture.LIMITS.idle();
        assertThat(text(other.reply(FakeExchange.navigation(LOGOUT)))).contains(IDLE);
    }

    @ParameterizedTest
    @EnumSource
    void aFrameSaysWhyItHasNothingToShow(EndReason reason) {
        end(reason);

        assertThat(text(stage.reply(frame("/app/part"))))
                .contains("Sign in to see this")
                .contains(PageTexts.SHIPPED.localizedFor(FakeExchange.get("/")).reason(reason));
    }

    @Test
    void aFrameOfAStrangerNamesNoReason() {
        assertThat(text(stage.reply(frame("/app/part"))))
                .startsWith("Sign in to see this Sign in to see this You must sign in to see this part of the page");
    }

    @Test
    void aWindowForSigningInSaysItToo() {
        end(EndReason.REVOKED);

        assertThat(text(stage.reply(FakeExchange.navigation("/app/.curfew/signed-in"))))
                .contains("Your session was ended elsewhere.");
    }

    @Test
    void whoeverCannotSignInAgainReadsBothWhys() {
        stage.signIn();
        stage.pass(GuardFixture.LIMITS.idle());
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/")));
        stage.provider.fault = new ProviderException.Unavailable("down");
        Reply page = stage.callback(state);

        assertThat(page.status()).isEqualTo(503);
        assertThat(text(page)).contains(IDLE, "The sign-in service does not respond.");
    }

    @Test
    void whoeverDoesNotProveEnoughReadsIt() {
        stage.signIn();
        stage.pass(GuardFixture.LIMITS.idle());
        Reply again = stage.callback(stage.goToProvider());
        Reply page = stage.callback(GuardFixture.stateIn(again));

        assertThat(page.status()).isEqualTo(403);
        assertThat(text(page)).contains("Please sign in again", IDLE);
    }
}
