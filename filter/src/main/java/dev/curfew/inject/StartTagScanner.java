package dev.curfew.inject;

/** Scans a start tag after its name for its end (HTML, 13.2.5.32 to 13.2.5.39). */
final class StartTagScanner {

    private enum State {
        BEFORE_NAME,
        NAME,
        AFTER_NAME,
        BEFORE_VALUE,
        QUOTED,
        UNQUOTED
    }

    private State state = State.BEFORE_NAME;
    private int quote;
    private boolean slash;

    void begin() {
        state = State.BEFORE_NAME;
        quote = 0;
        slash = false;
    }

    /** Whether the tag ends with this unit. */
    boolean endsWith(int unit) {
        boolean slashBefore = slash;
        slash = false;
        switch (state) {
            case BEFORE_NAME -> {
                if (unit == '>') {
                    slash = slashBefore;
                    return true;
                }
                slash = unit == '/';
                state = slash || HeadScanner.isBlank(unit) ? State.BEFORE_NAME : State.NAME;
            }
            case NAME, AFTER_NAME -> {
                if (unit == '>') {
                    return true;
                }
                slash = unit == '/';
                state = afterName(unit);
            }
            case BEFORE_VALUE -> {
                if (unit == '>') {
                    return true;
                }
                quote = unit;
                if (!HeadScanner.isBlank(unit)) {
                    state = unit == '"' || unit == '\'' ? State.QUOTED : State.UNQUOTED;
                }
            }
            case QUOTED -> state = unit == quote ? State.BEFORE_NAME : State.QUOTED;
            case UNQUOTED -> {
                if (unit == '>') {
                    return true;
                }
                state = HeadScanner.isBlank(unit) ? State.BEFORE_NAME : State.UNQUOTED;
            }
        }
        return false;
    }

    private State afterName(int unit) {
        if (unit == '/') {
            return State.BEFORE_NAME;
        }
        if (unit == '=') {
            return State.BEFORE_VALUE;
        }
        return HeadScanner.isBlank(unit) ? State.AFTER_NAME : State.NAME;
    }

    /** Whether it has ended with {@code />}. */
    boolean isEmptyElement() {
        return slash;
    }
}
