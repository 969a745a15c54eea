package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.browser.Page;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tomcat's own examples do behind either door what they do without one, on every generation. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // start() is called first, once for every generation
final class ExamplesIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Pages that say the same to everybody at any time. */
    private static final List<String> PAGES = List.of(
            "index.html",
            "servlets/servlet/HelloWorldExample",
            "servlets/servlet/RequestParamExample?firstname=Zo%C3%AB",
            "servlets/nonblocking/numberwriter",
            "servlets/trailers/response",
            "servletToJsp",
            "jsp/index.html",
            "jsp/jsp2/el/basic-arithmetic.jsp",
            "jsp/jsp2/jspx/textRotate.jspx?name=Zo%C3%AB",
            "jsp/simpletag/foo.jsp",
            "jsp/error/err.jsp?name=infiniti&submit=Submit",
            "jsp/error/err.jsp?name=audi&submit=Submit",
            "jsp/jsptoserv/jsptoservlet.jsp",
            "not/there.html");

    private static final String PROTECTED = "jsp/security/protected/index.jsp";

    private ExamplesServer server;

    @RegisterExtension
    final TestWatcher onFailure = new LogTail(() -> server.logTail());

    @Parameter
    TomcatGeneration generation;

    @BeforeParameterizedClassInvocation
    void start(TomcatGeneration started) {
        server = ExamplesServer.start(started);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        Optional.ofNullable(server).ifPresent(ExamplesServer::close);
    }

    private Guest guest(Examples edition) {
        return Guest.of(server, edition);
    }

    @EitherDoor
    void aPageSaysTheSame(Examples edition) {
        Guest plain = guest(Examples.PLAIN);
        Guest guest = guest(edition);

        assertThat(PAGES)
                .allSatisfy(path -> assertThat(guest.said(guest.open(path))).isEqualTo(plain.said(plain.open(path))));
    }

    @EitherDoor
    void anApplicationSeesWhoAsks(Examples edition) {
        Guest guest = guest(edition);

        assertThat(guest.open("jsp/snp/snoop.jsp").body()).contains("Remote user: " + guest.user());
    }

    @EveryEdition
    void anHttpSessionKeepsWhatIsPutIntoIt(Examples edition) {
        Guest guest = guest(edition);
        guest.open("servlets/servlet/SessionExample?dataname=drink&datavalue=tea");

        assertThat(guest.open("servlets/servlet/SessionExample").body()).contains("drink = tea");
        assertThat(guest.open("jsp/num/numguess.jsp?guess=0").body()).contains("higher");
    }

    @EveryEdition
    void aBodyIsReadWithoutBlocking(Examples edition) {
        Guest guest = guest(edition);
        Page form = guest.open("servlets/nonblocking/bytecounter.html");
        Page counted = guest.submit(form.form("form").choose("input[name=source]", "hello.txt", "x".repeat(100_000)));

        assertThat(counted.status()).isEqualTo(200);
        assertThat(counted.body()).startsWith("Total bytes written = [100");
    }

    @EveryEdition
    void aRequestGoesOnByADispatchToItself(Examples edition) {
        assertThat(guest(edition).fetch("async/async0").body()).startsWith("Async dispatch worked: ");
    }

    @EveryEdition
    void aRequestGoesOnInAPageThatCompletesIt(Examples edition) {
        assertThat(guest(edition).open("async/async1").body())
                .contains("Output from async1.jsp", "Type is ASYNC", "Completed async request at ");
    }

    @EveryEdition
    void aThreadInTheBackgroundAnswers(Examples edition) {
        assertThat(guest(edition).fetch("async/async2").body()).startsWith("Output from background thread. Time: ");
    }

    @EveryEdition
    void aRequestIsSentOnAtOnce(Examples edition) {
        assertThat(guest(edition).open("async/async3").body())
                .contains("Output from async3.jsp", "Type is ASYNC", "Completed async 3 request at ");
    }

    /** Who leaves has to be forgotten, in {@code AsyncListener.onComplete}: else the next one is told everything twice. */
    @EveryEdition
    void whoComesBackToTheStockTickerIsToldEachPriceOnce(Examples edition) {
        Guest guest = guest(edition);
        int most = 0;
        for (int visit = 0; visit < 3; visit++) {
            try (Ticker ticker = guest.listen("async/stockticker")) {
                List<Integer> prices = ticker.next(3);
                most = Math.max(most, prices.size());

                assertThat(prices)
                        .isEqualTo(IntStream.range(0, prices.size())
                                .mapToObj(later -> prices.get(0) + later)
                                .toList());
            }
        }
        assertThat(most).as("prices in one visit, or nothing is proven").isGreaterThan(1);
    }

    @EveryEdition
    void aSocketEchoes(Examples edition) {
        Guest guest = guest(edition);
        for (String path : List.of("websocket/echoAnnotation", "websocket/echoStreamAnnotation")) {
            Ear ear = new Ear();
            WebSocket socket = guest.connect(path, ear);
            socket.sendText("hello, world", true).join();

            Await.until("the echo", SOON, () -> ear.hasHeard("hello, world"));
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    @EveryEdition
    void twoPeopleChat(Examples edition) {
        Ear first = new Ear();
        Ear second = new Ear();
        WebSocket socket = guest(edition).connect("websocket/chat", first);
        WebSocket other = guest(edition).connect("websocket/chat", second);
        Await.until("both are there", SOON, () -> first.hasHeard("has joined.") && second.hasHeard("has joined."));
        other.sendText("good morning", true).join();

        Await.until("the words", SOON, () -> first.hasHeard(": good morning") && second.hasHeard(": good morning"));
        other.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        Await.until("one leaves", SOON, () -> first.hasHeard("has disconnected."));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @EveryEdition
    void aSnakeMoves(Examples edition) {
        Ear ear = new Ear();
        WebSocket socket = guest(edition).connect("websocket/snake", ear);
        socket.sendText("west", true).join();

        Await.until("the snake moves", SOON, () -> ear.hasHeard("\"type\": \"update\""));
        socket.abort();
    }

    @EitherDoor
    void aSignOutClosesTheSocket(Examples edition) {
        Guest guest = guest(edition);
        Ear ear = new Ear();
        guest.connect("websocket/chat", ear);
        guest.open(".curfew/logout");

        Await.until("the socket is closed", SOON, () -> ear.hasHeard("closed 1008 logout"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FILTER")
    void theFormLoginLetsIn(Examples edition) {
        Guest guest = guest(edition);
        Page page = guest.open(PROTECTED + "?role=tomcat");
        Page inside = edition == Examples.PLAIN ? guest.enter(page, "j_username", "j_password") : page;

        assertThat(inside.text())
                .contains("You are logged in as remote user " + guest.user(), "You have been granted role tomcat");
        assertThat(guest.open(PROTECTED + "?role=manager").text()).contains("You have not been granted role manager");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FILTER")
    void theFormLoginsOwnSignOutIsOne(Examples edition) {
        Guest guest = guest(edition);
        Page page = guest.open(PROTECTED);
        if (edition == Examples.PLAIN) {
            guest.enter(page, "j_username", "j_password");
        }

        assertThat(guest.open(PROTECTED + "?logoff=true").has("input[type=password]"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "VALVE")
    void theFormLoginForbidsWhoLacksTheRole(Examples edition) {
        Page page = Guest.of(server, edition, ExamplesServer.STRANGER).open(PROTECTED);

        assertThat(page.status()).isEqualTo(403);
    }

    /** Tomcat asks before any filter, so that its own form stays; the how-to says to take {@code login-config} out. */
    @ParameterizedTest
    @EnumSource(names = "FILTER")
    void theFormLoginIsNotSatisfiedByAFilter(Examples edition) {
        assertThat(guest(edition).open(PROTECTED).has("form[action^=j_security_check]"))
                .isTrue();
    }
}
