package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.curfew.Curfew;
import dev.curfew.api.CurfewSession;
import dev.curfew.filter.CurfewFilter;
import java.lang.reflect.Method;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.jupiter.api.Test;

/** What is public is so for applications, for the container, or for another package of ours. */
class VisibilityTest {

    private static final String API_PACKAGE = CurfewSession.class.getPackageName();

    private static final JavaClasses OURS = new ClassFileImporter()
            .importUrls(Stream.of(Curfew.class, CurfewValve.class)
                    .map(type -> type.getProtectionDomain().getCodeSource())
                    .map(CodeSource::getLocation)
                    .toList());

    /** What server.xml and web.xml name. They have no mark of their own: compilers of who names them would look for the annotation. */
    private static final Set<String> DOORS = Set.of(CurfewFilter.class.getName(), CurfewValve.class.getName());

    /** Types that are public although no other package of ours uses them: no others, and no fewer. A test that fails prints the list. */
    private static final List<String> TYPES = List.of(
            // started by their names: from the command line, by a service loader, by the container
            "cli.Main",
            "slf4j.LibraryLogging",
            "valve.PageFilter",
            // words of the reference, which tests of the docs read
            "cli.command.ExitStatus",
            "observe.EventField",
            "pages.SessionListMember",
            "reply.HealthMember",
            "reply.ProblemMember",
            "reply.StatusMember",
            "site.OwnCookie",
            // parts of a signature that tests of other packages use
            "config.Environment",
            "lease.ConnectionListener",
            "lifecycle.ProviderNotifier",
            "valve.CurfewFactory",
            // used by tests of other packages
            "cli.check.Compliance",
            "cli.check.Drift",
            "cli.check.Requirement",
            "cli.command.Json",
            "cli.rehearse.SessionOutcome",
            "config.Configuration",
            "forms.FormReader",
            "lifecycle.CapacityAlarm",
            "observe.ShieldedObserver",
            "policy.match.ConditionField");

    /** The same about methods and constructors. */
    private static final List<String> MEMBERS = List.of(
            // called by the virtual machine, a service loader, the container, picocli
            "cli.Main#main",
            "cli.check.CheckCommand#<init>",
            "cli.command.ConfigurationArgument#<init>",
            "cli.command.OutputOption#<init>",
            "cli.command.Version#<init>",
            "cli.explain.ExplainCommand#<init>",
            "cli.rehearse.RehearseCommand#<init>",
            "slf4j.LibraryLogging#<init>",
            "tomcat.HeardHandler#<init>",
            // called by tests of other packages
            "Curfew#follow",
            "Curfew#jmxName",
            "Curfew#obey",
            "Curfew#start",
            "Curfew#systemClock",
            "cli.check.Compliance#requirements",
            "cli.command.Json#of",
            "client.NetworkPrefix#of",
            "config.Configuration#parseAll",
            "config.ConfigurationFile#parse",
            "ehcache.EhcacheSessionRegistry#inMemory",
            "http.FormCharset#isUtf8",
            "lifecycle.CapacityAlarm#<init>",
            "lifecycle.CapacityAlarm#note",
            "lifecycle.CapacityAlarm#report",
            "lifecycle.RenewedSessions#note",
            "lifecycle.Revocations#revoke",
            "lifecycle.SessionResources#keyOf",
            "lifecycle.SessionResources#takeAll",
            "observe.EventLine#of",
            "observe.ShieldedObserver#<init>",
            "pages.LocalizedPage#offering",
            "pages.LocalizedPage#saying",
            "pages.LocalizedTexts#reason",
            "pages.SignInLinks#proving",
            "policy.Condition#method",
            "policy.Condition#path",
            "policy.Condition#role",
            "policy.Limits#finerThan",
            "policy.PathPattern#parseAll",
            "policy.Preset#confidence",
            "policy.Preset#remark",
            "policy.Terms#of",
            "policy.match.ConditionField#acceptedBy",
            "policy.match.ConditionField#struckFrom",
            "reply.FragmentEndpoint#page");

    @Test
    void everyPackageSaysWhetherItIsForApplications() {
        Set<String> packages = OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(statusOf(name))
                .as(name)
                .isEqualTo(name.equals(API_PACKAGE) ? Status.STABLE : Status.INTERNAL));
    }

    private static Status statusOf(String name) {
        return OURS.get(name + ".package-info")
                .reflect()
                .getAnnotation(API.class)
                .status();
    }

    @Test
    void aPublicTypeIsUsedByAnotherPackage() {
        Set<String> used = OURS.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> isElsewhere(use.getOriginClass(), use.getTargetClass()))
                .map(use -> outermost(use.getTargetClass()))
                .collect(Collectors.toSet());
        List<String> unused = OURS.stream()
                .filter(VisibilityTest::isPublic)
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !used.contains(type.getFullName()))
                .map(type -> shortened(type.getFullName()))
                .sorted()
                .toList();
        assertThat(unused).as(asList(unused)).containsExactlyInAnyOrderElementsOf(TYPES);
    }

    @Test
    void aPublicMemberIsUsedByAnotherPackage() {
        List<String> unused = OURS.stream()
                .filter(VisibilityTest::isPublic)
                .filter(type -> !type.isInterface())
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(unit -> !isOfTheLanguage(unit) && !overrides(unit))
                .filter(unit -> unit.getAccessesToSelf().stream()
                        .noneMatch(use -> isElsewhere(use.getOriginOwner(), unit.getOwner())))
                .map(unit -> shortened(unit.getOwner().getFullName() + "#" + unit.getName()))
                .distinct()
                .sorted()
                .toList();
        assertThat(unused).as(asList(unused)).containsExactlyInAnyOrderElementsOf(MEMBERS);
    }

    /** A nested type can be used only where the type around it can. */
    private static String outermost(JavaClass type) {
        return type.getBaseComponentType().getFullName().replaceAll("\\$.*", "");
    }

    /** But what applications may use. */
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !DOORS.contains(type.getFullName())
                && !type.getPackageName().equals(API_PACKAGE);
    }

    private static boolean isElsewhere(JavaClass user, JavaClass used) {
        return !user.getPackageName().equals(used.getPackageName());
    }

    /** What a record or an enum cannot hide, what a compiler makes, and words of the reference, which tests of the docs read. */
    private static boolean isOfTheLanguage(JavaCodeUnit unit) {
        JavaClass owner = unit.getOwner();
        boolean named = owner.isEnum() && Set.of("values", "valueOf", "word").contains(unit.getName());
        boolean component =
                owner.isRecord() && owner.tryGetField(unit.getName()).isPresent();
        return named || component || (owner.isRecord() && unit.isConstructor()) || isSynthetic(unit);
    }

    private static boolean isSynthetic(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                || unit.getModifiers().contains(JavaModifier.BRIDGE);
    }

    private static boolean overrides(JavaCodeUnit unit) {
        Class<?> owner = unit.getOwner().reflect();
        return Stream.concat(Stream.of(Object.class), supertypes(owner))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> isLike(method, unit));
    }

    private static boolean isLike(Method method, JavaCodeUnit unit) {
        return method.getName().equals(unit.getName())
                && method.getParameterCount() == unit.getParameters().size();
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                .flatMap(above -> Stream.concat(Stream.of(above), supertypes(above)));
    }

    private static String shortened(String name) {
        return name.substring("dev.curfew.".length());
    }

    private static String asList(List<String> names) {
        return names.stream().collect(Collectors.joining("\",\n\"", "\n\"", "\"\n"));
    }
}
