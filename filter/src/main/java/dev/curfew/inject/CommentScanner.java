package dev.curfew.inject;

/** Scans a comment after its <code>&lt;!--</code> for its end (HTML, 13.2.5.43 to 13.2.5.52). */
final class CommentScanner {

    /** The two that begin it may end it, too: <code>&lt;!--&gt;</code> is a whole comment. */
    private int dashes;

    private boolean bare;
    private boolean bang;

    void begin() {
        dashes = 2;
        bare = true;
        bang = false;
    }

    /** Whether the comment ends with this unit. */
    boolean endsWith(int unit) {
        if (unit == '>' && (dashes >= 2 || bang)) {
            return true;
        }
        bang = unit == '!' && dashes >= (bare ? 4 : 2);
        dashes = unit == '-' ? dashes + 1 : 0;
        bare &= unit == '-';
        return false;
    }
}
