package dev.curfew.chromium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** One Chromium without a screen, with a profile of its own. */
public final class Chromium implements AutoCloseable {

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts Debian's own; nothing is downloaded. */
    public static Chromium start() {
        try {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(NeedsChromium.BROWSER.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1000,700",
                    "--user-data-dir=" + Files.createTempDirectory("curfew-chromium"));
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(NeedsChromium.DRIVER.toFile())
                    .usingAnyFreePort()
                    .withSilent(true)
                    .build();
            ChromeDriver driver = new ChromeDriver(service, options);
            driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
            return new Chromium(driver);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** As a browser that has never been here: one new window, no history, no cookie, nothing emulated. */
    public void forget() {
        Set<String> old = driver.getWindowHandles();
        String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        for (String window : old) {
            driver.switchTo().window(window).close();
        }
        driver.switchTo().window(fresh);
        command("Network.enable", Map.of());
        command("Network.clearBrowserCookies", Map.of());
        languages("en");
    }

    /** What {@code Accept-Language} says from now on. */
    public void languages(String accepted) {
        command("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", accepted)));
    }

    /** What the user prefers, such as {@code prefers-color-scheme: dark}. */
    public void media(Map<String, String> features) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        features.entrySet().stream()
                                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                                .toList()));
    }

    /** A screen of this many CSS pixels. */
    public void screen(int width, int height, double scale) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    /** A command of the DevTools protocol. */
    public void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** Runs a script in every page of this window before its own. */
    public void beforePages(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Runs a script in the page. */
    public Object run(String script, Object... arguments) {
        Object result = driver.executeScript(script, arguments);
        return result == null ? "" : result;
    }

    /** The address of the document that is there, whatever its scripts would say. One that is only on its way does not count. */
    public String document() {
        return String.valueOf(frame().get("url"));
    }

    /**
     * What an expression comes to in a world of its own, which shares the page's elements and nothing that the page's scripts have made.
     * That world ends with its document: wait for the {@link #document} first where the browser is on its way to another.
     */
    public Object aside(String expression) {
        Object world = call("Page.createIsolatedWorld", Map.of("frameId", String.valueOf(frame().get("id"))))
                .get("executionContextId");
        Map<String, Object> answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "contextId", world, "awaitPromise", true, "returnByValue", true));
        Object value = within(answer, "result").get("value");
        return value == null ? "" : value;
    }

    private Map<String, Object> frame() {
        return within(within(call("Page.getFrameTree", Map.of()), "frameTree"), "frame");
    }

    private Map<String, Object> call(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> within(Map<String, Object> answer, String member) {
        return (Map<String, Object>) Objects.requireNonNull(answer.get(member));
    }

    /** Presses and releases the mouse, as a person does. */
    public void clickAt(double x, double y) {
        for (String type : List.of("mousePressed", "mouseReleased")) {
            command(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** The windows there are. */
    public Set<String> windows() {
        return driver.getWindowHandles();
    }

    public void switchTo(String window) {
        driver.switchTo().window(window);
    }

    /** Keeps a picture for people to look at. */
    public void picture(String name) {
        try {
            Path folder = Path.of(System.getProperty("curfew.screenshots", "target/screenshots"));
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
