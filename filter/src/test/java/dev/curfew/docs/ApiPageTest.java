package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.curfew.Ours;
import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page about the API to the package, both ways. */
class ApiPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.of("reference/api.md");
    private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

    static List<Class<?>> types() {
        return Ours.CLASSES.stream()
                .filter(type -> type.getPackageName().equals(CurfewSession.class.getPackageName()))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toList();
    }

    @Test
    void everyTypeHasItsSectionAndNoOther() {
        List<String> sections = PAGE.text()
                .lines()
                .filter(line -> line.startsWith("## `"))
                .map(line -> line.substring(4, line.length() - 1))
                .toList();

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        types().stream().map(Class::getSimpleName).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyMemberOfATypeIsInItsSectionAndNoOther(Class<?> type) {
        assertThat(PAGE.rows("## `" + type.getSimpleName() + "`"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(constants(type), methods(type)).toList());
    }

    private static Stream<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Field::getName);
    }

    private static Stream<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                .filter(method -> !type.isRecord() || !OF_EVERY_RECORD.contains(method.getName()))
                .map(ApiPageTest::written);
    }

    private static String written(Method method) {
        return method.getName() + (method.getParameterCount() == 0 ? "()" : "(…)");
    }

    @Test
    void everyReasonThatOnlyApplicationsSeeIsOnThePageAndNoOther() {
        assertThat(PAGE.rows("## Reasons that only applications see"))
                .containsExactlyInAnyOrder(SessionEnd.CURFEW_STOPPED, SessionEnd.LOST);
    }

    @Test
    void theAttributeHasTheNameThatThePageSays() {
        assertThat(PAGE.text()).contains("in the request attribute `" + CurfewSession.ATTRIBUTE + "`");
    }
}
