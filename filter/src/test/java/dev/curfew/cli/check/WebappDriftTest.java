package dev.curfew.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebappDriftTest {

    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);

    private Path webapps = Path.of("");

    @BeforeEach
    void directory(@TempDir Path directory) {
        webapps = directory;
    }

    private void directory(String name, String file, String content) throws IOException {
        Path path = webapps.resolve(name).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void war(String name, String file, byte[] content) throws IOException {
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(webapps.resolve(name)))) {
            war.putNextEntry(new ZipEntry(file));
            war.write(content);
            war.closeEntry();
        }
    }

    private List<Drift> drift() throws IOException {
        return Webapp.in(webapps).stream()
                .flatMap(webapp -> WebappDrift.in(webapp, LIMITS).stream())
                .toList();
    }

    private List<Drift> drift(String webXml) throws IOException {
        directory("bank", "WEB-INF/web.xml", "<web-app>\n" + webXml + "\n</web-app>");
        return drift();
    }

    private Drift only(String webXml) throws IOException {
        List<Drift> found = drift(webXml);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String timeout(String minutes) {
        return "<session-config>\n  <session-timeout>" + minutes + "</session-timeout></session-config>";
    }

    @ParameterizedTest
    @CsvSource({
        "14, 14m, write a rule with when.context /bank and idle 14m",
        "15, 15m, remove it",
        "16, 16m, remove it",
        "' 30 ', 30m, remove it",
        "0, 0 (never), remove it",
        "-1, -1 (never), remove it",
        "soon, soon (never), remove it"
    })
    void aSessionTimeoutDoesNotApply(String minutes, String found, String remedy) throws IOException {
        Drift drift = only(timeout(minutes));

        assertThat(drift.code()).isEqualTo(Drift.Code.SESSION_TIMEOUT);
        assertThat(drift.found()).isEqualTo(found);
        assertThat(drift.expected()).contains("it does not apply", "idle 15m");
        assertThat(drift.remedy()).contains(remedy);
        assertThat(drift.position().file()).endsWith("bank/WEB-INF/web.xml");
        assertThat(drift.position().line()).isEqualTo(3);
    }

    @Test
    void aCookieConfigurationIsTheContainers() throws IOException {
        assertThat(only("<session-config><cookie-config><max-age>1</max-age></cookie-config></session-config>")
                        .code())
                .isEqualTo(Drift.Code.COOKIE_CONFIG);
    }

    @ParameterizedTest
    @CsvSource({"URL, 1", "COOKIE, 0"})
    void idsInUrlsAreSeen(String mode, int count) throws IOException {
        assertThat(drift("<session-config><tracking-mode>" + mode + "</tracking-mode></session-config>"))
                .hasSize(count);
    }

    @Test
    void distributableIsNotWhatCurfewIs() throws IOException {
        assertThat(only("<distributable/>").code()).isEqualTo(Drift.Code.DISTRIBUTABLE);
    }

    @Test
    void constraintsAreTooEarlyForTheFilterOnly() throws IOException {
        assertThat(drift("<security-constraint/>")).isEmpty();
        assertThat(
                        only("<security-constraint/><filter><filter-class> dev.curfew.filter.CurfewFilter </filter-class></filter>")
                                .code())
                .isEqualTo(Drift.Code.SECURITY_CONSTRAINT);
    }

    @Test
    void theDescriptorOfAContextIsReadToo() throws IOException {
        directory(
                "bank",
                "META-INF/context.xml",
                "<Context cookies='false' useHttpOnly='false' sessionCookieName='X'>"
                        + "<Manager className='org.apache.catalina.ha.session.DeltaManager'/>"
                        + "<Manager className='org.apache.catalina.session.StandardManager'/></Context>");

        assertThat(drift())
                .extracting(drift -> drift.code().word() + " " + drift.setting())
                .containsExactly(
                        "drift-distributable Manager",
                        "drift-cookie-config Context cookies",
                        "drift-cookie-config Context useHttpOnly",
                        "drift-cookie-config Context sessionCookieName");
    }

    @Test
    void harmlessDescriptorsAreHarmless() throws IOException {
        directory("bank", "META-INF/context.xml", "<Context cookies='true'><Manager pathname=''/></Context>");
        directory("docs", "index.html", "<p>");
        assertThat(drift("<display-name>&lt;distributable/&gt;</display-name><session-config/>"))
                .isEmpty();
    }

    @Test
    void aWarIsReadWithoutUnpackingIt() throws IOException {
        war(
                "shop##2.war",
                "WEB-INF/web.xml",
                ("<web-app>" + timeout("5") + "</web-app>").getBytes(StandardCharsets.UTF_8));

        assertThat(drift()).singleElement().satisfies(drift -> {
            assertThat(drift.position().file()).endsWith("shop##2.war!/WEB-INF/web.xml");
            assertThat(drift.remedy()).contains("when.context /shop ");
        });
    }

    @Test
    void aWarBesideItsDirectoryIsOneWebapp() throws IOException {
        byte[] content = "<web-app><distributable/></web-app>".getBytes(StandardCharsets.UTF_8);
        war("bank.war", "WEB-INF/web.xml", content);

        assertThat(drift("<distributable/>")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ROOT, ''", "bank, /bank", "a#b, /a/b", "bank##7, /bank", "ROOT##1, ''"})
    void namesBecomeContextPathsAsInTomcat(String name, String context) throws IOException {
        Files.createDirectory(webapps.resolve(name));

        assertThat(Webapp.in(webapps)).extracting(Webapp::context).containsExactly(context);
    }

    @Test
    void anOldDocumentTypeIsPassedOver() throws IOException {
        directory(
                "bank",
                "WEB-INF/web.xml",
                """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <!DOCTYPE web-app PUBLIC "-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN"
                  "http://192.0.2.1/dtd/web-app_2_3.dtd">
                <web-app><distributable/></web-app>
                """);

        assertThat(drift()).extracting(Drift::code).containsExactly(Drift.Code.DISTRIBUTABLE);
    }

    @Test
    @Timeout(20)
    void entitiesAreNotResolved() throws IOException {
        Path secret = Files.writeString(webapps.resolve("secret.txt"), "hunter2");
        directory(
                "bank",
                "WEB-INF/web.xml",
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><web-app><session-config>"
                        + "<session-timeout>&x;</session-timeout></session-config></web-app>");
        directory(
                "bomb",
                "WEB-INF/web.xml",
                "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><web-app><session-config><session-timeout>&c;"
                        + "</session-timeout></session-config></web-app>");

        assertThat(drift().toString()).doesNotContain("hunter2", "aaaaaaaaaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<web-app>", "<web-app></web>", "not XML", "\u0000", "<web-app>&nbsp;</web-app>"})
    void aBrokenDescriptorIsSaidToBeBroken(String content) throws IOException {
        directory("bank", "WEB-INF/web.xml", content);
        directory("good", "WEB-INF/web.xml", "<web-app><distributable/></web-app>");

        assertThat(drift()).extracting(Drift::code).endsWith(Drift.Code.DISTRIBUTABLE);
        if (!content.contains("&nbsp;")) {
            assertThat(drift()).extracting(Drift::code).contains(Drift.Code.UNREADABLE);
        }
    }

    @Test
    void aDescriptorThatNestsWithoutEndIsSaidToBeBroken() throws IOException {
        assertThat(only("<a>".repeat(100_000)).code()).isEqualTo(Drift.Code.UNREADABLE);
    }

    @Test
    void aWarThatIsNoneAndADescriptorThatIsHugeAreSaidToBeUnreadable() throws IOException {
        Files.writeString(webapps.resolve("broken.war"), "PK");
        war("huge.war", "WEB-INF/web.xml", new byte[5 * 1024 * 1024]);

        assertThat(drift()).extracting(Drift::code).containsOnly(Drift.Code.UNREADABLE);
        assertThat(drift()).extracting(drift -> drift.position().file()).anyMatch(file -> file.contains("huge.war"));
    }
}
