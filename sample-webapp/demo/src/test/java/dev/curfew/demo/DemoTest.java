package dev.curfew.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its visitors see it. */
class DemoTest {

    private static RunningDemo demo;
    private final Browser browser = new Browser();

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        List<String> arguments = List.of(war(directory), directory.toString());
        Map<String, String> anyPorts = Map.of("curfew.demo.port", "0", "curfew.demo.provider-port", "0");
        demo = RunningDemo.start(DemoSettings.of(arguments, anyPorts::get));
    }

    private static String war(Path directory) {
        String war = directory.resolve("webapp.war").toString();
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        assertThat(jar.run(System.out, System.err, "-cf", war, "-C", System.getProperty("curfew.demo.webapp", ""), "."))
                .isZero();
        return war;
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void letsEverybodySeeTheFrontPageAndItsLooks() {
        Page front = browser.open(url("/"));

        assertThat(front.status()).isEqualTo(200);
        assertThat(front.hops()).isEmpty();
        assertThat(front.text()).contains("Sign in to see your expenses");
        assertThat(browser.fetch(url("/css/acme.css")).status()).isEqualTo(200);
        assertThat(browser.fetch(url("/images/acme.svg")).status()).isEqualTo(200);
    }

    @Test
    void drawsHowTheSessionStandsOnEveryPageAndInNothingElse() {
        Page list = signIn("alice", "/expenses");

        assertThat(list.body()).containsOnlyOnce("<script src=\"/demo/strip.js\" defer></script></body>");
        assertThat(browser.fetch(url("/demo/strip.js")).body()).contains("/.curfew/session");
        assertThat(browser.fetch(url("/rates/table")).body())
                .startsWith("<tr><td>CHF")
                .doesNotContain("strip.js");
    }

    @Test
    void takesAReceiptAndGivesTheClaimsAsAFile() {
        signIn("bob", "/expenses");

        Page file = browser.fetch(url("/expenses/claims.csv"));
        assertThat(file.header("Content-Disposition")).contains("attachment; filename=\"claims.csv\"");
        assertThat(file.body()).contains("\"Bistro Nine\"");
        assertThat(browser.open(url("/expenses/receipts")).body()).contains("multipart/form-data");
        assertThat(browser.open(url("/")).body()).contains("<iframe src=\"/notices\"");
    }

    @Test
    void showsAliceHerNameAndHerClaims() {
        Page list = signIn("alice", "/expenses");

        assertThat(list.url()).isEqualTo(url("/expenses"));
        assertThat(list.text("user")).isEqualTo("alice");
        assertThat(list.text()).contains("Hotel Aire").doesNotContain("Bistro Nine", "Approvals");
        assertThat(browser.open(url("/")).text()).contains("Welcome back, alice");
    }

    @Test
    void keepsAliceFromTheAdministration() {
        signIn("alice", "/expenses");

        Page refused = browser.open(url("/admin/approvals"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("Your role does not allow this page");
    }

    @Test
    void letsTheAdministratorIn() {
        Page approvals = signIn("admin", "/admin/approvals");

        assertThat(approvals.status()).isEqualTo(200);
        assertThat(approvals.text()).contains("alice", "bob", "Approve claim 1");
    }

    @Test
    void givesAdministratorsLessTime() {
        assertThat(signIn("admin", "/expenses").header("Curfew-Remaining"))
                .hasValueSatisfying(left -> assertThat(left).matches("idle=4[0-5], absolute=1[78]\\d"));
        assertThat(signIn(new Browser(), "alice", "/expenses").header("Curfew-Remaining"))
                .hasValueSatisfying(left -> assertThat(left).matches("idle=(60|5\\d), absolute=(300|29\\d)"));
    }

    @Test
    void leavesTheAdministratorOneBrowser() {
        signIn("admin", "/expenses");
        Browser second = new Browser();
        signIn(second, "admin", "/expenses");

        Page refused = browser.fetch(url("/expenses/status"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("\"reason\":\"session-limit\"");
        assertThat(second.fetch(url("/expenses/status")).status()).isEqualTo(200);
    }

    @Test
    void takesALongForm() {
        signIn("bob", "/expenses");

        Page list = browser.submit(browser.open(url("/expenses/new"))
                .form("#claim")
                .set("day", "2026-03-02")
                .set("payee", "Ink & <Paper>")
                .set("amount", "12.50")
                .set("purpose", "For the printer"));

        assertThat(list.url()).isEqualTo(url("/expenses"));
        assertThat(list.text()).contains("has been sent", "Ink & <Paper>", "12.50");
    }

    @Test
    void saysHowTheSessionStandsWithoutMovingIt() {
        assertThat(browser.fetch(url("/.curfew/session")).body()).contains("\"state\":\"none\"");
        signIn("alice", "/expenses");

        assertThat(browser.fetch(url("/.curfew/session")).body())
                .contains("\"state\":\"active\"", "\"user\":\"alice\"", "\"warn\":30");
    }

    @Test
    void refusesTheScriptOfAStranger() {
        assertThat(browser.fetch(url("/expenses/status")).status()).isEqualTo(401);
        signIn("alice", "/expenses");

        assertThat(browser.fetch(url("/expenses/status")).body()).contains("\"open\":2");
    }

    @Test
    void endsTheSessionWhenTheApplicationSignsOut() {
        Page list = signIn("alice", "/expenses");

        Page front = browser.click(list, url("/signout"));

        assertThat(front.url()).isEqualTo(url("/"));
        assertThat(front.text()).contains("Sign in to see your expenses");
        assertThat(browser.fetch(url("/expenses/status")).status()).isEqualTo(401);
    }

    @Test
    void finishesAnExportWhileItsUserIsThere() {
        signIn("bob", "/expenses");
        Page exporting = export();
        assertThat(exporting.text("exports")).contains("waiting");
        assertThat(exporting.text("archived")).isEqualTo("0");

        Page done = awaitExport("done: ");
        assertThat(Integer.parseInt(done.text("archived"))).isGreaterThanOrEqualTo(3);
    }

    @Test
    void stopsAnExportForGoodWhenItsUserSignsOut() {
        Page list = signIn("alice", "/expenses");
        export();
        browser.click(list, url("/signout"));
        awaitNextSecond();
        signIn("alice", "/expenses/export");

        Page stopped = awaitExport("stopped: your session ended (logout)");
        assertThat(stopped.text("exports")).doesNotContain("running");
        assertThat(stopped.text("archived")).isEqualTo("0");
    }

    /** {@code auth_time} has whole seconds: two authentications within one look like one. */
    private static void awaitNextSecond() {
        long next = (System.currentTimeMillis() / 1000 + 1) * 1000;
        while (System.currentTimeMillis() < next) {
            LockSupport.parkUntil(next);
        }
    }

    @Test
    void closesTheTickersSocketWithTheReasonWhenItsUserSignsOut() throws Exception {
        Page list = signIn("bob", "/rates");
        CompletableFuture<String> closing = new CompletableFuture<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                first.complete(text.toString());
                socket.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closing.complete(code + " " + reason);
                return null;
            }
        };
        String cookie = "curfew=" + browser.cookies().get("curfew").value();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(URI.create(url("/ticker").toString().replace("http:", "ws:")), listener)
                .get(10, TimeUnit.SECONDS);
        assertThat(first.get(10, TimeUnit.SECONDS)).contains("CHF 0.9");

        browser.click(list, url("/.curfew/logout"));

        assertThat(closing.get(10, TimeUnit.SECONDS)).isEqualTo("1008 logout");
    }

    private Page export() {
        return browser.submit(browser.open(url("/expenses/export")).form("#export"));
    }

    private Page awaitExport(String progress) {
        Page page = browser.open(url("/expenses/export"));
        for (int i = 0; i < 200 && !page.text("exports").contains(progress); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            page = browser.open(url("/expenses/export"));
        }
        assertThat(page.text("exports")).contains(progress);
        return page;
    }

    @Test
    void tellsTheOperatorWhereEverythingIs() {
        assertThat(Welcome.to(demo))
                .contains(
                        demo.address().toString(),
                        demo.issuer().toString(),
                        demo.policy().toString(),
                        "60 s without activity (warning 30 s before), 5 min in all",
                        "for admin 45 s, 3 min, one browser",
                        "alice/alice",
                        "Ctrl-C");
        assertThat(demo.policy())
                .content()
                .contains("issuer: " + demo.issuer(), "idle: 60s", "warn: 30s", "absolute: 5m", "preset: uk-hmrc");
    }

    private Page signIn(String user, String path) {
        return signIn(browser, user, path);
    }

    private static Page signIn(Browser browser, String user, String path) {
        Page signInPage = browser.open(url(path));
        return browser.submit(signInPage.form("form").set("username", user).set("password", user));
    }

    private static URI url(String path) {
        return demo.address().resolve(path);
    }
}
