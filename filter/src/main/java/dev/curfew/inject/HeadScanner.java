package dev.curfew.inject;

import dev.curfew.http.TagName;

/**
 * Finds the place for a script in a page that comes bit by bit: directly behind the {@code <head>} tag; in a page without one, before the
 * first thing that is not a document type, an {@code <html>} tag, a comment or white space. Knows no encoding: it is given bytes of any that
 * has ASCII in it, or characters. Not thread-safe.
 *
 * @since 0.1
 */
public final class HeadScanner {

    /** No further than this is looked, in bytes or characters. */
    public static final int FURTHEST = 16 * 1024;

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int FIRST_IN_UTF_8 = 0xEF;
    private static final int SECOND_IN_UTF_8 = 0xBB;
    private static final int THIRD_IN_UTF_8 = 0xBF;

    /** What is known after one more byte or character. */
    public enum Step {
        /** The place is behind it. */
        ON,
        /** The place is behind it, or before {@link #held} and it. */
        HOLD,
        /** The place is before it and what was held. */
        BEFORE,
        /** The place is directly behind it. */
        AFTER,
        /** There is no place. */
        NEVER
    }

    private enum State {
        BETWEEN,
        OPEN,
        NAME,
        DECLARATION,
        DASH,
        COMMENT,
        BOGUS,
        TAG
    }

    private final boolean xml;
    private final TagName name;
    private final StartTagScanner tag = new StartTagScanner();
    private final CommentScanner comment = new CommentScanner();
    private State state = State.BETWEEN;
    private int seen;
    private int held;
    private int last;
    private boolean isDocument;
    private boolean inHtml;

    /**
     * A new page.
     *
     * @param xml whether it is XML, where only a {@code <head>} inside {@code <html>} is a place, and nothing may be broken
     */
    public HeadScanner(boolean xml) {
        this.xml = xml;
        this.name = new TagName(xml);
    }

    static boolean isBlank(int unit) {
        return unit == ' ' || unit == '\t' || unit == '\n' || unit == '\r' || unit == '\f';
    }

    /** How many bytes or characters before the next one are part of a tag that is not known yet. */
    int held() {
        return held;
    }

    /** One byte, as 0 to 255, or one character more. Not to be called after an end is known. */
    Step next(int unit) {
        if (seen++ >= FURTHEST) {
            return Step.NEVER;
        }
        Step step = isByteOrderMark(unit) ? Step.ON : step(unit);
        last = unit;
        if (step == Step.HOLD) {
            held++;
        } else if (step == Step.ON) {
            held = 0;
        }
        return step;
    }

    private boolean isByteOrderMark(int unit) {
        return switch (seen) {
            case 1 -> unit == BYTE_ORDER_MARK || unit == FIRST_IN_UTF_8;
            case 2 -> unit == SECOND_IN_UTF_8 && last == FIRST_IN_UTF_8;
            case 3 -> unit == THIRD_IN_UTF_8 && last == SECOND_IN_UTF_8;
            default -> false;
        };
    }

    private Step step(int unit) {
        return switch (state) {
            case BETWEEN -> between(unit);
            case OPEN -> open(unit);
            case NAME -> inName(unit);
            case DECLARATION -> declaration(unit);
            case DASH -> dash(unit);
            case COMMENT -> on(comment.endsWith(unit) ? State.BETWEEN : State.COMMENT);
            case BOGUS -> bogus(unit);
            case TAG -> inTag(unit);
        };
    }

    private Step on(State next) {
        state = next;
        return Step.ON;
    }

    private Step between(int unit) {
        if (unit == '<') {
            state = State.OPEN;
            return Step.HOLD;
        }
        return isBlank(unit) ? Step.ON : text();
    }

    /** Text is the beginning of a page only where something has said that it is a page: else it may be anything. */
    private Step text() {
        return isDocument ? content() : Step.NEVER;
    }

    private Step content() {
        return xml ? Step.NEVER : Step.BEFORE;
    }

    private Step open(int unit) {
        if (unit == '!') {
            return on(State.DECLARATION);
        }
        if (unit == '?') {
            return on(State.BOGUS);
        }
        name.begin();
        return isLetter(unit) ? inName(unit) : unit == '/' ? content() : text();
    }

    private static boolean isLetter(int unit) {
        int lower = unit | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private Step inName(int unit) {
        if (isBlank(unit) || unit == '/' || unit == '>') {
            return named(unit);
        }
        if (!name.goesOnWith(unit)) {
            return content();
        }
        state = State.NAME;
        return Step.HOLD;
    }

    private Step named(int next) {
        if (!name.isHtml() && !(name.isHead() && (inHtml || !xml))) {
            return content();
        }
        isDocument = true;
        inHtml |= name.isHtml();
        tag.begin();
        state = State.TAG;
        return inTag(next);
    }

    private Step inTag(int unit) {
        if (!tag.endsWith(unit)) {
            return Step.ON;
        }
        if (xml && tag.isEmptyElement()) {
            return Step.NEVER;
        }
        return name.isHead() ? Step.AFTER : on(State.BETWEEN);
    }

    private Step declaration(int unit) {
        if (unit == '-') {
            return on(State.DASH);
        }
        isDocument |= unit == 'd' || unit == 'D';
        return bogus(unit);
    }

    private Step dash(int unit) {
        if (unit == '-') {
            comment.begin();
            return on(State.COMMENT);
        }
        return bogus(unit);
    }

    /** A declaration or an instruction. XML that declares more than that it is XHTML is not touched. */
    private Step bogus(int unit) {
        if (xml && unit == '[') {
            return Step.NEVER;
        }
        return on(unit == '>' ? State.BETWEEN : State.BOGUS);
    }
}
