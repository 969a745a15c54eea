package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Stories of one theme: what both doors promise to people at their browsers, on a real Tomcat with a real Keycloak. They run beside those of the
 * other themes, on one server.
 *
 * <p>Limits are short so that waiting is short. Who waits asks {@code /.curfew/session}, which must not count as activity: a session that never
 * ends fails the wait.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class Stories {

    static final Duration IDLE = ShopPolicy.IDLE;
    static final Duration ABSOLUTE = ShopPolicy.ABSOLUTE;

    /** How long the wait for an idle end may take at most, polls and a busy machine included. */
    static final Duration SOON_AFTER_IDLE = IDLE.plusSeconds(6);

    /** What a machine with few cores may need between two steps that follow each other at once. */
    static final Duration SCHEDULING = Duration.ofSeconds(2);

    @RegisterExtension
    final TestWatcher onFailure = new LogTail(() -> scene().logTail());

    /** Where it happens: behind one door, on one generation of Tomcat. */
    abstract ServerFixture scene();

    final Shop shop() {
        return scene().shop();
    }

    /** A script is told what happened and where to sign in, and nothing is stored. */
    final void assertRefused(Page answer, @Nullable String reason) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Content-Type").orElse("nothing")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Admitted")).as("the webapp was not asked").isEmpty();
        assertThat(SessionStatus.json(answer).get("reason")).isEqualTo(reason);
        assertThat(String.valueOf(SessionStatus.json(answer).get("login")))
                .startsWith(shop().endpoint("login").getPath());
    }
}
