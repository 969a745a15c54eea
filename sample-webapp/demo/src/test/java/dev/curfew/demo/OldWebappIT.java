package dev.curfew.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.chromium.NeedsChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** What the sample webapp does besides what the tutorial shows. */
@ExtendWith(NeedsChromium.class)
@SuppressWarnings("NullAway.Init") // begin() is called first
class OldWebappIT {

    private Visit visit;

    @BeforeEach
    void begin(@TempDir Path directory) throws InterruptedException {
        visit = Visit.begin(directory);
    }

    @AfterEach
    void end() {
        visit.close();
    }

    @Test
    void theOldWebappUsesWhatOldWebappsUseAndAllOfItWorks(@TempDir Path files) throws IOException {
        visit.open("/rates");
        visit.enterPassword("bob");
        visit.await("the socket's ticker runs", () -> visit.text("#ticker").contains("CHF"));
        visit.await("the table has asked for new rates", () -> visit.browser()
                .run("return performance.getEntriesByType('resource').some(e => e.name.endsWith('/rates/table'))")
                .equals(true));
        assertThat(visit.left("idle")).as("neither is activity").isLessThan(58);
        visit.picture("webapp-rates");

        visit.follow("Receipts");
        Path receipt = Files.writeString(files.resolve("Beleg ä.txt"), "12.50");
        visit.awaitElement("#note").sendKeys("For the printer");
        visit.browser().find("#file").sendKeys(receipt.toString());
        visit.pressOnPage("Send the receipt");
        visit.await("it is listed", () -> visit.text("#sent").contains("Beleg ä.txt, 5 bytes: For the printer"));
        visit.picture("webapp-receipts");

        assertThat(visit.fetched("/expenses/claims.csv")).startsWith("200 ").contains("\"Bistro Nine\"");

        visit.follow("Home");
        visit.browser().driver().switchTo().frame(0);
        visit.await("the notices are there", () -> visit.body().contains("The canteen is closed on Friday, bob."));
        assertThat(visit.browser().driver().findElements(By.cssSelector("aside")))
                .isEmpty();
        visit.browser().driver().switchTo().defaultContent();
        visit.await("the strip is there", () -> visit.strip().contains("Demo: session active of bob"));
        visit.picture("webapp-home");

        visit.shortenLimits();
        visit.open("/");
        visit.awaitSaying("Are you still there?");
        visit.await("the strip shows it", () -> visit.strip().contains("Demo: session warning of bob"));
        visit.press("Stay signed in");
        visit.awaitSilence();
        visit.follow("Sign out");
        visit.awaitAddress("/");
        assertThat(visit.body()).contains("Sign in to see your expenses");
    }
}
