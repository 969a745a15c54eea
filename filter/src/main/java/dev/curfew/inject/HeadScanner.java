package dev.curfew.inject;

import java.util.List;
import java.util.Locale;

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
    private static final List<Integer> BYTE_ORDER_MARK_IN_UTF_8 = List.of(0xEF, 0xBB, 0xBF);
    private static final List<String> NAMES = List.of("html", "head");

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
    private final StringBuilder name = new StringBuilder(8);
    private State state = State.BETWEEN;
    private StartTagScanner tag = new StartTagScanner();
    private CommentScanner comment = new CommentScanner();
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
        int index = seen - 1;
        if (index == 0) {
            return unit == BYTE_ORDER_MARK || unit == BYTE_ORDER_MARK_IN_UTF_8.get(0);
        }
        return index < BYTE_ORDER_MARK_IN_UTF_8.size()
                && unit == BYTE_ORDER_MARK_IN_UTF_8.get(index)
                && last == BYTE_ORDER_MARK_IN_UTF_8.get(index - 1);
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
        name.setLength(0);
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
        name.append((char) unit);
        String soFar = name();
        if (NAMES.stream().noneMatch(known -> known.startsWith(soFar))) {
            return content();
        }
        state = State.NAME;
        return Step.HOLD;
    }

    private String name() {
        return xml ? name.toString() : name.toString().toLowerCase(Locale.ROOT);
    }

    private Step named(int next) {
        String known = name();
        boolean html = known.equals("html");
        if (!html && !(known.equals("head") && (inHtml || !xml))) {
            return content();
        }
        isDocument = true;
        inHtml |= html;
        tag = new StartTagScanner();
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
        return name().equals("head") ? Step.AFTER : on(State.BETWEEN);
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
            comment = new CommentScanner();
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
