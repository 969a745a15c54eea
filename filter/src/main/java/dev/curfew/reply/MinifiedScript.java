package dev.curfew.reply;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A script without what browsers do not need: lines that are comments, white space, and long names that it gives itself. It relies on how
 * {@code curfew.js} is written: a semicolon ends each statement, a comment has its line for itself, and there are no literals of regular
 * expressions and no code in templates. A name that is a property's anywhere is left as it is, and so are all others that this does not know.
 */
final class MinifiedScript {

    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^'\\\\\\n]|\\\\.)*'|`[^`]*`|[A-Za-z_$][\\w$]*|\\d[\\w.]*|\\?\\.|\\.\\.\\.|\\s+|\\S");
    private static final Set<String> DECLARING = Set.of("const", "let", "function");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final List<String> tokens;

    private MinifiedScript(String source) {
        this.tokens = TOKEN.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(token -> !token.isBlank())
                .toList();
    }

    static String of(String source) {
        String code =
                source.lines().filter(line -> !line.strip().startsWith("//")).collect(Collectors.joining("\n"));
        return new MinifiedScript(code).text();
    }

    private String text() {
        Map<String, String> names = shortNames();
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            String pressed = token.startsWith("`") ? style(token) : names.getOrDefault(token, token);
            boolean words = !text.isEmpty() && isWord(text.charAt(text.length() - 1)) && isWord(pressed.charAt(0));
            text.append(words ? " " : "").append(pressed);
        }
        return text.append('\n').toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '$' || c == '_';
    }

    private static String style(String template) {
        return template.replaceAll("\\s*([{};,])\\s*", "$1").replaceAll("(?<=[:`])\\s+|\\s+(?=`)", "");
    }

    /** What each name becomes. The ones that save most come first. */
    private Map<String, String> shortNames() {
        Map<String, Long> uses = tokens.stream().collect(Collectors.groupingBy(token -> token, Collectors.counting()));
        List<String> own = ownNames().stream()
                .sorted(Comparator.<String>comparingLong(name -> -uses.getOrDefault(name, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> free = free(uses.keySet()).limit(own.size()).toList();
        Map<String, String> names = new HashMap<>();
        IntStream.range(0, own.size()).forEach(i -> names.put(own.get(i), free.get(i)));
        return names;
    }

    private static Stream<String> free(Set<String> taken) {
        Stream<String> one = letters();
        Stream<String> two = letters().flatMap(first -> letters().map(first::concat));
        return Stream.concat(one, two).filter(name -> !taken.contains(name));
    }

    private static Stream<String> letters() {
        return LETTERS.chars().mapToObj(Character::toString);
    }

    private Set<String> ownNames() {
        Set<String> own = new HashSet<>();
        Set<String> properties = new HashSet<>();
        Deque<String> within = new ArrayDeque<>(List.of("{"));
        int declaring = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String before = i == 0 ? "{" : tokens.get(i - 1);
            String token = tokens.get(i);
            String after = i + 1 == tokens.size() ? "}" : tokens.get(i + 1);
            boolean next = before.equals(",") && within.size() == declaring;
            if (isProperty(before, after, next ? "" : within.element())) {
                properties.add(token);
            } else if ((next || DECLARING.contains(before)) && isWord(token.charAt(0))) {
                own.add(token);
            }
            declaring = declaring(token, within, declaring);
        }
        own.removeAll(properties);
        return own;
    }

    /** Keeps {@code within} up to date; returns how deep the declaration is that goes on after this token, 0 if there is none. */
    private static int declaring(String token, Deque<String> within, int before) {
        if (OPENING.contains(token)) {
            within.push(token);
        } else if (CLOSING.contains(token)) {
            within.pop();
        }
        boolean begins = token.equals("const") || token.equals("let");
        boolean over = within.size() < before || (token.equals(";") && within.size() == before);
        return begins ? within.size() : over ? 0 : before;
    }

    private static boolean isProperty(String before, String after, String within) {
        boolean listed = within.equals("{")
                && Set.of("{", ",").contains(before)
                && Set.of("}", ",").contains(after);
        return before.equals(".") || before.equals("?.") || after.equals(":") || listed;
    }
}
