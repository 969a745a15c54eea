package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.match.SegmentIndex.Glob;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tree looks like, where answers alone would not tell a quick one from a slow one. */
class PathTreeTest {

    private static final Effect IGNORED =
            Effect.builder().activity(ActivityRule.IGNORE).build();

    @ParameterizedTest
    @CsvSource({
        "/%d-*, 7-x",
        "/*-%d, x-7",
        "/report-*-%d.pdf, report-x-7.pdf",
        "/%d?, 7x",
        "/%d*a*, 7xax",
        "/*?*.%d, x.7"
    })
    void globsThatBeginOrEndDifferentlyAreNotTriedTogether(String pattern, String segment) {
        PathTree tree = new PathTree();
        for (int i = 0; i < 500; i++) {
            tree.add(PathPattern.parse(String.format(pattern, i)), Condition.ALWAYS, IGNORED);
        }
        assertThat(tried(tree, segment)).isEqualTo(1);
        assertThat(tried(tree, "nothing")).isZero();
    }

    @Test
    void literalsAndSingleStarsAreNotGlobs() {
        PathTree tree = new PathTree();
        for (String pattern : List.of("/a", "/*", "/*/b", "/**/c")) {
            tree.add(PathPattern.parse(pattern), Condition.ALWAYS, IGNORED);
        }
        SegmentIndex index = onward(tree);
        assertThat(index.globs().count()).isZero();
        assertThat(index.any()).isNotNull();
        assertThat(index.literals().get("a", 0, 1)).isNotNull();
    }

    @Test
    void onlyOneAnyNumberOfSegmentsStandsOutsideTheOthers() {
        PathTree tree = new PathTree();
        for (String pattern : List.of("/**/a/**/b/**/c", "/**/a/**/d", "/**/e/**/f", "/**/g/**")) {
            tree.add(PathPattern.parse(pattern), Condition.ALWAYS, IGNORED);
        }
        AnyDepthNode outermost = tree.compile(new EffectCombiner<>(Ruling::of)).skipping();
        assertThat(outermost)
                .extracting(AnyDepthNode::number, AnyDepthNode::inside)
                .containsExactly(-1, 3);
    }

    private static SegmentIndex onward(PathTree tree) {
        return Objects.requireNonNull(
                tree.compile(new EffectCombiner<>(Ruling::of)).onward());
    }

    private static int tried(PathTree tree, String segment) {
        SegmentIndex index = onward(tree);
        int tried = 0;
        for (int i = 0; i < index.globs().count(); i++) {
            int start = Math.min(index.globs().length(i), segment.length());
            AffixIndex<Glob[]> endings = index.globs().get(segment, 0, start, TextTable.hash(0, segment, 0, start));
            for (int k = 0; endings != null && k < endings.count(); k++) {
                Glob[] globs = endings.endOf(segment, 0, segment.length(), k);
                tried += globs == null ? 0 : globs.length;
            }
        }
        return tried;
    }
}
