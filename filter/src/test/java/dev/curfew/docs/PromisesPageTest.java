package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every promise has a test, in whatever module, that is there. Other modules are not compiled yet, so the compiler reads their sources here. */
class PromisesPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.of("explanation/promises.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(\\w+)#(\\w+)` \\|$");
    private static final Set<String> OF_TESTS = Set.of("Test", "ParameterizedTest", "TestFactory");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> rows = MarkdownPage.matches(ROW, PAGE.text()).toList();
        assertThat(rows)
                .hasSize((int) PAGE.text()
                                .lines()
                                .filter(line -> line.startsWith("| "))
                                .count()
                        - 1);

        Set<String> classes = rows.stream().map(row -> row.group(1)).collect(Collectors.toSet());
        assertThat(tests(sources(classes)))
                .containsAll(rows.stream()
                        .map(row -> row.group(1) + "#" + row.group(2))
                        .toList());
    }

    private static List<Path> sources(Set<String> classes) throws IOException {
        Set<String> names = classes.stream().map(name -> name + ".java").collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(MarkdownPage.HOUSE)) {
            List<Path> found = files.filter(
                            file -> names.contains(file.getFileName().toString()))
                    .toList();
            assertThat(found).as("one file for each of %s", classes).hasSameSizeAs(classes);
            return found;
        }
    }

    /** The methods that JUnit runs, each with its file's name before it. */
    private static Set<String> tests(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            Set<String> found = new TreeSet<>();
            for (CompilationUnitTree unit : task.parse()) {
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                new Tests(file.replace(".java", "#"), found).scan(unit, null);
            }
            return found;
        }
    }

    private static final class Tests extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final String prefix;
        private final Set<String> found;

        Tests(String prefix, Set<String> found) {
            this.prefix = prefix;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (method.getModifiers().getAnnotations().stream().anyMatch(Tests::isOfTests)) {
                found.add(prefix + method.getName());
            }
            return null;
        }

        private static boolean isOfTests(AnnotationTree annotation) {
            return OF_TESTS.contains(annotation.getAnnotationType().toString());
        }
    }
}
