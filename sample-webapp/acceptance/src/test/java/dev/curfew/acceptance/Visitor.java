package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One user with one browser at one shop. */
final class Visitor {

    static final String COOKIE = "curfew";

    private static final int USERS = 30;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Browser browser = new Browser();
    private final Shop shop;
    private final String user;

    Visitor(Shop shop, String user) {
        this.shop = shop;
        this.user = user;
    }

    /** Any of the users user01 to user30, another one each time: stories that run side by side must not share a user and a second. */
    static Visitor any(Shop shop) {
        return new Visitor(shop, String.format(Locale.ROOT, "user%02d", NEXT.getAndIncrement() % USERS + 1));
    }

    /** The user's name, which is the password too. */
    String name() {
        return user;
    }

    Browser browser() {
        return browser;
    }

    /** Opens the address, enters the password at Keycloak, and is back. */
    Page signIn(URI url) {
        return LoginForm.on(browser.open(url)).signIn(browser, user);
    }

    /** Signs in at the shop's home page. */
    Page signIn() {
        Page page = signIn(shop.home("first-visit"));
        assertThat(page.url()).as(page.toString()).isEqualTo(shop.home("first-visit"));
        return page;
    }

    /** A script on the shop's page asks for data. */
    Page fetchData() {
        return browser.fetch(shop.page("data.jsp"));
    }

    /** Asks how the session is; that is never activity. */
    SessionStatus status() {
        return SessionStatus.of(browser.fetch(shop.endpoint("session")));
    }

    /** Does nothing but ask until the session is over. */
    SessionStatus awaitEnd(Duration bound) {
        return Await.value("the session is over, last seen: " + status(), bound, () -> Optional.of(status())
                .filter(SessionStatus::isEnded));
    }

    /** Does nothing but ask until that long after the last activity, rounded up to whole seconds, and fails if the session ends before. */
    void awaitIdle(Duration gap) {
        long left = ShopPolicy.IDLE.minus(gap).toSeconds() - 1;
        Await.until("idle for " + gap, gap.plusSeconds(5), () -> {
            SessionStatus status = status();
            assertThat(status.state()).as(status.toString()).isEqualTo("active");
            return status.idleRemaining() != null && status.idleRemaining().longValue() <= left;
        });
    }

    Cookie cookie() {
        return browser.cookies().get(COOKIE);
    }
}
