package dev.curfew.config;

import org.jspecify.annotations.Nullable;

/**
 * The environment variables that {@code ${env:NAME}} refers to.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Environment {

    /** The value of a variable, or null if it is not set. */
    @Nullable
    String variable(String name);
}
