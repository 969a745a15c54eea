package dev.curfew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.model.Trial.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same scripts on each run, others with {@code -Dcurfew.model.seed=random} or a number. What a failure prints can be kept in a file and
 * played again with {@code -Dcurfew.model.script=FILE}.
 */
class TimeModelTest {

    private static final int WORLDS = Integer.getInteger("curfew.model.worlds", SampleSize.of(3400));
    private static final int STEPS = 300;

    @Sampled
    @Test
    void everyStepComesToWhatTheModelSays() {
        assertThat(WORLDS * STEPS).isGreaterThanOrEqualTo(SampleSize.of(1_000_000));
        long first = firstSeed();
        System.out.println("The worlds of " + first + " and on");
        LongStream.range(first, first + WORLDS)
                .parallel()
                .mapToObj(seed -> Trial.explore(seed, STEPS, Flaw.NONE))
                .filter(Objects::nonNull)
                .findAny()
                .ifPresent(failure -> fail(Shrinker.shrink(failure).toString()));
    }

    private static long firstSeed() {
        String seed = System.getProperty("curfew.model.seed", "1");
        return seed.equals("random") ? new SecureRandom().nextInt() * 1_000_000L : Long.parseLong(seed);
    }

    @Test
    @EnabledIfSystemProperty(named = "curfew.model.script", matches = ".+")
    void theScriptInTheFileComesToWhatTheModelSays() throws IOException {
        Script script = Script.parse(Files.readString(Path.of(System.getProperty("curfew.model.script"))));
        assertThat(Trial.replay(script, Flaw.NONE)).isNull();
    }

    /** The model would notice: and what it notices comes down to a few steps that anybody can play again. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void anEngineWithAFlawIsFoundOut(Flaw flaw) {
        Failure least = LongStream.range(0, 500)
                .mapToObj(seed -> Trial.explore(seed, STEPS, flaw))
                .filter(Objects::nonNull)
                .limit(5)
                .map(Shrinker::shrink)
                .min(Comparator.comparing(failure -> failure.script().steps().size()))
                .orElseThrow();
        Script kept = Script.parse(least.script().toString());
        assertThat(kept).isEqualTo(least.script());
        assertThat(kept.steps()).hasSizeLessThanOrEqualTo(8);
        assertThat(Trial.replay(kept, flaw)).asString().isEqualTo(least.toString());
        assertThat(Trial.replay(kept, Flaw.NONE)).isNull();
    }
}
