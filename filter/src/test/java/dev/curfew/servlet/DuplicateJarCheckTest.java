package dev.curfew.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.contract.CapturedLog;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateJarCheckTest {

    private static final String CLASS = CurfewSession.class.getName().replace('.', '/') + ".class";

    @TempDir
    private Path places = Path.of("");

    private URL place(String name) throws IOException {
        Path file = places.resolve(name).resolve(CLASS);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a class of that name");
        return places.resolve(name).toUri().toURL();
    }

    @Test
    void findsEveryPlaceInItsOrder() throws IOException {
        URL first = place("lib");
        URL second = place("web-inf-lib");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {first, second, first}, null)) {
            assertThat(DuplicateJarCheck.in(loader)).containsExactly(first.toString(), second.toString());
        }
    }

    @Test
    void oneIsNoFault() {
        try (CapturedLog log = CapturedLog.start()) {
            DuplicateJarCheck.warnOfSecond(DuplicateJarCheck.class);
            DuplicateJarCheck.warnOfOwn("/app", DuplicateJarCheck.class.getClassLoader());
            DuplicateJarCheck.warnOfOwn("/app", null);

            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void anApplicationsOwnIsNamed() throws IOException {
        URL own = place("web-inf-lib");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {own}, null);
                CapturedLog log = CapturedLog.start()) {
            DuplicateJarCheck.warnOfOwn("/app", loader);

            assertThat(log.text()).contains("WARNING /app/ contains its own Curfew, " + own);
        }
    }
}
