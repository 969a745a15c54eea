package dev.curfew;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of the house: who may know whom, and who may know which technology. */
class ArchitectureTest {

    private static final String ROOT = "dev.curfew";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .that(resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(ROOT + ".demo.."))));

    /** Each package, and all of ours that it may know. The root, {@code Curfew}, knows everything but the doors. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry(
                    "",
                    Set.of(
                            "api",
                            "client",
                            "config",
                            "crypto",
                            "ehcache",
                            "forms",
                            "guard",
                            "http",
                            "lease",
                            "lifecycle",
                            "observe",
                            "oidc",
                            "pac4j",
                            "pages",
                            "policy",
                            "policy.match",
                            "reply",
                            "session",
                            "signin",
                            "site")),
            Map.entry("api", Set.of()),
            Map.entry("catalina", Set.of("http")),
            Map.entry("cli", Set.of("cli.check", "cli.command", "cli.explain", "cli.rehearse")),
            Map.entry("cli.check", Set.of("cli.command", "cli.explain", "config", "policy")),
            Map.entry("cli.command", Set.of("config", "policy", "text")),
            Map.entry("cli.explain", Set.of("oidc", "cli.command", "config", "policy", "policy.match", "session")),
            Map.entry("cli.rehearse", Set.of("cli.command", "config", "observe", "policy", "policy.match", "session")),
            Map.entry("client", Set.of("crypto", "http", "policy", "session")),
            Map.entry("config", Set.of("client", "html", "oidc", "policy", "site", "text")),
            Map.entry("crypto", Set.of()),
            Map.entry("ehcache", Set.of("session")),
            Map.entry(
                    "filter",
                    Set.of(
                            "",
                            "api",
                            "catalina",
                            "config",
                            "guard",
                            "http",
                            "pages",
                            "servlet",
                            "servlet.page",
                            "servlet.socket",
                            "servlet.stream",
                            "session")),
            Map.entry("forms", Set.of("policy", "crypto", "http", "lifecycle", "observe", "session", "site")),
            Map.entry(
                    "guard",
                    Set.of(
                            "api",
                            "client",
                            "crypto",
                            "forms",
                            "http",
                            "inject",
                            "lifecycle",
                            "observe",
                            "oidc",
                            "pages",
                            "policy",
                            "policy.match",
                            "reply",
                            "session",
                            "signin",
                            "site")),
            Map.entry("html", Set.of("http")),
            Map.entry("http", Set.of()),
            Map.entry("inject", Set.of("html")),
            Map.entry("lease", Set.of("api", "lifecycle", "observe", "session")),
            Map.entry("lifecycle", Set.of("http", "observe", "oidc", "policy", "policy.match", "session")),
            Map.entry("observe", Set.of("session", "text")),
            Map.entry("oidc", Set.of("http", "policy", "session")),
            Map.entry("pac4j", Set.of("http", "oidc", "session")),
            Map.entry("pages", Set.of("policy", "client", "forms", "html", "http", "oidc", "session", "site", "text")),
            Map.entry("policy", Set.of()),
            Map.entry("policy.match", Set.of("policy")),
            Map.entry(
                    "reply",
                    Set.of(
                            "forms",
                            "http",
                            "lifecycle",
                            "observe",
                            "oidc",
                            "pages",
                            "policy",
                            "session",
                            "signin",
                            "site",
                            "text")),
            Map.entry("servlet", Set.of("api", "catalina", "http")),
            Map.entry("servlet.page", Set.of("inject", "servlet")),
            Map.entry("servlet.socket", Set.of("api", "servlet.stream", "tomcat")),
            Map.entry("servlet.stream", Set.of("api", "http", "servlet")),
            Map.entry("session", Set.of("crypto", "policy")),
            Map.entry(
                    "signin",
                    Set.of(
                            "client",
                            "crypto",
                            "http",
                            "lifecycle",
                            "observe",
                            "oidc",
                            "pages",
                            "policy",
                            "policy.match",
                            "session",
                            "site")),
            Map.entry("site", Set.of("http")),
            Map.entry("slf4j", Set.of("text")),
            Map.entry("text", Set.of()),
            Map.entry("tomcat", Set.of()));

    /** Packages of others, and those of ours that may know them. */
    private static final Map<String, Set<String>> TECHNOLOGIES = Map.ofEntries(
            Map.entry("org.ehcache..", Set.of("ehcache")),
            Map.entry("javax.cache..", Set.of()),
            Map.entry("org.pac4j..", Set.of("pac4j")),
            Map.entry("com.nimbusds..", Set.of("pac4j")),
            Map.entry(
                    "jakarta.servlet..",
                    Set.of(
                            "catalina",
                            "filter",
                            "pac4j",
                            "servlet",
                            "servlet.page",
                            "servlet.socket",
                            "servlet.stream")),
            Map.entry("jakarta.websocket..", Set.of("servlet.socket", "tomcat")),
            Map.entry("org.apache.tomcat.websocket..", Set.of("tomcat")),
            Map.entry("org.apache.tomcat.util..", Set.of()),
            Map.entry("org.apache.catalina..", Set.of("catalina")),
            Map.entry("org.apache.coyote..", Set.of()),
            Map.entry("org.snakeyaml..", Set.of("config")),
            Map.entry("org.slf4j..", Set.of("slf4j")),
            Map.entry("picocli..", Set.of("cli", "cli.check", "cli.command", "cli.explain", "cli.rehearse")),
            Map.entry("org.bouncycastle..", Set.of()));

    static Stream<String> ourPackages() {
        return ARROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("ourPackages")
    void everyPackageIsReallyRead(String name) {
        List<JavaClass> found = OURS.stream()
                .filter(type -> type.getPackageName().equals(fullName(name)))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        assertThat(found).as(fullName(name)).isNotEmpty();
    }

    @Test
    void everyPackageOfOursHasItsArrows() {
        Set<String> existing = OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(ourPackages().map(ArchitectureTest::fullName).toList())
                .containsExactlyInAnyOrderElementsOf(existing);
        assertThat(OURS.size()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("ourPackages")
    void importsRunOneWay(String name) {
        String[] others = ourPackages()
                .filter(other -> !other.equals(name)
                        && !ARROWS.getOrDefault(name, Set.of()).contains(other))
                .map(ArchitectureTest::fullName)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(fullName(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "policy",
                "policy.match",
                "http",
                "text",
                "session",
                "oidc",
                "observe",
                "crypto",
                "client",
                "site",
                "html",
                "inject",
                "forms",
                "pages",
                "lifecycle",
                "lease",
                "signin",
                "reply",
                "guard"
            })
    void theEngineKnowsNothingButJavaAndItself(String name) {
        Set<String> allowed = ARROWS.getOrDefault(name, Set.of());
        String[] packages = Stream.of(
                        Stream.of("java..", "javax.crypto..", "org.jspecify..", fullName(name)),
                        allowed.stream().map(ArchitectureTest::fullName))
                .flatMap(part -> part)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(fullName(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(OURS);
    }

    static Stream<String> technologies() {
        return TECHNOLOGIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("technologies")
    void aTechnologyStaysBehindItsWall(String technology) {
        String[] allowed = TECHNOLOGIES.getOrDefault(technology, Set.of()).stream()
                .map(ArchitectureTest::fullName)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> mayKnow =
                allowed.length == 0 ? DescribedPredicate.alwaysFalse() : resideInAnyPackage(allowed);
        noClasses()
                .that(DescribedPredicate.not(mayKnow))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(OURS);
        for (String ours : allowed) {
            if (!ours.equals(fullName("pac4j"))) {
                assertThat(OURS.stream()
                                .filter(resideInAPackage(ours))
                                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                .anyMatch(dependency ->
                                        resideInAPackage(technology).test(dependency.getTargetClass())))
                        .as("%s uses %s, or the rule proves nothing", ours, technology)
                        .isTrue();
            }
        }
    }

    @Test
    void pac4jMeetsTheServletWorldInOnePlaceOnly() {
        noClasses()
                .that()
                .resideInAPackage(fullName("pac4j"))
                .and()
                .haveSimpleNameNotStartingWith("SignInContext")
                .and()
                .haveSimpleNameNotStartingWith("DiscoveredProvider")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(OURS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyCurfewReadsTheSystemClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Curfew.class.getName())
                .should()
                .accessTargetWhere(new ReadsTheClock())
                .check(OURS);
    }

    @Test
    void theRuleAboutTheClockSeesCurfewReadIt() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> noClasses()
                        .should()
                        .accessTargetWhere(new ReadsTheClock())
                        .check(OURS))
                .withMessageContaining("System.currentTimeMillis")
                .withMessageContaining("System.nanoTime");
    }

    @Test
    void theRuleAboutTheClockKnowsEveryWayToReadIt() {
        JavaClasses here = new ClassFileImporter().importClasses(ClockReader.class);
        long seen = here.get(ClockReader.class).getAccessesFromSelf().stream()
                .filter(new ReadsTheClock())
                .count();
        assertThat(seen)
                .isEqualTo(Arrays.stream(ClockReader.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .count());
    }

    private static String fullName(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "every package, the root included";
        }
    }

    private static final class ReadsTheClock extends DescribedPredicate<JavaAccess<?>> {

        ReadsTheClock() {
            super("reads the system clock");
        }

        @Override
        public boolean test(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getFullName();
            String name = access.getName();
            return switch (owner) {
                case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
                case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
                case "java.time.InstantSource" -> name.equals("system");
                case "java.util.Calendar", "java.util.GregorianCalendar" ->
                    name.equals("getInstance") || takesNothing(access);
                case "java.util.Date" -> name.equals("<init>") && takesNothing(access);
                default -> owner.startsWith("java.time.") && name.equals("now");
            };
        }

        private static boolean takesNothing(JavaAccess<?> access) {
            return access instanceof JavaCodeUnitAccess<?> call
                    && call.getTarget().getRawParameterTypes().isEmpty()
                    && access.getName().equals("<init>");
        }
    }

    /** Reads the clock once a method, in every way. */
    @SuppressWarnings({"unused", "JavaUtilDate", "JavaTimeDefaultTimeZone", "UnusedMethod", "TimeZoneUsage"})
    private static final class ClockReader {

        long millis() {
            return System.currentTimeMillis();
        }

        LongSupplier nanos() {
            return System::nanoTime;
        }

        Instant instant() {
            return Instant.now();
        }

        Supplier<Instant> reference() {
            return Instant::now;
        }

        Object day() {
            return LocalDate.now();
        }

        Object local() {
            return LocalDateTime.now();
        }

        Object zoned() {
            return ZonedDateTime.now(ZoneOffset.UTC);
        }

        Object clock() {
            return Clock.systemUTC();
        }

        Object source() {
            return InstantSource.system();
        }

        Object date() {
            return new Date();
        }
    }
}
