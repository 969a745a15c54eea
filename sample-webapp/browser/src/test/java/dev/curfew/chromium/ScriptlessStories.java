package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.TomcatFixture;
import dev.curfew.site.PageTagging;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

/** With {@code page-script: none} pages are as the application wrote them: nothing reports, so every request counts. */
abstract class ScriptlessStories extends TestSettings {

    private static final String BUSY = "/app/busy/";

    private final BusyPages pages = new BusyPages();

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual().withPageScript(PageTagging.NONE);
    }

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "busy", pages).addMapping("/busy/*");
    }

    @Test
    void aPageThatOnlyFetchesKeepsItsSession() {
        arrive("fetch");
        for (int i = 0; i < 6; i++) {
            clock().advance(IDLE.dividedBy(3));
            int before = pages.served();
            await("the page has been busy", () -> pages.served() >= before + 2);
        }

        assertThat(status()).contains("\"state\":\"active\"");
        assertThat(hasScript()).isFalse();
    }

    @Test
    void anEndIsNoticedWithTheNextRequestOnly() {
        arrive("calm");
        clock().advance(IDLE);
        assertThat(hasScript()).isFalse();
        assertThat(showsSecret()).isTrue();
        browser().driver().navigate().refresh();

        awaitElement("#username");
    }

    private void arrive(String page) {
        visit(BUSY + page);
        fillIn("alice");
        awaitThere(BUSY + page);
        awaitElement("#secret");
    }

    private boolean hasScript() {
        return browser()
                .run(
                        "return document.querySelector('#curfew, script[src]') !== null || window[Symbol.for('curfew')] !== undefined")
                .equals(true);
    }
}
