package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.CurfewMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JmxPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.of("reference/jmx.md");

    @Test
    void everyAttributeAndOperationIsOnThePageAndNoOther() {
        List<String> attributes = names(name -> name.startsWith("get")).stream()
                .map(name -> name.substring("get".length()))
                .toList();
        List<String> operations = names(name -> !name.startsWith("get"));

        assertThat(PAGE.rows("# JMX")).containsExactlyInAnyOrderElementsOf(union(attributes, operations));
    }

    private static List<String> names(Predicate<String> wanted) {
        return Arrays.stream(CurfewMXBean.class.getMethods())
                .map(Method::getName)
                .filter(wanted)
                .toList();
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
