package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.chromium.AtBrowser;
import dev.curfew.chromium.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** One user at a Chromium of their own, with a form of the old shop. */
final class BrowserFixture extends AtBrowser implements AutoCloseable {

    static final String ORDER = "order.jsp?for=spring";
    static final String NOTE = "Please ring twice, Zoë & Søn: <3 € off — “as agreed”";

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Chromium chromium = Chromium.start();
    private final Shop shop;
    private final String user;
    private final String pictures;

    BrowserFixture(Shop shop, String user, String pictures) {
        this.shop = shop;
        this.user = user;
        this.pictures = pictures;
    }

    @Override
    protected Chromium browser() {
        return chromium;
    }

    void open(String path) {
        chromium.driver().get(shop.page(path).toString());
    }

    /** Opens a page for the first time and comes back to it from Keycloak's form. */
    void signIn(String path) {
        open(path);
        enterPassword();
        awaitAt(path);
    }

    /** Keycloak's real form, where the password has to be entered. */
    void enterPassword() {
        WebElement password = awaitElement("#kc-form-login #password[type=password]");
        for (WebElement name : chromium.driver().findElements(By.cssSelector("#kc-form-login #username"))) {
            if (name.isDisplayed() && name.isEnabled()) {
                name.clear();
                name.sendKeys(user);
            }
        }
        password.sendKeys(user);
        chromium.find("#kc-login").click();
    }

    void awaitAt(String path) {
        String there = shop.page(path).toString();
        await("the browser is at " + there, () -> there.equals(chromium.driver().getCurrentUrl()));
    }

    @Override
    protected void await(String what, BooleanSupplier condition) {
        Await.until(user + ": " + what, PATIENCE, condition);
    }

    /** Fills in the long form, and does not send it. */
    void fillIn() {
        chromium.find("#receiver").sendKeys("Zoë");
        chromium.find("#delivery").sendKeys("tomorrow");
        chromium.find("#note").sendKeys(NOTE);
    }

    void assertFilledIn() {
        assertThat(chromium.find("#receiver").getDomProperty("value")).isEqualTo("Zoë");
        assertThat(chromium.find("#delivery").getDomProperty("value")).isEqualTo("tomorrow");
        assertThat(chromium.find("#note").getDomProperty("value")).isEqualTo(NOTE);
    }

    /** The form has come to the shop once, with everything that was in it. */
    void assertOrderedOnce() {
        await("the shop has the order", () -> text("orders").equals("1"));
        assertThat(chromium.find("li").getText())
                .isEqualTo("receiver=Zoë;delivery=tomorrow;extra=gift+card;note=" + NOTE + ";empty=;");
    }

    /** The text of the element with this id, or empty. */
    String text(String id) {
        return String.valueOf(chromium.run("return document.getElementById(arguments[0])?.textContent ?? ''", id));
    }

    String title() {
        return chromium.driver().getTitle();
    }

    String body() {
        return chromium.find("body").getText();
    }

    /** Presses a button of the page itself. */
    void pressOnPage(String label) {
        chromium.driver().findElements(By.cssSelector("button, input[type=submit]")).stream()
                .filter(button -> label.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in: " + body()))
                .click();
    }

    /** The browser does not load Curfew's script, as with a blocker: no page of this user tells of an end, and none hides itself. */
    void blockScript() {
        chromium.command("Network.enable", Map.of());
        chromium.command(
                "Network.setBlockedURLs",
                Map.of("urls", List.of("*" + shop.endpoint("curfew.js").getPath() + "*")));
    }

    /** What {@code GET session} says, asked by the page; never activity. */
    String session() {
        return fetched(shop.endpoint("session").getPath());
    }

    /** Whether a person sees the form. */
    boolean seesForm() {
        return chromium.find("#note").isDisplayed();
    }

    void picture(String state) {
        chromium.picture(pictures + "-" + user + "-" + state);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
