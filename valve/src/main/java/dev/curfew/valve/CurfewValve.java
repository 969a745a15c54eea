package dev.curfew.valve;

import dev.curfew.Curfew;
import dev.curfew.catalina.SessionWatch;
import dev.curfew.servlet.call.ApplicationCall;
import dev.curfew.servlet.call.ApplicationCalls;
import dev.curfew.servlet.call.DoorReplies;
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

    private final String name = String.valueOf(VALVES.incrementAndGet());

    private final String callNote = JudgedRequest.note(name);

    private final Installation installation = new Installation(name);
    private final ApplicationCalls calls = new ApplicationCalls();
    private final SessionCreationListener firstClaim = new SessionCreationListener(new SessionWatch(calls));
    private final CurfewFactory factory;
    private final Map<String, String> unknown = new TreeMap<>();
    private @Nullable String config;

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
        super.setContainer(container);
        installation.moveTo(container);
    }

    @Override
    protected synchronized void startInternal() throws LifecycleException {
        if (!unknown.isEmpty()) {
            throw new LifecycleException(
                    "Curfew: unknown attribute " + unknown.keySet() + " (expected: config only), correct the <Valve>");
        }
        Container container = getContainer();
        installation.requireAlone(this, container);
        calls.start(factory.open(config, installation.path()));
        try {
            ValveOrderCheck.warn(this, container);
            super.startInternal();
        } catch (LifecycleException | RuntimeException | Error fault) {
            calls.stop();
            throw fault;
        }
    }

    @Override
    protected synchronized void stopInternal() throws LifecycleException {
        super.stopInternal();
        calls.stop();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Curfew asked = calls.curfew();
        boolean known = request.getNote(callNote) != null;
        if (response.isErrorReportRequired() && !known) {
            leaveToTomcat(request, response);
        } else if (asked == null) {
            DoorReplies.notStarted(request, response);
        } else if (known || installation.takes(request)) {
            judge(new CatalinaExchange(request, response, installation.path()), asked, request, response);
        } else {
            DoorReplies.installedTwice(request, response);
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
        if (!(request.getNote(callNote) instanceof JudgedRequest judged)) {
            ask(exchange, asked, request, response);
        } else if (judged.isAbout(exchange)) {
            pass(judged.call(), request, response);
        } else {
            request.removeNote(callNote);
            judged.call().withdraw();
            ask(exchange, asked, request, response);
        }
    }

    private void ask(CatalinaExchange exchange, Curfew asked, Request request, Response response)
            throws IOException, ServletException {
        ApplicationCall call = calls.obey(
                asked.decide(exchange), asked, exchange, request, response, new PrincipalInstaller(request, response));
        if (call != null) {
            request.setNote(callNote, JudgedRequest.of(call, exchange));
            try {
                pass(call, request, response);
            } finally {
                call.finish();
            }
        }
    }

    private void pass(ApplicationCall call, Request request, Response response) throws IOException, ServletException {
        firstClaim.begin(request.getContext(), call::made);
        try {
            getNext().invoke(request, response);
        } finally {
            firstClaim.end();
        }
    }
}
