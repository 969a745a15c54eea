package dev.curfew.forms;

/**
 * A body that cannot be kept as a form. The message never contains form data.
 *
 * @since 0.1
 */
final class FormException extends Exception {

    private static final long serialVersionUID = 1;

    private final Why why;

    /** Why not. */
    public enum Why {
        /** More than {@link FormReader#MOST_TEXT} of text, more than {@link FormReader#MOST_FIELDS} fields, or files beyond all measure. */
        TOO_LARGE("too-large"),
        /** No form, or one of a type that no browser sends on purpose. */
        OTHER_TYPE("other-type"),
        /** Broken off, malformed, or with something in it that a page cannot send again as it was. */
        UNREADABLE("unreadable");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /** As the address of a page says it. */
        public String word() {
            return word;
        }
    }

    /** Because of this. */
    FormException(Why why) {
        super(why.word);
        this.why = why;
    }

    /** Why not. */
    Why why() {
        return why;
    }
}
