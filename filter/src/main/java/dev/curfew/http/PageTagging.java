package dev.curfew.http;

/**
 * How a page comes by the script that warns its user.
 *
 * @since 0.1
 */
public enum PageTagging {
    /** Curfew writes the tag into pages. */
    INJECT,
    /** The application's pages name the script themselves. */
    TAG
}
