package dev.curfew.chromium;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.DetachedShadowRootException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What somebody at a browser sees and does: the page, Curfew's dialog over it, and windows that open and close. */
public abstract class AtBrowser {

    /** The browser that this is about. */
    protected abstract Chromium browser();

    /** Looks until it is so, and fails when that takes too long. */
    protected abstract void await(String what, BooleanSupplier condition);

    /** The path and the query of the page. */
    public final String address() {
        return String.valueOf(browser().run("return location.pathname + location.search"));
    }

    /** The text of the dialog, or empty; empty too while its page makes room for the next. */
    public final String said() {
        try {
            WebElement dialog = dialog();
            return dialog.isDisplayed() ? dialog.getText() : "";
        } catch (NoSuchElementException | StaleElementReferenceException | DetachedShadowRootException none) {
            return "";
        }
    }

    public final WebElement dialog() {
        return browser().find("#curfew").getShadowRoot().findElement(By.cssSelector("dialog"));
    }

    public final void awaitSaying(String text) {
        await("the dialog says " + text, () -> said().contains(text));
    }

    public final void awaitSilence() {
        await("there is no dialog", () -> said().isEmpty());
    }

    public final WebElement inDialog(String css) {
        return browser().find("#curfew").getShadowRoot().findElement(By.cssSelector(css));
    }

    /** Presses a button of the dialog. */
    public final void press(String label) {
        dialog().findElements(By.cssSelector("button, a")).stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in: " + said()))
                .click();
    }

    /** Presses keys, wherever the focus is. */
    public final void type(CharSequence... keys) {
        new Actions(browser().driver()).sendKeys(keys).perform();
    }

    public final void tab() {
        type(Keys.TAB);
    }

    /** The text of the element in the dialog that has the focus. */
    public final String focused() {
        return String.valueOf(
                browser().run("return document.getElementById('curfew').shadowRoot.activeElement?.textContent ?? ''"));
    }

    /** Does something that opens a window, and goes there; returns the window that it came from. */
    public final String follow(Runnable opening) {
        Set<String> before = browser().windows();
        String here = browser().driver().getWindowHandle();
        opening.run();
        await("a window opens", () -> browser().windows().size() > before.size());
        Set<String> opened = new TreeSet<>(browser().windows());
        opened.removeAll(before);
        browser().switchTo(opened.iterator().next());
        return here;
    }

    public final void awaitWindows(int count) {
        await("there are " + count + " windows", () -> browser().windows().size() == count);
    }

    public final WebElement awaitElement(String css) {
        await(
                "there is " + css,
                () -> !browser().driver().findElements(By.cssSelector(css)).isEmpty());
        return browser().find(css);
    }

    /** What the page's own fetch gets: status and body. */
    public final String fetched(String path) {
        return String.valueOf(browser()
                .driver()
                .executeAsyncScript(
                        "const done = arguments[1];"
                                + "fetch(arguments[0]).then(async r => done(r.status + ' ' + await r.text()))",
                        path));
    }
}
