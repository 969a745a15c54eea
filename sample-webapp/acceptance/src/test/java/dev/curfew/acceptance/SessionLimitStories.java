package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.browser.Page;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Somebody signs in once more than the policy allows, while the session before is in use. */
abstract class SessionLimitStories extends Stories {

    @Story
    void theSessionInTheOtherBrowserMakesRoom() {
        var office = new Visitor(shop(), "carol");
        var phone = new Visitor(shop(), "carol");
        Page page = office.signIn();
        String httpSession = office.browser().cookies().get("JSESSIONID").value();

        CompletableFuture<Page> signIn = CompletableFuture.supplyAsync(phone::signIn);
        Page refused = Await.value("the office is refused", ABSOLUTE, () -> Optional.of(office.fetchData())
                .filter(answer -> answer.status() != 200));

        assertRefused(refused, "session-limit");
        assertThat(signIn.join().text("user")).isEqualTo("carol");
        assertThat(office.status()).satisfies(status -> {
            assertThat(status.state()).isEqualTo("ended");
            assertThat(status.reason()).isEqualTo("session-limit");
        });
        assertThat(phone.fetchData().status()).isEqualTo(200);
        Await.until("the HttpSession is ended", Duration.ofSeconds(5), () -> scene().tomcat().log().stream()
                .anyMatch(line -> line.contains("HttpSession " + httpSession + " ended")));
        LoginForm.on(office.browser().click(page, shop().home("again")));
        assertThat(phone.fetchData().status()).as("nobody has signed in again").isEqualTo(200);
    }
}
