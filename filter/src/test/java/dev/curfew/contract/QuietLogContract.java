package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Fault;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens, no log has anything in it that opens a door. */
public abstract class QuietLogContract extends StagedContract {

    private static final String START_OF_EVERY_JWT = "eyJ";

    private final Set<String> secrets = new HashSet<>(Set.of(DoorFixture.CLIENT_SECRET));

    @Test
    void noSecretIsLoggedHoweverMuchIsLogged() {
        try (CapturedLog log = CapturedLog.start()) {
            aRichRun();
            String logged = log.text();

            assertThat(logged)
                    .contains("session_created", "session_ended", "sign_in_refused", "provider_unavailable")
                    .doesNotContain(START_OF_EVERY_JWT);
            assertThat(secrets).hasSizeGreaterThan(30).allSatisfy(secret -> assertThat(logged.contains(secret))
                    .as("logged: %s", around(logged, secret))
                    .isFalse());
        }
    }

    private void aRichRun() {
        note(stage().signIn(alice(), note(alice().open(hello())), "alice"));
        alice().fetch(stage().url("/app/sample/count"));
        note(alice());
        clock().advance(TomcatFixture.IDLE);
        alice().fetch(hello());
        stage().provider().faults().on(Fault.IGNORE_REAUTHENTICATION);
        note(alice().open(hello()));
        stage().provider().faults().clear();
        for (Fault fault :
                List.of(Fault.WRONG_SIGNATURE, Fault.WRONG_NONCE, Fault.NONE_ALGORITHM, Fault.WRONG_AUDIENCE)) {
            stage().provider().faults().on(fault);
            note(stage().signIn(alice(), note(alice().open(hello())), "alice"));
            stage().provider().faults().clear();
        }
        stage().provider().faults().down(Endpoint.TOKEN);
        note(stage().signIn(alice(), note(alice().open(hello())), "alice"));
        stage().provider().faults().up();
        note(alice().open(hello()));
        alice().open(stage().url(
                        stage().endpoint("callback") + "?code=a-stolen-code-of-somebody&state=made-up-by-somebody"));
        secrets.addAll(List.of("a-stolen-code-of-somebody", "made-up-by-somebody", "a-forged-cookie-value"));
        stage().wire()
                .send("GET " + HELLO, "Cookie: curfew=a-forged-cookie-value; curfew-login-x=a-forged-cookie-value");
        stage().provider().faults().down(Endpoint.REVOCATION);
        alice().fetch(stage().url("/app/sample/logout"));
        stage().provider().faults().up();
        clock().advance(TomcatFixture.IDLE);
        Browser bob = new Browser();
        note(stage().signIn(bob, note(bob.open(hello())), "bob"));
        note(bob);
        note(bob.open(endpoint("logout")));
    }

    /** Everything on the way that is secret: what stands in addresses and in cookies. */
    private Page note(Page page) {
        page.hops().forEach(hop -> note(hop.url(), hop.headers().allValues("Set-Cookie")));
        note(page.url(), page.headers().allValues("Set-Cookie"));
        return page;
    }

    private void note(URI url, List<String> setCookies) {
        if (url.getRawQuery() != null && url.getRawQuery().contains("=")) {
            SignInContract.parameters(url).forEach((name, value) -> {
                if (Set.of("code", "state", "nonce", "id_token_hint").contains(name)) {
                    secrets.add(value);
                }
            });
        }
        setCookies.forEach(cookie -> {
            String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            if (!value.isEmpty()) {
                secrets.add(value);
            }
        });
    }

    private void note(Browser browser) {
        browser.cookies().all().forEach(cookie -> secrets.add(cookie.value()));
    }

    private static String around(String logged, String secret) {
        int at = logged.indexOf(secret);
        return at < 0 ? "" : logged.substring(Math.max(0, at - 200), Math.min(logged.length(), at + 200));
    }
}
