package dev.curfew;

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
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The walls of the house: who may know whom, and who may know which technology. */
class ArchitectureTest {

    private static final String ROOT = "dev.curfew";

    /** Each package, and all of ours that it knows: no others, and no fewer. A test that fails prints this table as it would have to be. */
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
            Map.entry("cli.check", Set.of("cli.command", "cli.explain", "config", "policy", "text")),
            Map.entry("cli.command", Set.of("config", "http", "policy", "text")),
            Map.entry(
                    "cli.explain",
                    Set.of("cli.command", "config", "oidc", "policy", "policy.match", "session", "text")),
            Map.entry(
                    "cli.rehearse",
                    Set.of("cli.command", "config", "observe", "policy", "policy.match", "session", "text")),
            Map.entry("client", Set.of("crypto", "http", "policy", "session")),
            Map.entry("config", Set.of("client", "html", "oidc", "policy", "site", "text")),
            Map.entry("crypto", Set.of()),
            Map.entry("ehcache", Set.of("session")),
            Map.entry(
                    "filter", Set.of("", "catalina", "config", "guard", "http", "servlet", "servlet.call", "session")),
            Map.entry("forms", Set.of("crypto", "http", "lifecycle", "observe", "policy", "session", "site")),
            Map.entry(
                    "guard",
                    Set.of(
                            "client",
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
                            "site")),
            Map.entry("html", Set.of("http")),
            Map.entry("http", Set.of("text")),
            Map.entry("inject", Set.of("html", "http")),
            Map.entry("lease", Set.of("api", "lifecycle", "observe", "session")),
            Map.entry("lifecycle", Set.of("http", "observe", "oidc", "policy", "policy.match", "session")),
            Map.entry("observe", Set.of("session", "text")),
            Map.entry("oidc", Set.of("http", "policy", "session")),
            Map.entry("pac4j", Set.of("http", "oidc", "session")),
            Map.entry("pages", Set.of("client", "forms", "html", "http", "oidc", "policy", "session", "site", "text")),
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
            Map.entry(
                    "servlet.call",
                    Set.of(
                            "",
                            "api",
                            "catalina",
                            "guard",
                            "http",
                            "inject",
                            "pages",
                            "servlet",
                            "servlet.page",
                            "servlet.socket",
                            "servlet.stream",
                            "session")),
            Map.entry("servlet.page", Set.of("inject", "servlet", "servlet.stream")),
            Map.entry("servlet.socket", Set.of("api", "http", "servlet.stream", "tomcat")),
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

    /** Packages of others, and those of ours that know them: no others, and no fewer. */
    private static final Map<String, Set<String>> TECHNOLOGIES = Map.ofEntries(
            Map.entry("com.nimbusds", Set.of("pac4j")),
            Map.entry(
                    "jakarta.servlet",
                    Set.of(
                            "catalina",
                            "filter",
                            "pac4j",
                            "servlet",
                            "servlet.call",
                            "servlet.page",
                            "servlet.socket",
                            "servlet.stream")),
            Map.entry("jakarta.websocket", Set.of("servlet.socket", "tomcat")),
            Map.entry("javax.crypto", Set.of("crypto")),
            Map.entry("javax.management", Set.of("", "filter")),
            Map.entry("javax.xml", Set.of("cli.check", "filter")),
            Map.entry("net.minidev", Set.of("pac4j")),
            Map.entry("org.apache.catalina", Set.of("catalina")),
            Map.entry("org.apache.coyote", Set.of("catalina")),
            Map.entry("org.apache.tomcat.util.buf", Set.of("catalina")),
            Map.entry("org.apache.tomcat.util.http", Set.of("catalina")),
            Map.entry("org.apache.tomcat.websocket", Set.of("tomcat")),
            Map.entry("org.ehcache", Set.of("ehcache")),
            Map.entry("org.pac4j", Set.of("pac4j")),
            Map.entry("org.slf4j", Set.of("slf4j")),
            Map.entry("org.snakeyaml", Set.of("config")),
            Map.entry("picocli", Set.of("cli", "cli.check", "cli.command", "cli.explain", "cli.rehearse")));

    @Test
    void packagesKnowEachOtherAsTheTableSays() {
        Map<String, Set<String>> real = Arrows.between(Ours.CLASSES);
        assertThat(real).as(Arrows.asTable(real)).isEqualTo(ARROWS);
    }

    @Test
    void technologiesStayBehindTheirWalls() {
        Map<String, Set<String>> real = Arrows.to(TECHNOLOGIES.keySet(), Ours.CLASSES);
        assertThat(real).as(Arrows.asTable(real)).isEqualTo(TECHNOLOGIES);
    }

    @Test
    void theTableIsTheOneToBePasted() {
        assertThat(Arrows.asTable(Map.of("b", Set.of("c", "a"), "", Set.of())))
                .isEqualTo("\nMap.entry(\"\", Set.of()),\nMap.entry(\"b\", Set.of(\"a\", \"c\"))\n");
    }

    @Test
    void pac4jMeetsTheServletWorldInOnePlaceOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".pac4j")
                .and()
                .haveSimpleNameNotStartingWith("SignInContext")
                .and()
                .haveSimpleNameNotStartingWith("DiscoveredProvider")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(Ours.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(Ours.CLASSES);
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(Ours.CLASSES);
    }

    @Test
    void onlyCurfewReadsTheSystemClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Curfew.class.getName())
                .should()
                .accessTargetWhere(new ReadsTheClock())
                .check(Ours.CLASSES);
    }

    @Test
    void theRuleAboutTheClockSeesCurfewReadIt() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> noClasses()
                        .should()
                        .accessTargetWhere(new ReadsTheClock())
                        .check(Ours.CLASSES))
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
