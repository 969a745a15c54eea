package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.curfew.Arrows;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the valve knows: no more, and no less. A test that fails prints its table as it would have to be. */
class ValveArchitectureTest {

    private static final Map<String, Set<String>> ARROWS =
            Map.of("valve", Set.of("", "catalina", "config", "guard", "http", "servlet", "servlet.call", "session"));

    private static final Map<String, Set<String>> TECHNOLOGIES = Map.ofEntries(
            Map.entry("jakarta.servlet", Set.of("valve")),
            Map.entry("org.apache.catalina", Set.of("valve")),
            Map.entry("org.apache.coyote", Set.of("valve")),
            Map.entry("org.apache.tomcat", Set.of("valve")));

    private final JavaClasses valve = new ClassFileImporter()
            .importUrl(CurfewValve.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theValveKnowsPackagesAsTheTableSays() {
        Map<String, Set<String>> real = Arrows.between(valve);
        assertThat(real).as(Arrows.asTable(real)).isEqualTo(ARROWS);
    }

    @Test
    void theValveKnowsTechnologiesAsTheTableSays() {
        Map<String, Set<String>> real = Arrows.to(TECHNOLOGIES.keySet(), valve);
        assertThat(real).as(Arrows.asTable(real)).isEqualTo(TECHNOLOGIES);
    }
}
