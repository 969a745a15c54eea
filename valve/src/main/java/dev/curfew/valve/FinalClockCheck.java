package dev.curfew.valve;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The look at the clock just before the application is called. It hangs on the request while Tomcat's own valves have it, and is taken from there
 * by the first filter.
 *
 * @param outer that of another valve, if the request has passed one before
 */
record FinalClockCheck(RequestPassage passage, @Nullable Object outer) {

    private static final String ATTRIBUTE = "dev.curfew.last-look";

    /** Has a look taken before the application is called. */
    static void before(RequestPassage passage, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, new FinalClockCheck(passage, request.getAttribute(ATTRIBUTE)));
    }

    /** Takes every look that the request carries. Returns whether it has been answered, and must not go on. */
    static boolean hasAnswered(ServletRequest request) throws IOException {
        Object found = request.getAttribute(ATTRIBUTE);
        request.removeAttribute(ATTRIBUTE);
        while (found instanceof FinalClockCheck look) {
            if (look.passage.isAnsweredNow()) {
                return true;
            }
            found = look.outer;
        }
        return false;
    }
}
