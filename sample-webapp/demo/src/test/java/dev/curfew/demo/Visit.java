package dev.curfew.demo;

import dev.curfew.chromium.AtBrowser;
import dev.curfew.chromium.Chromium;
import dev.curfew.contract.CapturedLog;
import dev.curfew.contract.DoorFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Somebody at a browser, and the demo and its terminal beside it. */
final class Visit extends AtBrowser implements AutoCloseable {

    /** The short idle limit, seconds: four before the warning. */
    static final int SHORT_IDLE = 24;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CapturedLog terminal = CapturedLog.start();
    private final RunningDemo demo;
    private final Chromium chromium;

    private Visit(RunningDemo demo, Chromium chromium) {
        this.demo = demo;
        this.chromium = chromium;
    }

    static Visit begin(Path directory) throws InterruptedException {
        List<String> arguments = List.of(System.getProperty("curfew.demo.webapp", ""), directory.toString());
        Map<String, String> anyPorts = Map.of("curfew.demo.port", "0", "curfew.demo.provider-port", "0");
        RunningDemo demo = RunningDemo.start(DemoSettings.of(arguments, anyPorts::get));
        return new Visit(demo, Chromium.start());
    }

    @Override
    protected Chromium browser() {
        return chromium;
    }

    @Override
    protected void await(String what, BooleanSupplier condition) {
        try {
            DoorFixture.await(what, PATIENCE, condition);
        } catch (AssertionError late) {
            picture("failed");
            throw new AssertionError(
                    late.getMessage() + ", but the browser is at "
                            + chromium.driver().getCurrentUrl(),
                    late);
        }
    }

    RunningDemo demo() {
        return demo;
    }

    void open(String path) {
        chromium.driver().get(demo.address().resolve(path).toString());
    }

    /** With the keyboard: a mouse of the driver misses a link that it has to scroll to while a window closes. */
    void follow(String link) {
        chromium.driver().findElement(By.linkText(link)).sendKeys(Keys.ENTER);
    }

    /** Goes back to the window that another one was opened from, as its user does by looking at it. */
    void backTo(String window) {
        chromium.switchTo(window);
        chromium.command("Page.bringToFront", Map.of());
    }

    void pressOnPage(String label) {
        chromium.driver().findElements(By.cssSelector("main button, body > form button, button")).stream()
                .filter(button -> label.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in: " + body()))
                .click();
    }

    /**
     * Fills in the provider's form, which has to be there. No faster than a person: {@code auth_time} has whole seconds, so that an authentication
     * in the second of the end before does not look younger than that.
     */
    void enterPassword(String user) {
        WebElement name = awaitElement("#username");
        long now = Instant.now().getEpochSecond();
        await("a second passes", () -> Instant.now().getEpochSecond() > now);
        name.clear();
        name.sendKeys(user);
        chromium.find("#password").sendKeys(user);
        chromium.find("button[type=submit]").click();
    }

    void awaitAddress(String address) {
        await("the browser is at " + address, () -> address().equals(address));
    }

    /** Waits for a page of the provider that asks for the password. */
    void awaitPasswordIsAsked() {
        awaitElement("#password");
        if (!chromium.driver().getCurrentUrl().startsWith(demo.issuer().toString())) {
            throw new AssertionError("not the provider's: " + chromium.driver().getCurrentUrl());
        }
    }

    String body() {
        return String.valueOf(chromium.run("return document.body?.innerText ?? ''"));
    }

    String text(String css) {
        return String.valueOf(chromium.run("return document.querySelector(arguments[0])?.innerText ?? ''", css));
    }

    /** What {@code /.curfew/session} says. */
    String session() {
        return fetched("/.curfew/session");
    }

    /** A number of it. */
    int left(String limit) {
        return Integer.parseInt(session().replaceAll(".*\"" + limit + "Remaining\":(\\d+).*", "$1"));
    }

    /** What the strip shows. */
    String strip() {
        return String.valueOf(chromium.run(
                "return [...document.body.children].map(e => e.shadowRoot?.querySelector('aside')?.innerText)"
                        + ".find(text => text) ?? ''"));
    }

    String terminal() {
        return terminal.text();
    }

    void awaitTerminal(String line) {
        await("the terminal says " + line, () -> terminal().matches("(?s).*" + line + ".*"));
    }

    /** Edits the policy file as an editor would. */
    void edit(UnaryOperator<String> change) {
        try {
            Files.writeString(demo.policy(), change.apply(Files.readString(demo.policy())));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Edits it, and waits until the new limits hold. */
    void changePolicy(UnaryOperator<String> change) {
        int before = changes();
        edit(change);
        await("the policy has changed", () -> changes() > before);
    }

    /** Makes every limit as short as leaves room for a warning. */
    void shortenLimits() {
        changePolicy(policy -> policy.replace("idle: 60s", "idle: " + SHORT_IDLE + "s")
                .replace("warn: 30s", "warn: 20s")
                .replace("idle: 45s", "idle: 22s")
                .replace("idle: 20s", "idle: 4s")
                .replace("reauthenticate-after: 1m", "reauthenticate-after: 10s"));
    }

    private int changes() {
        return terminal().split("policy_changed", -1).length;
    }

    void picture(String name) {
        chromium.picture(name);
    }

    @Override
    public void close() {
        chromium.close();
        demo.close();
        terminal.close();
    }
}
