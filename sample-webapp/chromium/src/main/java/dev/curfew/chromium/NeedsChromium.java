package dev.curfew.chromium;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where there is no Chromium, and says so in a line; unless {@code curfew.browser} is {@code required}. */
public final class NeedsChromium implements ExecutionCondition {

    static final Path BROWSER = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final String MISSING = BROWSER + " and " + DRIVER
            + " (Debian: apt-get install chromium chromium-driver; -Dcurfew.browser=required makes this a failure)";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if (there || "required".equals(System.getProperty("curfew.browser"))) {
            return ConditionEvaluationResult.enabled("Chromium is there, or has to be");
        }
        if (SAID.compareAndSet(false, true)) {
            System.out.println("SKIPPED all stories in a browser: needs " + MISSING);
        }
        return ConditionEvaluationResult.disabled("needs " + MISSING);
    }
}
