package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.AccessLogEntry;
import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.Setting;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatInstance;
import dev.curfew.acceptance.server.TomcatServer;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Tomcats and the old webapp of these tests, without Curfew. */
class TomcatServerIT {

    private static final String USERS =
            "<tomcat-users><user username=\"clerk\" password=\"clerk\" roles=\"user\"/></tomcat-users>";

    @ParameterizedTest
    @EnumSource
    void theOldWebappIsMigratedAndGuardsItselfWithItsOwnForm(TomcatGeneration generation) {
        TomcatInstance instance = TomcatInstance.fresh(generation, "without-curfew")
                .withJavaEeWebapp("legacy", Setting.path("acceptance.legacy-war"))
                .withConfiguration("tomcat-users.xml", USERS);
        try (TomcatServer tomcat = instance.start()) {
            URI home = tomcat.base().resolve("/legacy/home.jsp");
            var browser = new Browser();

            Page ownForm = browser.open(home);
            assertThat(ownForm.has("#own-login")).as(ownForm.toString()).isTrue();

            Page page = browser.submit(
                    ownForm.form("#own-login").set("j_username", "clerk").set("j_password", "clerk"));
            assertThat(page.url()).isEqualTo(home);
            assertThat(page.text("user")).isEqualTo("clerk");
            assertThat(page.text("auth-type")).isEqualTo("FORM");
            assertThat(page.text("role-user")).isEqualTo("true");
            assertThat(page.text("role-admin")).isEqualTo("false");
            assertThat(page.text("count")).isEqualTo("1");
            assertThat(browser.click(page, home).text("count")).isEqualTo("2");
            assertThat(browser.open(home.resolve("admin/")).status()).isEqualTo(403);
            AccessLogEntry refused = Await.value(
                    "the refusal is in the access log", Duration.ofSeconds(5), () -> tomcat.answers().stream()
                            .filter(answer -> answer.status() == 403)
                            .findFirst());
            assertThat(refused.path()).isEqualTo("/legacy/admin/");
            assertThat(refused.admitted()).isEmpty();
        }
    }
}
