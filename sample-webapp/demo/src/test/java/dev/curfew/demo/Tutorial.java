package dev.curfew.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page {@code docs/tutorial.md}, read chapter by chapter beside the browser: who follows it does only what it says, and sees what it says. */
final class Tutorial {

    private final Map<String, String> chapters = new LinkedHashMap<>();
    private final List<String> followed = new ArrayList<>();

    Tutorial(Path page) throws IOException {
        for (String chapter : Files.readString(page).split("\n## ", -1)) {
            String[] parts = chapter.split("\n", 2);
            chapters.put(parts[0].replace("# ", ""), parts[1].replaceAll("\\s+", " "));
        }
    }

    /** Turns to the next chapter. */
    void begin(String chapter) {
        assertThat(chapters).containsKey(chapter);
        followed.add(chapter);
    }

    /** The chapter has these words; returns them. */
    String says(String words) {
        assertThat(chapters.get(followed.get(followed.size() - 1))).contains(words);
        return words;
    }

    /** The chapters that tell to do something. */
    List<String> chapters() {
        List<String> all = new ArrayList<>(chapters.keySet());
        all.remove("Watch a session end");
        all.remove("Next");
        return all;
    }

    List<String> followed() {
        return followed;
    }
}
