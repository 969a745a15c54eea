package dev.curfew.inject;

import java.io.IOException;

/**
 * Inserts a tag into a page that arrives in pieces of any size. Of each piece everything goes on at once, except the
 * beginning of a tag that the next piece has to tell: {@code <html} or {@code <head}, at most. Not thread-safe.
 *
 * @since 0.1
 */
public final class TagInserter {

    private static final int NOWHERE = Integer.MIN_VALUE;

    private final HeadScanner scanner;
    private final String tag;
    private String held = "";

    /**
     * A new page.
     *
     * @param tag ASCII
     */
    public TagInserter(HeadScanner scanner, String tag) {
        this.scanner = scanner;
        this.tag = tag;
    }

    /** A piece of a page, and where it goes. */
    public interface Piece {

        /** How many bytes or characters it has. */
        int length();

        /** One of them, as 0 to 255 or as a character. */
        int unit(int index);

        /** Lets these go on. */
        void pass(int from, int to) throws IOException;

        /** Lets this go on, which is ASCII. */
        void pass(String text) throws IOException;

        /** Now it is known whether the tag is put in; nothing of what follows it has gone on yet. */
        void settle(boolean found);
    }

    /** One piece more. Not to be called after one that has settled it. */
    public void put(Piece piece) throws IOException {
        int length = piece.length();
        for (int i = 0; i < length; i++) {
            switch (scanner.next(piece.unit(i))) {
                case AFTER -> {
                    end(piece, i + 1);
                    return;
                }
                case BEFORE -> {
                    end(piece, i - scanner.held());
                    return;
                }
                case NEVER -> {
                    end(piece, NOWHERE);
                    return;
                }
                case ON, HOLD -> {}
            }
        }
        hold(piece);
    }

    private void hold(Piece piece) throws IOException {
        int length = piece.length();
        int first = length - scanner.held();
        if (first >= 0) {
            release(piece);
            passIfAny(piece, 0, first);
        }
        StringBuilder more = new StringBuilder(held);
        for (int i = Math.max(0, first); i < length; i++) {
            more.append((char) piece.unit(i));
        }
        held = more.toString();
    }

    private void end(Piece piece, int place) throws IOException {
        piece.settle(place != NOWHERE);
        if (place == NOWHERE) {
            release(piece);
            passIfAny(piece, 0, piece.length());
        } else if (place < 0) {
            piece.pass(tag);
            release(piece);
            passIfAny(piece, 0, piece.length());
        } else {
            release(piece);
            passIfAny(piece, 0, place);
            piece.pass(tag);
            passIfAny(piece, place, piece.length());
        }
    }

    private static void passIfAny(Piece piece, int from, int to) throws IOException {
        if (from < to) {
            piece.pass(from, to);
        }
    }

    private void release(Piece piece) throws IOException {
        if (!held.isEmpty()) {
            String text = held;
            held = "";
            piece.pass(text);
        }
    }

    /** The page is over, and had no place. What was held is handed out once. */
    public String end() {
        String rest = held;
        held = "";
        return rest;
    }
}
