package dev.curfew.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine does what the model does not allow. */
final class Mismatch extends AssertionError {

    private static final long serialVersionUID = 1;

    Mismatch(String message) {
        super(message);
    }

    static void unless(boolean holds, String fact, Object about) {
        if (!holds) {
            throw new Mismatch(fact + ": " + about);
        }
    }

    static void unlessEqual(@Nullable Object model, @Nullable Object engine, String what, Object about) {
        if (!Objects.equals(model, engine)) {
            throw new Mismatch(what + " is " + engine + " and should be " + model + ": " + about);
        }
    }
}
