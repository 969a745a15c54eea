package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathOverlapTest {

    private static final int CASES = SampleSize.of(20_000);

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /b, false",
        "/a, /a/, false",
        "/a/**, /a, true",
        "/a/**, /a/, true",
        "/a/**, /b/**, false",
        "/a/**, /**/b, true",
        "/a/*, /a/b/c, false",
        "/*/b, /a/*, true",
        "/a?c, /abc, true",
        "/a?c, /ac, false",
        "/?, /, false",
        "/a/?, /a/, false",
        "/?, /?, true",
        "/*.css, /x.*, true",
        "/*.css, /*.js, false",
        "/*a*b, /b*a, false",
        "/*a*b, /b*ab, true",
        "/**, /, true",
        "/**/a/**/b, /**/b/**/a/**, true",
        "/bank/**, /bankrupt/**, false"
    })
    void tellsWhetherOnePathFitsBoth(String one, String other, boolean meet) {
        assertThat(PathOverlap.between(PathPattern.parse(one), PathPattern.parse(other)))
                .isEqualTo(meet);
        assertThat(PathOverlap.between(PathPattern.parse(other), PathPattern.parse(one)))
                .isEqualTo(meet);
    }

    @Sampled
    @Test
    void agreesWithTryingEveryShortPath() {
        List<String> paths = shortPaths();
        Random random = new Random(7);
        int met = 0;
        for (int i = 0; i < CASES; i++) {
            PathPattern one = pattern(random);
            PathPattern other = pattern(random);
            boolean tried = paths.stream().anyMatch(path -> one.matches(path) && other.matches(path));
            assertThat(PathOverlap.between(one, other))
                    .as("%s and %s", one, other)
                    .isEqualTo(tried);
            met += tried ? 1 : 0;
        }
        assertThat(met).isBetween(CASES / 20, CASES - CASES / 20);
    }

    /** Long enough for two patterns of two segments of two characters: what both fit has a short form. */
    private static List<String> shortPaths() {
        List<String> segments = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= 3; length++) {
            int to = segments.size();
            for (; from < to; from++) {
                segments.add(segments.get(from) + "a");
                segments.add(segments.get(from) + "b");
            }
        }
        List<String> paths = new ArrayList<>();
        for (String first : segments) {
            paths.add("/" + first);
            for (String second : segments) {
                paths.add("/" + first + "/" + second);
                if (first.length() <= 2 && second.length() <= 2) {
                    segments.stream()
                            .filter(third -> third.length() <= 2)
                            .forEach(third -> paths.add("/" + first + "/" + second + "/" + third));
                }
            }
        }
        return paths;
    }

    private static PathPattern pattern(Random random) {
        StringBuilder text = new StringBuilder();
        int segments = 1 + random.nextInt(2);
        for (int i = 0; i < segments; i++) {
            text.append('/').append(random.nextInt(4) == 0 ? "**" : segment(random));
        }
        return PathPattern.parse(text.toString());
    }

    private static String segment(Random random) {
        String[] characters = {"a", "b", "?", "*"};
        String first = characters[random.nextInt(characters.length)];
        String second = characters[random.nextInt(characters.length)];
        return first.equals("*") && second.equals("*") ? "*a" : first + second;
    }
}
