package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.curfew.Ours;
import dev.curfew.cli.Main;
import dev.curfew.guard.Decision;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ResponseHeader;
import dev.curfew.observe.EventField;
import dev.curfew.observe.LogObserver;
import dev.curfew.observe.SessionEvent;
import dev.curfew.pages.SessionListMember;
import dev.curfew.reply.HealthMember;
import dev.curfew.reply.ProblemMember;
import dev.curfew.reply.StatusMember;
import dev.curfew.session.EndReason;
import dev.curfew.site.CookieNames;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.OwnCookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the reference to the code, both ways: nothing that the code says is missing, nothing on a page is made up. */
class ReferencePagesTest {

    private static final MarkdownPage ENDPOINTS = MarkdownPage.of("reference/endpoints.md");
    private static final MarkdownPage HEADERS = MarkdownPage.of("reference/headers-and-cookies.md");
    private static final MarkdownPage EVENTS = MarkdownPage.of("reference/events.md");
    private static final MarkdownPage REASONS = MarkdownPage.of("end-reasons/README.md");

    /** What sessions end for. The command line ends none. */
    private static final Set<EndReason> ENDING =
            Ours.named(EndReason.class, type -> !type.getPackageName().startsWith(Main.class.getPackageName()));

    @Test
    void everyEndpointIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("# Endpoints"))
                .containsExactlyElementsOf(Arrays.stream(EndpointPath.values())
                        .map(EndpointPath::path)
                        .toList());
    }

    @Test
    void everyMemberOfTheStatusIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("## `session`"))
                .containsExactlyElementsOf(words(StatusMember.class, StatusMember::word));
    }

    @Test
    void everyMemberOfASessionInTheListIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("## `session/others`"))
                .containsExactlyElementsOf(words(SessionListMember.class, SessionListMember::word));
    }

    @Test
    void everyMemberOfTheHealthIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("## `health`"))
                .containsExactlyElementsOf(words(HealthMember.class, HealthMember::word));
    }

    @Test
    void everyMemberOfAProblemIsOnThePageAndNoOther() {
        assertThat(MarkdownPage.of("reference/answers.md").rows("## The 401 for scripts"))
                .containsExactlyElementsOf(words(ProblemMember.class, ProblemMember::word));
    }

    @Test
    void everyHeaderOfAnAnswerIsOnThePageAndNoOther() {
        List<String> ours = HEADERS.rows("## On Curfew's own answers");
        List<String> onProceeding = HEADERS.rows("## On responses that the webapp makes");

        assertThat(Stream.concat(ours.stream(), onProceeding.stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(words(ResponseHeader.class, ResponseHeader::word));
    }

    @Test
    void everyHeaderThatIsSetForAnApplicationIsOnThePageAndNoOther() {
        Set<ResponseHeader> set = Ours.named(ResponseHeader.class, ReferencePagesTest::letsThrough);

        assertThat(HEADERS.rows("## On responses that the webapp makes"))
                .containsExactlyInAnyOrderElementsOf(
                        set.stream().map(ResponseHeader::word).toList());
    }

    private static boolean letsThrough(JavaClass type) {
        return !type.isEquivalentTo(Decision.Proceed.class)
                && type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Decision.Proceed.class));
    }

    @Test
    void everyHeaderThatIsReadIsOnThePageAndNoOther() {
        assertThat(HEADERS.rows("## On requests"))
                .containsExactlyInAnyOrderElementsOf(words(RequestHeader.class, RequestHeader::word));
    }

    @Test
    void everyCookieIsOnThePageAndNoOther() {
        String session = new CookieNames(true, "curfew").session();

        assertThat(HEADERS.rows("## Cookies"))
                .containsExactlyInAnyOrderElementsOf(words(OwnCookie.class, OwnCookie::word).stream()
                        .map(suffix -> session + suffix + (suffix.endsWith("-") ? "…" : ""))
                        .toList());
    }

    static Stream<Class<? extends Enum<?>>> vocabularies() {
        return Stream.of(
                StatusMember.class,
                SessionListMember.class,
                HealthMember.class,
                ProblemMember.class,
                ResponseHeader.class,
                RequestHeader.class,
                OwnCookie.class,
                EventField.class,
                SessionEvent.Kind.class);
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    <E extends Enum<E>> void everyWordIsUsed(Class<E> vocabulary) {
        assertThat(Ours.named(vocabulary, type -> true)).containsExactly(vocabulary.getEnumConstants());
    }

    @Test
    void everyEndReasonHasAPageAndEveryPageAnEndReason() {
        List<String> words = words(EndReason.class, EndReason::word);

        assertThat(REASONS.rows("# End reasons")).containsExactlyInAnyOrderElementsOf(words);
        assertThat(MarkdownPage.files(".md")
                        .filter(file -> file.toString().contains("/end-reasons/"))
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("README.md")))
                .containsExactlyInAnyOrderElementsOf(
                        words.stream().map(word -> word + ".md").toList());
    }

    @ParameterizedTest
    @EnumSource
    void pageOfAnEndReasonSaysWhetherSessionsEndForIt(EndReason reason) {
        boolean produced = ENDING.contains(reason);
        String page = MarkdownPage.of("end-reasons/" + reason.word() + ".md").text();

        assertThat(page).startsWith("# ").contains("\n`" + reason.word() + "`\n");
        assertThat(page.contains("\n## What happened\n") && page.contains("\n## What to do\n"))
                .isEqualTo(produced);
        assertThat(page.contains("\n## Not in this version\n")).isNotEqualTo(produced);
    }

    @Test
    void everyEventIsOnThePageWithTheLevelThatItIsLoggedAtAndNoOther() {
        assertThat(EVENTS.cells("# Events").map(row -> row.get(0) + " " + row.get(1)))
                .containsExactlyElementsOf(Arrays.stream(SessionEvent.Kind.values())
                        .map(kind -> kind.word() + " " + levelOf(kind))
                        .toList());
    }

    @Test
    void everyFieldOfAnEventIsOnThePageInItsOrderAndNoOther() {
        assertThat(EVENTS.rows("## The line of an event"))
                .containsExactlyElementsOf(words(EventField.class, EventField::word));
    }

    private static Level levelOf(SessionEvent.Kind kind) {
        List<LogRecord> lines = new ArrayList<>();
        Handler collector = new Collector(lines);
        Logger logger = Logger.getLogger("dev.curfew.session");
        Level before = logger.getLevel();
        boolean parents = logger.getUseParentHandlers();
        logger.addHandler(collector);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        try {
            new LogObserver().on(new SessionEvent.OfCurfew(kind, 0, null));
        } finally {
            logger.setUseParentHandlers(parents);
            logger.setLevel(before);
            logger.removeHandler(collector);
        }
        assertThat(lines).singleElement().satisfies(line -> assertThat(line.getMessage())
                .startsWith(kind.word() + " at="));
        return lines.get(0).getLevel();
    }

    /** The words of an enum, in their order. */
    private static <E extends Enum<E>> List<String> words(Class<E> vocabulary, Function<E, String> word) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(word).toList();
    }

    private static final class Collector extends Handler {

        private final List<LogRecord> lines;

        Collector(List<LogRecord> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
