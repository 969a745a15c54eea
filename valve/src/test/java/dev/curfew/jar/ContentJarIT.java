package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the JAR, and what is not. */
class ContentJarIT {

    private static final long LARGEST = 25L * 1024 * 1024;
    private static final String SERVICES = "META-INF/services/";

    /** What code in the JAR names and never reaches: annotations, and libraries for features that Curfew leaves off. */
    private static final List<String> LEFT_OUT = List.of(
            "dev.curfew.lib.com.google.crypto.tink.",
            "dev.curfew.lib.com.google.errorprone.annotations.",
            "dev.curfew.lib.com.google.j2objc.annotations.",
            "dev.curfew.lib.org.apache.commons.logging.",
            "dev.curfew.lib.org.bouncycastle.",
            "dev.curfew.lib.org.springframework.lang.",
            "javax.annotation.",
            "javax.servlet.",
            "net.shibboleth.",
            "org.cryptomator.",
            "org.joda.time.",
            "org.opensaml.",
            "org.osgi.",
            "sun.misc.");

    @Test
    void holdsNothingOutsideItsOwnPackage() {
        assertThat(OneJar.files()).allMatch(file -> file.startsWith("dev/curfew/") || file.startsWith("META-INF/"));
        assertThat(OneJar.files()).doesNotHaveDuplicates();
    }

    @Test
    void holdsNoLeftoversOfOtherJars() {
        assertThat(OneJar.files())
                .noneMatch(file -> file.matches("META-INF/(.*\\.(SF|DSA|RSA|EC)|(maven|versions)/.*)"))
                .noneMatch(file -> file.endsWith("module-info.class"));
    }

    @Test
    void offersItsServicesToNobodyElse() {
        assertThat(services()).isNotEmpty().allMatch(file -> file.startsWith(SERVICES + "dev.curfew.lib."));
    }

    @Test
    void namesOnlyServicesThatItHolds() {
        assertThat(services().flatMap(file -> new String(OneJar.read(file), StandardCharsets.UTF_8).lines()))
                .isNotEmpty()
                .isSubsetOf(OneJar.classes());
    }

    @Test
    void staysWithinItsBudget() throws IOException {
        assertThat(Files.size(OneJar.file())).isLessThan(LARGEST);
    }

    @Test
    void saysWhatItIs() throws IOException {
        try (JarFile jar = new JarFile(OneJar.file().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Title"))
                    .isEqualTo("Curfew");
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
        }
    }

    @Test
    void carriesTheLicencesOfWhatItHolds() {
        assertThat(OneJar.files())
                .contains(
                        "META-INF/licenses/curfew/LICENSE.txt",
                        "META-INF/licenses/curfew/NOTICE.txt",
                        "META-INF/licenses/asm/LICENSE.txt",
                        "META-INF/licenses/bcprov-jdk18on-jar/LICENSE.md",
                        "META-INF/licenses/slf4j-api-jar/LICENSE.txt",
                        "META-INF/licenses/jackson-databind-jar/NOTICE",
                        "META-INF/licenses/spring-core-jar/notice.txt");
    }

    @Test
    void linksEveryClassOfItsOwn() throws Exception {
        try (URLClassLoader lib = OneJar.inLib()) {
            List<String> own = OneJar.classes().stream()
                    .filter(name -> !name.startsWith("dev.curfew.lib."))
                    .toList();
            assertThat(own)
                    .contains("dev.curfew.Curfew", "dev.curfew.filter.CurfewFilter", "dev.curfew.valve.CurfewValve");
            for (String name : own) {
                Class<?> loaded = Class.forName(name, true, lib);
                assertThat(loaded.getClassLoader()).isSameAs(lib);
                assertThat(loaded.getDeclaredMethods()).isNotNull();
                assertThat(loaded.getDeclaredFields()).isNotNull();
            }
        }
    }

    @Test
    void missesOnlyWhatIsLeftOutOnPurpose() {
        StringWriter report = new StringWriter();
        PrintWriter printer = new PrintWriter(report);
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();

        jdeps.run(
                printer,
                printer,
                "--multi-release",
                "base",
                "--missing-deps",
                "-cp",
                tomcat(),
                OneJar.file().toString());

        Pattern missing = Pattern.compile("^\\s+(\\S+)\\s+-> (\\S+)\\s+not found$", Pattern.MULTILINE);
        assertThat(missing.matcher(report.toString()).results().map(found -> found.group(1) + " -> " + found.group(2)))
                .as(report.toString())
                .isNotEmpty()
                .allMatch(found -> isMarkOfAPackage(found)
                        || (found.startsWith("dev.curfew.lib.")
                                && LEFT_OUT.stream().anyMatch(found.substring(found.indexOf("-> ") + 3)::startsWith)));
    }

    /** Annotations that are not there are ignored. */
    private static boolean isMarkOfAPackage(String found) {
        return found.matches("dev\\.curfew\\.\\S*package-info -> org\\.apiguardian\\.api\\.API(\\$Status)?");
    }

    /** Tomcat and nothing else, so that a library called by its old name is missed. */
    private static String tomcat() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> path.contains("tomcat-embed")
                        || path.contains("jakarta.annotation")
                        || path.contains("jakarta.websocket"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> services() {
        return OneJar.files().stream().filter(file -> file.startsWith(SERVICES));
    }
}
