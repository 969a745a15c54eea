package dev.curfew.servlet.page;

import dev.curfew.inject.HeadScanner;
import dev.curfew.inject.TagInserter;
import dev.curfew.servlet.PageType;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** The state of one response: whether it gets the tag, and what that means for its length. */
final class InjectionState {

    private static final long UNKNOWN = -1;
    private static final String ACCEPT_RANGES = "Accept-Ranges";

    private enum State {
        /** Nothing of the body has come. */
        NEW,
        /** It is a page, and its place is looked for. */
        LOOKING,
        /** It is known what becomes of it. */
        SETTLED
    }

    private final HttpServletResponse response;
    private final PageTag page;
    private final HeldValidators validators;
    private final boolean head;
    private State state = State.NEW;
    private @Nullable TagInserter splice;
    private boolean isPage;
    private long announced = UNKNOWN;
    private int added;

    /**
     * The way of one answer.
     *
     * @param response as the container gave it
     * @param validators that the application gives it
     * @param head whether only the headers are sent
     */
    InjectionState(HttpServletResponse response, PageTag page, HeldValidators validators, boolean head) {
        this.response = response;
        this.page = page;
        this.validators = validators;
        this.head = head;
    }

    /** The splice to put the next piece through, or null if it goes on as it is. */
    @Nullable
    TagInserter splice() {
        begin();
        return state == State.LOOKING ? splice : null;
    }

    /** The headers are as they are now: either a piece of the body comes, or they are sent. */
    void begin() {
        if (state != State.NEW) {
            return;
        }
        PageType type = PageType.of(response);
        String tag = response.isCommitted() && announced != UNKNOWN ? null : page.in(response, type);
        isPage = tag != null;
        validators.release(answer(type, isPage));
        state = tag == null ? State.SETTLED : State.LOOKING;
        if (tag != null) {
            splice = new TagInserter(new HeadScanner(type == PageType.XHTML), tag);
            added = tag.length();
            announce(UNKNOWN);
        }
    }

    private static HeldValidators.Answer answer(PageType type, boolean tagged) {
        if (tagged) {
            return HeldValidators.Answer.TAGGED;
        }
        return type == PageType.NONE ? HeldValidators.Answer.OTHER : HeldValidators.Answer.UNTAGGED;
    }

    /** Whether the tag goes in is known. */
    void settle(boolean found) {
        state = State.SETTLED;
        added = found ? added : 0;
        announce(announced == UNKNOWN ? UNKNOWN : announced + added);
        if (found && !response.isCommitted() && response.containsHeader(ACCEPT_RANGES)) {
            response.setHeader(ACCEPT_RANGES, "none");
        }
    }

    /** The application says how long the body is. */
    void announced(long length) {
        announced = length;
        if (state != State.LOOKING) {
            announce(length == UNKNOWN ? UNKNOWN : length + added);
        }
    }

    /** Nobody knows how long a page would be of which only the headers are asked for. */
    private void announce(long length) {
        long told = head && isPage ? UNKNOWN : length;
        if (!response.isCommitted() && (told != UNKNOWN || announced != UNKNOWN)) {
            response.setContentLengthLong(told);
        }
    }

    /** There is no more. What was held back is handed out. */
    String end() {
        if (head) {
            begin();
        }
        if (state == State.NEW) {
            validators.release(HeldValidators.Answer.OTHER);
        }
        if (state != State.LOOKING) {
            return "";
        }
        settle(false);
        return splice == null ? "" : splice.end();
    }

    /** The body starts anew, with the headers that it has. */
    void restart() {
        State before = state;
        validators.await();
        state = State.NEW;
        isPage = false;
        added = 0;
        splice = null;
        if (before != State.NEW) {
            announce(announced);
        }
    }

    /** Everything starts anew. */
    void forget() {
        announced = UNKNOWN;
        validators.forget();
        restart();
    }

    /** The container is about to say something instead, with the headers as they are now. */
    void giveWay() {
        validators.release(HeldValidators.Answer.OTHER);
    }

    /** The container says something instead. */
    void abandon() {
        state = State.SETTLED;
        isPage = false;
        added = 0;
        splice = null;
    }
}
