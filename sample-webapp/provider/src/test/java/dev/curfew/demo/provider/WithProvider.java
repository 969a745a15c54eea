package dev.curfew.demo.provider;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One provider for each test class, for its keys are costly; a new browser, no faults and the real time for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithProvider {

    final TestClock clock = new TestClock();
    final DemoProvider demo;
    RelyingParty party;
    TestBrowser browser;

    WithProvider(DemoClient... more) {
        demo = DemoProvider.start(
                DemoProviderSettings.defaults().withClock(clock).withClients(more));
        demo.register(RelyingParty.SHOP);
        party = new RelyingParty(demo);
        browser = new TestBrowser();
    }

    @BeforeEach
    final void startAfresh() {
        clock.reset();
        demo.faults().clear();
        party = new RelyingParty(demo);
        browser = new TestBrowser();
    }

    @AfterAll
    final void close() {
        demo.close();
    }

    final void pass(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }
}
