package dev.curfew.cli.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Curfew does, or does not yet, whatever the file says; and the page that proves it. */
enum Feature {
    /** Only the server's clock and its own record decide. */
    SERVER_CLOCK("explanation/time.md"),
    /** 256 random bits for each session, known to nobody but the browser. */
    RANDOM_TOKENS("reference/headers-and-cookies.md"),
    /** Each sign-in gives a new cookie, and the one before is dead. */
    NEW_TOKEN_AT_SIGN_IN("reference/endpoints.md"),
    /** The cookie of an ended session opens nothing, and neither does its absence. */
    ENDED_STAYS_ENDED("explanation/why-timeouts-do-not-hold.md"),
    /** {@code max_age} is sent, and {@code auth_time} is checked. */
    AGE_OF_AUTHENTICATION("explanation/why-timeouts-do-not-hold.md"),
    /** Neither tokens nor what a script does by itself shows that the user is there. */
    PRESENCE("explanation/time.md"),
    /** The session cookie does not come along with a POST from another site. */
    LAX_COOKIE("reference/headers-and-cookies.md"),
    /** The endpoint that signs out. */
    LOGOUT("reference/endpoints.md", "logout"),
    /** The endpoint that shows and ends the user's other sessions. */
    OTHER_SESSIONS("reference/endpoints.md", "session/others"),
    /** The script that warns. */
    WARNING_SCRIPT("reference/page-script.md", "curfew.js"),
    /** The endpoint where the provider says that a session is over. */
    BACK_CHANNEL_LOGOUT("reference/endpoints.md", "logout/backchannel"),
    /** The endpoints where administrators end sessions. */
    ADMINISTRATION("reference/endpoints.md", "admin/");

    /** Reserved, and not in this version. */
    private static final Set<Feature> LATER = EnumSet.of(BACK_CHANNEL_LOGOUT, ADMINISTRATION);

    private final String page;
    private final @Nullable String endpoint;

    Feature(String page) {
        this.page = "docs/" + page;
        this.endpoint = null;
    }

    Feature(String page, String endpoint) {
        this.page = "docs/" + page;
        this.endpoint = endpoint;
    }

    /** What this version has. */
    static Set<Feature> ofThisVersion() {
        return Arrays.stream(values())
                .filter(feature -> !LATER.contains(feature))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
    }

    /** The page that proves it. */
    String page() {
        return page;
    }

    /** The endpoint that it is, below {@code /.curfew/}, or null if it is none. */
    @Nullable
    String endpoint() {
        return endpoint;
    }
}
