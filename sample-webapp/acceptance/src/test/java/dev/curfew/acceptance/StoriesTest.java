package dev.curfew.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No theme is forgotten at a door. */
class StoriesTest {

    @Test
    void everyThemeIsToldAtBothDoors() throws Exception {
        Set<String> themes = themes();

        assertThat(themes).contains("IdleStories", "OldAppStories");
        assertThat(toldAt(ValveIT.class)).isEqualTo(themes);
        themes.remove("OldAppStories");
        assertThat(toldAt(FilterIT.class)).isEqualTo(themes);
    }

    private static Set<String> themes() throws IOException, URISyntaxException {
        Path classes = Path.of(Stories.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.list(classes.resolve("dev/curfew/acceptance"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Stories.class") && !name.equals("Stories.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(toSet());
        }
    }

    private static Set<String> toldAt(Class<? extends RealDoor> door) {
        Set<String> told = new HashSet<>();
        for (Class<?> nested : door.getDeclaredClasses()) {
            told.add(nested.getSuperclass().getSimpleName());
        }
        return told;
    }
}
