package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Body;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Form;
import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that comes a moment too late waits for its user, and then reaches the application as it would have before. */
public abstract class KeptFormContract extends StagedContract {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=----WebKitFormBoundaryabcdefghijklmnop";
    private static final Duration SHORT_IDLE = Duration.ofMinutes(5);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(TomcatFixture.rule(
                        "payments", "/app/sample/payments/**", Effect.builder().idle(SHORT_IDLE.toMillis())));
    }

    private URI received() {
        return stage().url("/app/sample/received?x=%C3%A4&y");
    }

    private static Body body(String type, String octets) {
        return new Body(type, octets);
    }

    /** Alice sends this a tick too late, and is asked for her password. */
    private Page sendTooLate(URI action, Body body) {
        Page from = signIn();
        clock().advance(TomcatFixture.IDLE);
        return alice().submit(from, action, body);
    }

    private Page sendTooLate(Body body) {
        return sendTooLate(received(), body);
    }

    private Page signInFrom(Page signInPage, String user) {
        assertThat(signInPage).matches(isSignInPage());
        clock().advance(Duration.ofSeconds(1));
        return stage().signIn(alice(), signInPage, user);
    }

    private static Form resend(Page page) {
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        return page.form("form[enctype]");
    }

    private static String receivedBody(Page page) {
        return new String(Base64.getDecoder().decode(told(page, "body")), ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a=b",
                "a=1&b=2&a=3&a=&a=1",
                "submit=1&action=%2Fevil&method=get&enctype=x&elements=1&id=2",
                "text=line+1%0D%0Aline+2%0D%0A%0D%0A&tab=%09&%22%3E%3Cscript%3E=%27%22%26amp%3B%26%2310%3B",
                "a+b%3D%26=%2B+%25+%2520",
                "_charset_=UTF-8&name=%C3%84%E2%82%AC%F0%9F%98%80%EF%BB%BF",
                "_charset_=windows-1252&name=%C4%80&euro=%80&undefined=%81%8D%8F%90%9D",
                "_charset_=Shift_JIS&name=%93%FA%96%7B%8C%EA%81%60%5C",
                "_charset_=no+such&name=%FF%FE",
                "name=%E4%F6%FC&all=%01%7F%80%9F%A0%FF",
                "x.y=1&x.x=2"
            })
    void theApplicationReceivesExactlyWhatWasSent(String sent) {
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, sent)), "alice");
        assertThat(page.url().getPath()).isEqualTo(stage().endpoint("form"));
        int before = served();
        Page answer = alice().submit(resend(page));

        assertThat(served()).isEqualTo(before + 1);
        assertThat(answer.url()).isEqualTo(received());
        assertThat(told(answer, "user")).isEqualTo("alice");
        assertThat(told(answer, "query")).isEqualTo("x=%C3%A4&y");
        assertThat(told(answer, "type")).isEqualTo(URL_ENCODED);
        assertThat(receivedBody(answer)).isEqualTo(sent);
    }

    @Test
    void theLargestFormIsReceivedAsItWas() {
        String sent = "a=" + "x".repeat(65_534);
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, sent)), "alice");

        assertThat(receivedBody(alice().submit(resend(page)))).isEqualTo(sent);
    }

    @Test
    void aLargerFormIsSaidToBeTooLargeOnTheWayToWhereItWas() {
        String sent = "a=" + "x".repeat(65_535);
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, sent)), "alice");

        assertThat(page.text()).contains("Your form could not be kept", "too large. At most 64 KiB");
        assertThat(alice().click(page, page.link("a")).url()).isEqualTo(hello());
    }

    @Test
    void textPlainIsSaidNotToBeKept() {
        Page page = signInFrom(sendTooLate(body("text/plain", "a=b\r\n")), "alice");

        assertThat(page.text()).contains("Your form could not be kept", "of this type cannot be kept");
    }

    @Test
    void aFormWithFilesKeepsItsTextsAndSaysWhichFilesToChooseAgain() {
        String sent = multipart("PDF \u00ff\r\n--x", "report \u00c3\u00a4.pdf");
        Page page = signInFrom(sendTooLate(body(MULTIPART, sent)), "alice");
        assertThat(page.text()).contains("Files are not kept. Choose this file again: report \u00e4.pdf");
        Form form = resend(page).choose("input[required]", "report \u00e4.pdf", "PDF \u00ff\r\n--x");
        Page answer = alice().submit(form);

        assertThat(told(answer, "type")).isEqualTo(MULTIPART);
        assertThat(receivedBody(answer)).isEqualTo(sent);
    }

    @Test
    void aFileOfSomeMegabytesIsPassedOver() {
        String sent = multipart("x".repeat(5_000_000), "big.bin");
        Page page = signInFrom(sendTooLate(body(MULTIPART, sent)), "alice");

        assertThat(page.text()).contains("Files are not kept. Choose this file again: big.bin");
    }

    private static String multipart(String content, String fileName) {
        String part = "------WebKitFormBoundaryabcdefghijklmnop\r\nContent-Disposition: form-data; name=\"";
        return part + "title\"\r\n\r\nQ \u00c3\u00a4\r\nline 2\r\n"
                + part + "upload\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + content + "\r\n"
                + part + "none\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n"
                + part + "a%22b%0D%0A\"\r\n\r\n\r\n"
                + part + "title\"\r\n\r\nagain\r\n"
                + "------WebKitFormBoundaryabcdefghijklmnop--\r\n";
    }

    @Test
    void nothingReachesTheApplicationUntilItsUserSaysSo() {
        Page asked = sendTooLate(body(URL_ENCODED, "a=b"));
        int before = served();
        Page page = signInFrom(asked, "alice");

        assertThat(page.text()).contains("Your form has not been sent yet", "/app/sample/received?x=%C3%A4&y");
        assertThat(alice().open(page.url()).text()).contains("Your form has not been sent yet");
        assertThat(served()).isEqualTo(before);
    }

    @Test
    void nothingOfItReachesTheProvider() {
        Page asked = sendTooLate(body(URL_ENCODED, "a=hunter2"));

        assertThat(asked.hops())
                .allSatisfy(
                        hop -> assertThat(hop.url() + " " + hop.headers().map()).doesNotContain("hunter2"));
        assertThat(asked.url().toString()).doesNotContain("hunter2");
        assertThat(asked.body()).doesNotContain("hunter2");
    }

    @Test
    void itCanBeSentOnce() {
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, "a=b")), "alice");
        alice().submit(resend(page));
        Page again = alice().open(page.url());

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("The form was sent again.");
    }

    @Test
    void itReachesTheApplicationOnceHoweverOftenItsUserPresses() {
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, "a=b")), "alice");
        int before = served();
        alice().submit(resend(page));
        Page again = alice().submit(resend(page));

        assertThat(served()).isEqualTo(before + 1);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("The form was sent again.");
    }

    @Test
    void discardedItIsGoneAndItsUserIsWhereItWas() {
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, "a=b")), "alice");
        int before = served();
        Page after = alice().submit(page.form("form:not([enctype])"));

        assertThat(after.url()).isEqualTo(hello());
        assertThat(served()).isEqualTo(before + 1);
        assertThat(alice().open(page.url()).status()).isEqualTo(410);
    }

    @Test
    void anotherUserNeverSeesIt() {
        Page after = signInFrom(sendTooLate(body(URL_ENCODED, "a=hunter2")), "bob");

        assertThat(after.url()).isEqualTo(stage().url(stage().mount() + "/"));
        assertThat(after.body()).doesNotContain("hunter2");
        assertThat(after.hops()).allSatisfy(hop -> assertThat(hop.status()).isBetween(300, 399));
    }

    @Test
    void aPathThatAsksForAFresherSignInKeepsItToo() {
        Page from = signIn();
        clock().advance(SHORT_IDLE);
        URI payment = stage().url("/app/sample/payments/new");
        Page asked = alice().submit(from, payment, body(URL_ENCODED, "amount=100"));
        Page page = signInFrom(asked, "alice");
        assertThat(page.text()).contains("/app/sample/payments/new");
        Page answer = alice().submit(resend(page));

        assertThat(told(answer, "method")).isEqualTo("POST");
        assertThat(answer.url()).isEqualTo(payment);
    }

    @Test
    void oneTickBeforeTheEndNothingIsKept() {
        Page from = signIn();
        clock().advance(TomcatFixture.IDLE.minusMillis(1));
        Page answer = alice().submit(from, received(), body(URL_ENCODED, "a=b"));

        assertThat(receivedBody(answer)).isEqualTo("a=b");
    }

    @Test
    void twoTabsKeepAFormEach() {
        Page from = signIn();
        clock().advance(TomcatFixture.IDLE);
        Page one = alice().submit(from, received(), body(URL_ENCODED, "tab=1"));
        Page two = alice().submit(from, received(), body(URL_ENCODED, "tab=2"));
        Page first = signInFrom(one, "alice");
        Page second = stage().signIn(alice(), two, "alice");

        assertThat(receivedBody(alice().submit(resend(first)))).isEqualTo("tab=1");
        assertThat(receivedBody(alice().submit(resend(second)))).isEqualTo("tab=2");
    }

    @Test
    void whoeverHasTheAddressOfItsPageHasNothing() {
        Page page = signInFrom(sendTooLate(body(URL_ENCODED, "a=hunter2")), "alice");
        Browser mallory = new Browser();
        signIn(mallory, "bob");
        Page seen = mallory.open(page.url());

        assertThat(seen.url()).isEqualTo(stage().url(stage().mount() + "/"));
        assertThat(seen.body()).doesNotContain("hunter2");
    }

    @Test
    void aBodyOfUnknownLengthIsKept() {
        assertThat(sendChunked("3\r\na=b\r\n0\r\n\r\n")).startsWith("HTTP/1.1 303 ");
        assertThat(events()).extracting(SessionEvent::kind).contains(SessionEvent.Kind.FORM_KEPT);
    }

    /** The answer is Tomcat's own matter then, if there is one at all. */
    @Test
    void aBodyThatIsNoneIsNotKeptAndHarmsNothing() {
        assertThat(sendChunked("zz\r\na=b")).doesNotContain("HTTP/1.1 200");
        assertThat(events())
                .filteredOn(event -> event.kind() == SessionEvent.Kind.FORM_DROPPED)
                .extracting(SessionEvent::detail)
                .contains("unreadable");
        assertThat(signInFrom(alice().open(hello()), "alice").body()).contains("user=alice");
    }

    private String sendChunked(String body) {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        String head = String.join(
                "\r\n",
                "POST /app/sample/received HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                cookieHeader(alice()),
                "Accept: text/html",
                "Content-Type: " + URL_ENCODED,
                "Transfer-Encoding: chunked");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), received().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "\r\n\r\n" + body).getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException closed) {
            return "";
        }
    }
}
