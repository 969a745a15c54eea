package dev.curfew.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the copies of Curfew that a class loader sees. One JAR is enough; of two, which one is used depends on their
 * order.
 *
 * @since 0.1
 */
public final class DuplicateJarCheck {

    private static final Logger LOG = System.getLogger(DuplicateJarCheck.class.getName());
    private static final String CLASS = "dev/curfew/api/CurfewSession.class";

    private DuplicateJarCheck() {}

    /** Every place, the one that is used first. */
    static List<String> in(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(CLASS)).stream()
                    .map(DuplicateJarCheck::jar)
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Warns if the class loader of this door finds more than one. */
    public static void warnOfSecond(Class<?> door) {
        List<String> places = in(door.getClassLoader());
        if (places.size() > 1) {
            LOG.log(
                    Level.WARNING,
                    "Curfew was found {0} times (expected: once), {1} is used, remove the others of {2}",
                    places.size(),
                    places.get(0),
                    places);
        }
    }

    /** Warns if an application that a valve guards brings its own: what is in {@code dev.curfew.session} is none of its classes. */
    public static void warnOfOwn(String application, @Nullable ClassLoader loader) {
        URL theirs = loader == null ? null : loader.getResource(CLASS);
        URL ours = DuplicateJarCheck.class.getClassLoader().getResource(CLASS);
        if (theirs != null && ours != null && !jar(theirs).equals(jar(ours))) {
            LOG.log(
                    Level.WARNING,
                    "{0}/ contains its own Curfew, {1}, and is protected by {2} (expected: one), remove it from WEB-INF/lib: "
                            + "the application cannot use the session in dev.curfew.session otherwise",
                    application,
                    jar(theirs),
                    jar(ours));
        }
    }

    private static String jar(URL found) {
        String text = found.toString();
        return text.substring(0, text.length() - CLASS.length());
    }
}
