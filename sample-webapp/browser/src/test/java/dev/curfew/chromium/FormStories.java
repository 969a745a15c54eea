package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A form that was sent a moment too late: shown to its user, and to nobody else, and sent once if they say so. */
abstract class FormStories extends TestSettings {

    private static final String LETTER = "/app/letters/letter";
    private static final String FILE = "/app/letters/file";
    private static final String KEPT = "Your form has not been sent yet";

    private final OldForms forms = new OldForms();

    @Override
    protected void build(Context application) {
        Wrapper servlet = Tomcat.addServlet(application, "letters", forms);
        servlet.setMultipartConfigElement(new MultipartConfigElement(System.getProperty("java.io.tmpdir")));
        servlet.addMapping("/letters/*");
    }

    @BeforeEach
    void forget() {
        forms.received().clear();
    }

    @Test
    void isShownAndSentOnceWithEverything() {
        sentTooLate(LETTER);
        fillIn("alice");
        awaitTitle(KEPT);
        assertThat(text())
                .contains("Zoë <b>", "Søren", "two\nlines", LETTER)
                .contains("They are sent only when you choose to send them");
        assertThat(forms.received()).isEmpty();
        String kept = browser().driver().getCurrentUrl();
        pressOnPage("Send again");

        awaitElement("#sent");
        assertThat(address()).isEqualTo(LETTER);
        assertThat(forms.received()).containsExactly("number=7;to=Zoë <b>+Søren;text=two\r\nlines;button=send;");
        browser().driver().get(kept);
        assertThat(browser().driver().getTitle()).isEqualTo("This form is no longer kept");
        assertThat(text()).contains("The form was sent again.");
        assertThat(forms.received()).hasSize(1);
    }

    @Test
    void whoGoesBackAndPressesOnceMoreDoesNotSendItTwice() {
        sentTooLate(LETTER);
        fillIn("alice");
        awaitTitle(KEPT);
        pressOnPage("Send again");
        awaitElement("#sent");
        browser().driver().navigate().back();
        awaitTitle(KEPT);
        pressOnPage("Send again");

        awaitTitle("This form is no longer kept");
        assertThat(text()).contains("The form was sent again.");
        assertThat(forms.received()).hasSize(1);
    }

    @Test
    void worksWithoutScripts() {
        signIn("alice", LETTER);
        browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            writeLetter();
            clock().advance(IDLE);
            browser().find("#send").click();
            fillIn("alice");
            awaitTitle(KEPT);
            pressOnPage("Send again");
            awaitElement("#sent");
        } finally {
            browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }

        assertThat(forms.received()).hasSize(1);
    }

    @Test
    void withAFileSaysWhichOneToChooseAgainAndDoesNotGoWithoutIt() throws IOException {
        Path file = Files.writeString(Files.createTempDirectory("curfew-letter").resolve("Täglich.txt"), "enclosed");
        signIn("alice", FILE);
        writeLetter();
        browser().find("#file").sendKeys(file.toString());
        clock().advance(IDLE);
        browser().find("#send").click();
        fillIn("alice");
        awaitTitle(KEPT);
        assertThat(text()).contains("Files are not kept. Choose this file again: Täglich.txt");
        browser().picture("form-with-file");
        check("form with file");
        pressOnPage("Send again");
        assertThat(browser().driver().getTitle()).isEqualTo(KEPT);
        assertThat(forms.received()).isEmpty();
        browser().find("input[type=file]").sendKeys(file.toString());
        pressOnPage("Send again");

        awaitElement("#sent");
        assertThat(forms.received())
                .containsExactly(
                        "number=7;to=Zoë <b>;to=Søren;text=two\r\nlines;file (Täglich.txt)=enclosed;button=send;");
    }

    @Test
    void discardedItIsGone() {
        sentTooLate(LETTER);
        fillIn("alice");
        awaitTitle(KEPT);
        String kept = browser().driver().getCurrentUrl();
        pressOnPage("Discard");

        awaitPage(LETTER);
        assertThat(browser().find("#to").getDomProperty("value")).isEmpty();
        browser().driver().get(kept);
        assertThat(text()).contains("The form was discarded.").doesNotContain("Søren");
        assertThat(forms.received()).isEmpty();
    }

    @Test
    void anotherUserNeverSeesItAndNobodyAfterThem() {
        sentTooLate(LETTER);
        fillIn("bob");
        await(
                "Bob is somewhere",
                () -> browser().driver().getTitle() != null && !address().contains("authorize"));
        assertThat(browser().driver().getPageSource()).doesNotContain("Søren");
        browser().driver().navigate().back();
        browser().driver().navigate().back();
        assertThat(text()).doesNotContain("Søren");

        assertThat(forms.received()).isEmpty();
    }

    @Test
    void thePageIsAccessibleInEveryDress() {
        sentTooLate(LETTER);
        fillIn("alice");
        awaitTitle(KEPT);
        check("form");
        browser().picture("form-light");
        browser().media(Map.of("prefers-color-scheme", "dark"));
        check("form, dark");
        browser().picture("form-dark");
        browser().media(Map.of());
        browser().screen(320, 640, 1);
        check("form, 320");
        browser().picture("form-320");
        long wide = ((Number) browser().run("return document.documentElement.scrollWidth")).longValue();
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());

        assertThat(wide).isLessThanOrEqualTo(320);
    }

    @Test
    void tellsNobodyButItsUserAfterTenMinutes() {
        sentTooLate(LETTER);
        fillIn("alice");
        awaitTitle(KEPT);
        clock().advance(Duration.ofMinutes(10));
        browser().driver().navigate().refresh();

        assertThat(text()).contains("The form was kept for ten minutes.").doesNotContain("Søren");
    }

    private void sentTooLate(String path) {
        signIn("alice", path);
        writeLetter();
        clock().advance(IDLE);
        browser().find("#send").click();
    }

    private void writeLetter() {
        browser().find("#to").sendKeys("Zoë <b>");
        browser().find("#and").sendKeys("Søren");
        browser().find("#text").sendKeys("two\nlines");
    }

    private void awaitTitle(String title) {
        await("the page is " + title, () -> title.equals(browser().driver().getTitle()));
    }

    private String text() {
        return browser().find("body").getText();
    }

    private void pressOnPage(String label) {
        browser().driver().findElements(By.cssSelector("button")).stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in: " + text()))
                .click();
    }
}
