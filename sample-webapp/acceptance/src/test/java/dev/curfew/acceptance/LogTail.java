package dev.curfew.acceptance;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints what the server said last when a test fails. */
record LogTail(Supplier<String> tail) implements TestWatcher {

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        System.out.println("FAILED: " + context.getDisplayName() + " on " + tail.get());
    }
}
