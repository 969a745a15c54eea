package dev.curfew.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.Sample;
import dev.curfew.cli.explain.Timeline.Kind;
import dev.curfew.cli.explain.Timeline.Point;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.Limits;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/curfew/cli");

    private static long at(Timeline timeline, Kind kind) {
        return timeline.points().stream()
                .filter(point -> point.kind() == kind)
                .mapToLong(Point::at)
                .findFirst()
                .orElse(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "900000, 28800000, 120000, 600000",
        "900000, 900000, 120000, 600000",
        "900000, 900001, 0, 0",
        "60000, 300000, 30000, 600000",
        "9223372036854775807, 2592000000, 120000, 600000"
    })
    void thePointsAreThoseAtWhichTheEngineChangesItsMind(long idle, long absolute, long warn, long resume) {
        Limits limits = new Limits(idle, absolute, warn, resume);
        Timeline timeline = Timeline.of(Terms.of(limits), Ruling.USUAL);
        SessionRecord session = SampleSession.of("one", 0).limits(limits).record();

        long end = at(timeline, Kind.END);
        assertThat(SessionTime.judge(session, end - 1)).isInstanceOf(Verdict.Living.class);
        assertThat(SessionTime.judge(session, end)).isInstanceOf(Verdict.Ended.class);
        if (warn > 0) {
            long warning = at(timeline, Kind.WARNING);
            assertThat(SessionTime.judge(session, warning - 1)).isInstanceOf(Verdict.Active.class);
            assertThat(SessionTime.judge(session, warning)).isInstanceOf(Verdict.Warning.class);
        }
        if (resume > 0) {
            EndReason reason =
                    ((Verdict.Ended) SessionTime.judge(session, end)).end().reason();
            SessionRecord ended = SampleSession.of("one", 0)
                    .limits(limits)
                    .ended(reason, new End(reason, end).at())
                    .record();
            long resumeEnds = at(timeline, Kind.RESUME_ENDS);
            assertThat(SessionTime.isResumable(ended, resumeEnds - 1)).isTrue();
            assertThat(SessionTime.isResumable(ended, resumeEnds)).isFalse();
        }
    }

    @Test
    void nobodyIsAskedToStepUpAfterTheEnd() {
        Terms terms = Terms.of(new Limits(900_000, 28_800_000, 0, 0));
        Ruling usual = Ruling.USUAL;

        assertThat(at(Timeline.of(terms, ruling(usual, 899_999, 899_998)), Kind.STEP_UP))
                .isEqualTo(899_998);
        assertThat(at(Timeline.of(terms, ruling(usual, 900_000, 900_000)), Kind.STEP_UP))
                .isEqualTo(-1);
    }

    private static Ruling ruling(Ruling usual, long idle, long age) {
        return new Ruling(usual.access(), usual.activity(), idle, age, usual.acr());
    }

    /** What the drawings show, from policy to text. */
    @ParameterizedTest
    @ValueSource(strings = {"usual", "short", "no-warning", "absolute-only", "equal", "step-ups", "odd-times"})
    void drawsWhatTheGoldenFileShows(String name) throws IOException {
        List<String> file = Files.readAllLines(GOLDEN.resolve("timeline-" + name + ".txt"));
        int split = file.indexOf("---");
        LoadedConfiguration loaded = Sample.reading(Sample.OIDC + String.join("\n", file.subList(0, split)) + "\n");
        RequestTarget target = new RequestTarget("", "", "GET", "/");
        Explanation explanation = Explanation.of(loaded, "", new SampleUser("", Set.of()), target);

        List<String> drawn = TimelineDrawing.of(Timeline.of(explanation.terms(), explanation.ruling()));

        assertThat(drawn).containsExactlyElementsOf(file.subList(split + 1, file.size()));
        assertThat(drawn).allMatch(line -> line.length() <= 80);
    }
}
