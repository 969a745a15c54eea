package dev.curfew.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.OwnPages.Shown;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

/** Every page of Curfew's own, in every dress: readable, and without a violation of a rule of axe. */
abstract class GalleryStories extends TestSettings {

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "gallery", new Gallery()).addMapping("/sample/public/gallery/*");
    }

    @Test
    void everyPageIsAccessible() {
        for (Shown shown : Gallery.pages()) {
            open(shown, false);
            check(shown.toString());
        }
    }

    @Test
    void everyPageIsReadableWithoutScripts() {
        browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            for (Shown shown : longest()) {
                open(shown, false);
                assertThat(browser().find("h1").isDisplayed())
                        .as(shown.toString())
                        .isTrue();
                assertThat(browser().find("main p").getText()).isNotBlank();
            }
        } finally {
            browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void everyPageSuitsDarkRoomsSmallScreensAndHighContrast() {
        for (Shown shown : longest()) {
            open(shown, false);
            browser().picture("own-" + shown.name());
            browser().media(Map.of("prefers-color-scheme", "dark"));
            check(shown + " dark");
            browser().picture("own-" + shown.name() + "-dark");
            browser().media(Map.of("forced-colors", "active"));
            check(shown + " forced colours");
            browser().media(Map.of());
        }
    }

    @Test
    void everyPageFitsASmallScreenInItsLongestLanguage() {
        browser().languages("de");
        for (Shown shown : longest()) {
            open(shown, false);
            browser().screen(320, 480, 1);
            browser().picture("own-" + shown.name() + "-de-320");
            assertFits(shown + " at 320 px");
            check(shown + " at 320 px");
            browser().screen(500, 350, 2);
            browser().picture("own-" + shown.name() + "-de-zoom-200");
            assertFits(shown + " at 200 %");
            browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void aLanguageFromRightToLeftAndAnOperatorsStyleSuitEveryPage() {
        browser().languages("ar");
        for (Shown shown : longest()) {
            if (List.of("not-started", "installed-twice").contains(shown.name())) {
                continue;
            }
            open(shown, true);
            assertThat(browser().run("return getComputedStyle(document.querySelector('h1')).direction"))
                    .isEqualTo("rtl");
            assertThat(browser().run("return getComputedStyle(document.body.parentNode).backgroundColor"))
                    .as("the operator's style is allowed by the policy")
                    .isEqualTo("rgb(247, 244, 238)");
            check(shown + " own");
            browser().picture("own-" + shown.name() + "-rtl");
        }
    }

    @Test
    void anOperatorsStyleDoesNotMakeAPageHardToUse() {
        for (Shown shown : longest()) {
            open(shown, true);
            check(shown + " in another style");
        }
        visit(Gallery.ROOM + "ended-idle-timeout?own");
        browser().picture("own-style");
    }

    private void open(Shown shown, boolean own) {
        visit(Gallery.address(shown, own));
    }

    private void assertFits(String what) {
        assertThat((Boolean) browser().run("return document.documentElement.scrollWidth <= innerWidth"))
                .as(what)
                .isTrue();
    }

    /** The longest variant of each page. */
    private static List<Shown> longest() {
        Map<String, Shown> longest = new LinkedHashMap<>();
        Comparator<Shown> byLength =
                Comparator.comparingInt(shown -> shown.reply().body().length());
        for (Shown shown : Gallery.pages()) {
            longest.merge(shown.name(), shown, (one, other) -> byLength.compare(one, other) >= 0 ? one : other);
        }
        return List.copyOf(longest.values());
    }
}
