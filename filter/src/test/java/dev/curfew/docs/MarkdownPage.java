package dev.curfew.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param text what it says
 */
record MarkdownPage(Path file, String text) {

    /** Where everything is. */
    static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final Path DOCS = HOUSE.resolve("docs");
    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(\\w*)\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The first page that anybody opens. */
    static MarkdownPage readme() {
        return read(HOUSE.resolve("README.md"));
    }

    /** A page below {@code docs}. */
    static MarkdownPage of(String path) {
        return read(DOCS.resolve(path));
    }

    /** Every page there is. */
    static List<MarkdownPage> all() {
        return Stream.concat(Stream.of(readme()), below(DOCS, ".md").map(MarkdownPage::read))
                .toList();
    }

    /** Every file below {@code docs} whose name ends like this. */
    static Stream<Path> files(String suffix) {
        return below(DOCS, suffix);
    }

    /** The source of a class of this module's tests. */
    static String source(Class<?> test) {
        return read(Path.of("src/test/java", test.getName().replace('.', '/') + ".java"))
                .text();
    }

    private static Stream<Path> below(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Where its links lead, but those to other sites. */
    List<String> links() {
        return matches(LINK, prose())
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /** What a link on this page leads to. */
    Path target(String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    /** What a link may name behind the hash: the headings, as readers of Markdown turn them into names. */
    List<String> anchors() {
        return matches(HEADING, prose())
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-'))
                .toList();
    }

    /** The content of its blocks of code in this language, without the indentation of the block. */
    List<String> blocks(String language) {
        return matches(BLOCK, text)
                .filter(block -> block.group(2).equals(language))
                .map(block -> block.group(3).replaceAll("(?m)^" + block.group(1), ""))
                .toList();
    }

    /** The names in the table below a heading: what stands as code in the first cell of each row. */
    List<String> rows(String heading) {
        return cells(heading).map(row -> row.get(0)).toList();
    }

    /** The rows of the table below a heading that start with a name, with the name alone in the first cell. */
    Stream<List<String>> cells(String heading) {
        String page = "\n" + text;
        int start = page.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException(file + " has no heading " + heading);
        }
        int body = start + heading.length() + 2;
        int end = page.indexOf("\n#", body);
        return page.substring(body, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `") || line.startsWith("| [`"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .map(MarkdownPage::withCode);
    }

    private static List<String> withCode(List<String> row) {
        String name = row.get(0).replaceAll("^\\[?`([^`]+)`.*$", "$1");
        return Stream.concat(Stream.of(name), row.stream().skip(1)).toList();
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    @Override
    public String toString() {
        return HOUSE.relativize(file).toString();
    }
}
