package dev.curfew.valve;

import dev.curfew.Curfew;
import dev.curfew.api.SessionEnd;
import dev.curfew.catalina.SessionWatch;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.pages.PageTexts;
import dev.curfew.servlet.Completion;
import dev.curfew.servlet.DuplicateJarCheck;
import dev.curfew.servlet.Replies;
import dev.curfew.servlet.SingleDoorCheck;
import dev.curfew.servlet.stream.AsyncRequests;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * The Tomcat door: {@code <Valve className="dev.curfew.valve.CurfewValve" config="${catalina.base}/conf/curfew.yaml"/>} in an {@code Engine},
 * a {@code Host} or a {@code Context}. It sets the user before the container's authenticator looks, so that security constraints and any
 * {@code login-config} of an unchanged {@code web.xml} are satisfied.
 *
 * @since 0.1
 */
public final class CurfewValve extends ValveBase {

    private static final AtomicInteger VALVES = new AtomicInteger();

    /** Of this valve alone: what another one let through has not been let through here. */
    private final String name = String.valueOf(VALVES.incrementAndGet());

    private final String admittedNote = "dev.curfew.admitted-" + name;
    private final PageFilters pageFilters = new PageFilters(
            "dev.curfew.page-" + name, admittedNote, new AsyncRequests(this::endedWhileWaiting), this::take);

    private final CurfewFactory factory;
    private final SessionCreationListener firstClaim = new SessionCreationListener(new SessionWatch(new Told()));
    private final Map<String, String> unknown = new TreeMap<>();
    private @Nullable String config;
    private volatile @Nullable SingleDoorCheck door;
    private volatile @Nullable Curfew curfew;

    /** Called by Tomcat. */
    public CurfewValve() {
        this(CurfewFactory.FROM_FILE);
    }

    /** A valve that is given its Curfew in another way than from a file. */
    public CurfewValve(CurfewFactory factory) {
        super(true);
        this.factory = factory;
    }

    /** The path of {@code curfew.yaml}. */
    public void setConfig(String config) {
        this.config = config;
    }

    /** Tomcat calls this for each attribute that it finds no setter for; any such one stops the start. */
    public void setProperty(String name, String value) {
        unknown.put(name, value);
    }

    @Override
    public void setContainer(@Nullable Container container) {
        Container before = getContainer();
        if (before != null) {
            pageFilters.leave(before);
        }
        super.setContainer(container);
        door = null;
        if (container != null) {
            JarScanSkip.grant(container);
            pageFilters.follow(container);
        }
    }

    @Override
    protected synchronized void startInternal() throws LifecycleException {
        if (!unknown.isEmpty()) {
            throw new LifecycleException(
                    "Curfew: unknown attribute " + unknown.keySet() + " (expected: config only), correct the <Valve>");
        }
        Container container = getContainer();
        OtherCurfewCheck.requireNone(this, container, door());
        DuplicateJarCheck.warnOfSecond(CurfewValve.class);
        curfew = factory.open(config, path());
        ValveOrderCheck.warn(this, container);
        super.startInternal();
    }

    @Override
    protected synchronized void stopInternal() throws LifecycleException {
        super.stopInternal();
        Curfew started = curfew;
        curfew = null;
        if (started != null) {
            started.close();
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Curfew asked = curfew;
        if (response.isErrorReportRequired() && request.getNote(admittedNote) == null) {
            leaveToTomcat(request, response);
        } else if (asked == null) {
            Replies.write(
                    PageTexts.notStarted(request.getHeader(RequestHeader.ACCEPT_LANGUAGE.word())),
                    request.getMethod(),
                    response);
        } else if (request.getNote(admittedNote) == null && !door().takes(request)) {
            Replies.write(
                    PageTexts.installedTwice(request.getHeader(RequestHeader.ACCEPT_LANGUAGE.word())),
                    request.getMethod(),
                    response);
        } else {
            judge(new CatalinaExchange(request, response, path()), asked, request, response);
        }
    }

    /** What Tomcat has refused comes here too, above webapps, and goes to none of them: whatever we wrote would stand on top of its answer. */
    private void leaveToTomcat(Request request, Response response) throws IOException, ServletException {
        request.setRequestedSessionId(null);
        if (!(getContainer() instanceof Context)) {
            getNext().invoke(request, response);
        }
    }

    private void judge(CatalinaExchange exchange, Curfew asked, Request request, Response response)
            throws IOException, ServletException {
        Object earlier = request.getNote(admittedNote);
        if (earlier instanceof RequestPassage judged && judged.isAbout(exchange)) {
            pass(judged, request, response);
            return;
        }
        if (earlier != null) {
            request.removeNote(admittedNote);
            PrincipalInstaller.withdraw(request);
        }
        ask(exchange, asked, request, response);
    }

    private void ask(CatalinaExchange exchange, Curfew asked, Request request, Response response)
            throws IOException, ServletException {
        Decision decision = asked.decide(exchange);
        if (decision instanceof Respond respond) {
            Replies.write(respond.reply(), request.getMethod(), response);
        } else if (decision instanceof Proceed admitted) {
            RequestPassage passage = RequestPassage.begin(admitted, asked, exchange, request, response);
            request.setNote(admittedNote, passage);
            try {
                pass(passage, request, response);
            } finally {
                Completion.of(request, passage);
            }
        }
    }

    /** Where our own paths begin. */
    private String path() {
        return getContainer() instanceof Context context ? context.getPath() : "";
    }

    /** Webapps of a server.xml start before this valve does. */
    private void take(Context application) {
        OtherCurfewCheck.take(application, door());
    }

    private synchronized SingleDoorCheck makeDoor() {
        SingleDoorCheck known = door;
        SingleDoorCheck made =
                known == null ? new SingleDoorCheck("CurfewValve " + name + " in " + getContainer()) : known;
        door = made;
        return made;
    }

    private SingleDoorCheck door() {
        SingleDoorCheck known = door;
        return known == null ? makeDoor() : known;
    }

    private Reply endedWhileWaiting(SessionEnd end) {
        Curfew asked = curfew;
        return asked == null ? PageTexts.notStarted(null) : asked.endedWhileWaiting(end);
    }

    private void pass(RequestPassage passage, Request request, Response response) throws IOException, ServletException {
        firstClaim.begin(request.getContext(), passage);
        try {
            getNext().invoke(request, response);
        } finally {
            firstClaim.end();
        }
    }

    /** As long as the valve stands. */
    private final class Told implements SessionWatch.Listener {

        @Override
        public void gone(String owner, ContainerSession.Detached gone, boolean byApplication) {
            Curfew told = curfew;
            if (told != null) {
                told.containerSessionGone(owner, gone, byApplication);
            }
        }

        @Override
        public void renamed(String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
            Curfew told = curfew;
            if (told != null) {
                told.containerSessionRenamed(owner, before, after);
            }
        }
    }
}
