package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.docs.Timeline.Act;
import dev.curfew.docs.Timeline.Deed;
import dev.curfew.docs.Timeline.Ending;
import dev.curfew.docs.Timeline.Moment;
import dev.curfew.filter.FilterDoor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The picture in the README shows what really happens: this run draws it anew. */
class TimelinePictureTest {

    private static final Path COMMITTED = Path.of("../docs/pictures/timeline.svg");
    private static final Path DRAWN = Path.of("target/timeline.svg");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int LAST = 104;
    private static final Set<Integer> PAGES = Set.of(3, 6, 48, 56, 64, 72, 80, 88, 96);
    private static final int STAY = 20;
    private static final int BACK = 40;

    private final Timeline timeline = new Timeline();
    private final Browser alice = new Browser();

    @Test
    void thePictureIsWhatThisRunHasSeen() throws Exception {
        try (DoorFixture stage = DoorFixture.open(new FilterDoor(), TomcatFixture.usual())) {
            for (int minute = 0; minute <= LAST; minute++) {
                look(stage, minute);
                if (act(stage, minute)) {
                    look(stage, minute);
                }
                stage.clock().advance(A_MINUTE.minus(A_SECOND));
                look(stage, minute + minutes(A_MINUTE.minus(A_SECOND)));
                stage.clock().advance(A_SECOND);
            }
        }

        assertThat(timeline.endings())
                .containsExactly(new Ending(35, "idle-timeout"), new Ending(100, "absolute-timeout"));
        String picture = TimelinePicture.draw(timeline, minutes(TomcatFixture.IDLE), minutes(TomcatFixture.ABSOLUTE));
        Files.writeString(DRAWN, picture);
        assertThat(COMMITTED).as("a newer picture is in filter/%s", DRAWN).hasContent(picture);
    }

    /** Whether somebody has done something that may have moved a clock. */
    private boolean act(DoorFixture stage, int minute) {
        if (minute == 0 || minute == BACK) {
            Page asked = alice.open(count(stage));
            Page page = stage.signIn(alice, asked, "alice");
            assertThat(page.body()).as("the same HttpSession").contains("count=" + (minute == 0 ? 1 : 4));
            timeline.saw(new Deed(minute, Act.SIGN_IN));
            return true;
        }
        if (PAGES.contains(minute)) {
            assertThat(alice.open(count(stage)).status()).isEqualTo(200);
            timeline.saw(new Deed(minute, Act.PAGE));
            return true;
        }
        if (minute == STAY) {
            assertThat(alice.fetch("POST", stage.url(stage.endpoint("session/extend")))
                            .status())
                    .isEqualTo(200);
            timeline.saw(new Deed(minute, Act.STAY));
            return true;
        }
        if (minute % 2 == 0) {
            alice.fetch(stage.url("/app/sample/ticker"));
            timeline.saw(new Deed(minute, Act.POLL));
        }
        return false;
    }

    private void look(DoorFixture stage, double minute) throws ParseException {
        Map<String, Object> status = JSONObjectUtils.parse(
                alice.fetch(stage.url(stage.endpoint("session"))).body());
        String state = JSONObjectUtils.getString(status, "state");
        List<Moment> before = timeline.moments();
        if (state.equals("ended") && !before.get(before.size() - 1).state().equals("ended")) {
            timeline.saw(new Ending((int) minute, JSONObjectUtils.getString(status, "reason")));
        }
        timeline.saw(new Moment(
                minute,
                state,
                JSONObjectUtils.getInt(status, "idleRemaining") / 60.0,
                JSONObjectUtils.getInt(status, "absoluteRemaining") / 60.0));
    }

    private static URI count(DoorFixture stage) {
        return stage.url("/app/sample/count");
    }

    private static double minutes(Duration duration) {
        return duration.toSeconds() / 60.0;
    }
}
