package dev.curfew.cli.command;

import dev.curfew.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text for a terminal. */
public final class Text {

    /** The widest line of what is drawn. */
    public static final int WIDTH = 80;

    private Text() {}

    /** Text from elsewhere, without what a terminal could take for a command. */
    public static String printable(String text) {
        return Printable.of(text);
    }

    /**
     * Words broken into lines, each after the indentation; a word that is too long gets a line of its own.
     *
     * @param first what the first line starts with
     * @param next what the others start with
     */
    public static List<String> wrap(String text, String first, String next) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
