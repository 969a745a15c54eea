package dev.curfew.chromium;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Finds what people with disabilities could not use on a page. */
final class Axe {

    private static final String SOURCE = source();

    private Axe() {}

    /** A line for each violation; empty if there is none. */
    static String violations(Chromium browser) {
        browser.run(SOURCE);
        Object found = browser.driver()
                .executeAsyncScript("const done = arguments[arguments.length - 1];"
                        + "axe.run(document).then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' '"
                        + " + v.nodes.map(n => n.html).join(' ')).join('\\n')), e => done(String(e)))");
        return String.valueOf(found);
    }

    private static String source() {
        try (InputStream stream = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
