package dev.curfew.catalina;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.catalina.session.StandardSessionFacade;

/** Tomcat's own objects behind those that it shows to applications. */
final class TomcatInternals {

    private static final VarHandle REQUEST = field(RequestFacade.class, "request", Request.class);
    private static final VarHandle SESSION = field(StandardSessionFacade.class, "session", HttpSession.class);

    private TomcatInternals() {}

    /** The request beneath whatever has been wrapped around it. */
    static Request request(ServletRequest asked) {
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
