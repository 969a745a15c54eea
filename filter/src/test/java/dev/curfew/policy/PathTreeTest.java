package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.SegmentIndex.Glob;
import java.util.List;
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
        PathNode node = tree.compile(new Sums<>(Ruling::of));
        assertThat(node.onward().globs().count()).isZero();
        assertThat(node.onward().any()).isNotNull();
        assertThat(node.onward().literals().get("a", 0, 1)).isNotNull();
    }

    @Test
    void onlyOneAnyNumberOfSegmentsStandsOutsideTheOthers() {
        PathTree tree = new PathTree();
        for (String pattern : List.of("/**/a/**/b/**/c", "/**/a/**/d", "/**/e/**/f", "/**/g/**")) {
            tree.add(PathPattern.parse(pattern), Condition.ALWAYS, IGNORED);
        }
        SkippingNode outermost = tree.compile(new Sums<>(Ruling::of)).skipping();
        assertThat(outermost)
                .extracting(SkippingNode::number, SkippingNode::inside)
                .containsExactly(-1, 3);
    }

    private static int tried(PathTree tree, String segment) {
        SegmentIndex index = tree.compile(new Sums<>(Ruling::of)).onward();
        int tried = 0;
        for (int i = 0; i < index.globs().count(); i++) {
            Affixes<Glob[]> endings = index.globs().startOf(segment, 0, segment.length(), i);
            for (int k = 0; endings != null && k < endings.count(); k++) {
                Glob[] globs = endings.endOf(segment, 0, segment.length(), k);
                tried += globs == null ? 0 : globs.length;
            }
        }
        return tried;
    }
}
