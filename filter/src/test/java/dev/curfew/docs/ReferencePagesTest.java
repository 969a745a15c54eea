package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.LogObserver;
import dev.curfew.observe.SessionEvent;
import dev.curfew.session.EndReason;
import dev.curfew.site.CookieNames;
import dev.curfew.site.EndpointPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the reference to the code, both ways: nothing that the code says is missing, nothing on a page is made up. */
class ReferencePagesTest {

    private static final Pattern RESPONSE_HEADER =
            Pattern.compile("(?:\\.with|Map\\.entry)\\(\\s*\"([A-Z][A-Za-z-]+)\"");
    private static final Pattern REQUEST_HEADER =
            Pattern.compile("(?:header|headers|isPrefetch)\\((?:exchange, )?\"([A-Z][A-Za-z-]+)\"");
    private static final Pattern MEMBER = Pattern.compile("\\.with\\(\\s*\"([a-z][A-Za-z_]*)\"");
    private static final Pattern COOKIE = Pattern.compile("session\\(\\) \\+ \"(-[a-z-]+)\"");
    private static final Pattern FIELD = Pattern.compile("append\\(\\s*line,\\s*\"([a-z-]+)\"");
    private static final Pattern REASON = Pattern.compile("EndReason\\.([A-Z_]+)\\b");

    private static final MarkdownPage ENDPOINTS = MarkdownPage.of("reference/endpoints.md");
    private static final MarkdownPage HEADERS = MarkdownPage.of("reference/headers-and-cookies.md");
    private static final MarkdownPage EVENTS = MarkdownPage.of("reference/events.md");
    private static final MarkdownPage REASONS = MarkdownPage.of("end-reasons/README.md");

    @Test
    void everyEndpointIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("# Endpoints"))
                .containsExactlyElementsOf(Arrays.stream(EndpointPath.values())
                        .map(EndpointPath::path)
                        .toList());
    }

    @Test
    void everyMemberOfTheStatusIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("## `session`")).containsExactlyElementsOf(found(MEMBER, "SessionStatus"));
    }

    @Test
    void everyMemberOfASessionInTheListIsOnThePageAndNoOther() {
        assertThat(ENDPOINTS.rows("## `session/others`")).containsExactlyElementsOf(found(MEMBER, "SessionList"));
    }

    @Test
    void everyMemberOfTheHealthIsOnThePageAndNoOther() {
        Set<String> members = found(MEMBER, "HealthEndpoint");
        members.removeAll(found(MEMBER, "RefusalReplies").stream()
                .filter(member -> !member.equals("status"))
                .toList());

        assertThat(ENDPOINTS.rows("## `health`")).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void everyMemberOfAProblemIsOnThePageAndNoOther() {
        assertThat(MarkdownPage.of("reference/answers.md").rows("## The 401 for scripts"))
                .containsExactlyElementsOf(found(MEMBER, "RefusalReplies"));
    }

    @Test
    void everyHeaderOfAnAnswerIsOnThePageAndNoOther() {
        Set<String> ours = Set.copyOf(HEADERS.rows("## On Curfew's own answers"));
        Set<String> onProceeding = Set.copyOf(HEADERS.rows("## On responses that the webapp makes"));

        assertThat(onProceeding).containsExactlyInAnyOrderElementsOf(found(RESPONSE_HEADER, "SessionRequests"));
        assertThat(Stream.concat(ours.stream(), onProceeding.stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(found(RESPONSE_HEADER, ""));
    }

    @Test
    void everyHeaderThatIsReadIsOnThePageAndNoOther() {
        assertThat(HEADERS.rows("## On requests")).containsExactlyInAnyOrderElementsOf(found(REQUEST_HEADER, ""));
    }

    @Test
    void everyCookieIsOnThePageAndNoOther() {
        CookieNames names = new CookieNames(true, "curfew");
        Set<String> cookies = found(COOKIE, "").stream()
                .map(suffix -> names.session() + suffix + (suffix.endsWith("-") ? "…" : ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        cookies.add(names.session());

        assertThat(cookies).contains(names.signInPrefix() + "…");
        assertThat(HEADERS.rows("## Cookies")).containsExactlyInAnyOrderElementsOf(cookies);
    }

    @Test
    void everyEndReasonHasAPageAndEveryPageAnEndReason() {
        List<String> words =
                Arrays.stream(EndReason.values()).map(EndReason::word).toList();

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
        boolean produced = found(REASON, "").contains(reason.name());
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
        assertThat(EVENTS.rows("## The line of an event")).containsExactlyElementsOf(fields());
    }

    /** Fields of a session's standing stand where the line calls for them. */
    private static List<String> fields() {
        List<String> fields = new ArrayList<>(found(FIELD, "EventLine"));
        List<String> last = List.of("activity", "detail");
        fields.removeAll(last);
        fields.addAll(last);
        return fields;
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
            new LogObserver().on(new SessionEvent(kind, 0, null, null, null, null));
        } finally {
            logger.setUseParentHandlers(parents);
            logger.setLevel(before);
            logger.removeHandler(collector);
        }
        assertThat(lines).singleElement().satisfies(line -> assertThat(line.getMessage())
                .startsWith(kind.word() + " at="));
        return lines.get(0).getLevel();
    }

    /** What the pattern finds in the source of a class, or of all for an empty name, in order. */
    private static Set<String> found(Pattern pattern, String type) {
        Set<String> found = MarkdownPage.sources().stream()
                .filter(source ->
                        type.isEmpty() || source.file().getFileName().toString().equals(type + ".java"))
                .flatMap(source -> MarkdownPage.matches(pattern, source.text()))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(found).as("found by %s in %s", pattern, type).isNotEmpty();
        return found;
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
