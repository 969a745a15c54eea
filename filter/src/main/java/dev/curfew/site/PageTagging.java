package dev.curfew.site;

/**
 * How pages get Curfew's script.
 *
 * @since 0.1
 */
public enum PageTagging {
    /** Curfew writes the tag into pages. */
    INJECT,
    /** The application's pages name the script themselves. */
    TAG,
    /** Pages have none, unless the application's name it all the same. */
    NONE
}
