package dev.curfew.filter;

import dev.curfew.Curfew;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the Curfew of a filter.
 *
 * @since 0.1
 */
@FunctionalInterface
interface CurfewFactory {

    /** From the file that the init parameter names. */
    CurfewFactory FROM_FILE = ConfigurationMount::open;

    /**
     * Starts a Curfew for the application.
     *
     * @param config the init parameter, or null if there is none
     * @throws ServletException if it cannot start; the application must not either
     */
    Curfew open(@Nullable String config, ServletContext application) throws ServletException;
}
