package dev.curfew.catalina;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.catalina.connector.Response;
import org.apache.catalina.connector.ResponseFacade;
import org.apache.catalina.session.StandardSessionFacade;
import org.jspecify.annotations.Nullable;

/** Finds Tomcat's own objects behind the facades for applications. */
public final class TomcatInternals {

    private static final VarHandle REQUEST = field(RequestFacade.class, "request", Request.class);
    private static final VarHandle RESPONSE = field(ResponseFacade.class, "response", Response.class);
    private static final VarHandle SESSION = field(StandardSessionFacade.class, "session", HttpSession.class);

    private TomcatInternals() {}

    /** The request beneath whatever has been wrapped around it. */
    public static Request request(ServletRequest asked) {
        ServletRequest inner = asked;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        if (inner instanceof Request own) {
            return own;
        }
        if (inner instanceof RequestFacade facade) {
            return (Request) REQUEST.get(facade);
        }
        throw unknown(inner);
    }

    /** The request itself, or null if something has been wrapped around it that may show another one. */
    static @Nullable Request unwrapped(ServletRequest asked) {
        if (asked instanceof Request own) {
            return own;
        }
        return asked instanceof RequestFacade facade ? (Request) REQUEST.get(facade) : null;
    }

    /** The response itself, or null if something has been wrapped around it that may change what is written. */
    static @Nullable Response unwrapped(ServletResponse shown) {
        if (shown instanceof Response own) {
            return own;
        }
        return shown instanceof ResponseFacade facade ? (Response) RESPONSE.get(facade) : null;
    }

    static Session session(HttpSession shown) {
        Object inner = shown instanceof StandardSessionFacade facade ? SESSION.get(facade) : shown;
        if (inner instanceof Session own) {
            return own;
        }
        throw unknown(inner);
    }

    private static IllegalStateException unknown(Object found) {
        return new IllegalStateException("Curfew requires the requests and sessions of Tomcat 10.1 or 11, but found "
                + found.getClass().getName() + ": put Curfew's valve or filter first");
    }

    private static VarHandle field(Class<?> facade, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(facade, MethodHandles.lookup()).findVarHandle(facade, name, type);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException(
                    "Curfew needs Tomcat 10.1 or 11: " + facade.getName() + " has no field " + name, other);
        }
    }
}
