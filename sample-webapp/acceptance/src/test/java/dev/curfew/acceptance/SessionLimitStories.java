package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.browser.Page;
import java.time.Duration;

/** Somebody signs in once more than the policy allows. */
abstract class SessionLimitStories extends Stories {

    @Story
    void theSessionInTheOtherBrowserMakesRoom() {
        var office = new Visitor(shop(), "carol");
        var phone = new Visitor(shop(), "carol");
        Page page = office.signIn();
        String httpSession = office.browser().cookies().get("JSESSIONID").value();

        phone.signIn();

        assertRefused(office.fetchData(), "session-limit");
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
