package dev.curfew.bench;

import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardService;

/** Tomcat's own webapp at {@code /bank}, of which only the servlet context and the sessions are used; nothing is started. */
final class Container {

    private Container() {}

    static StandardContext webapp() {
        StandardEngine engine = new StandardEngine();
        engine.setService(new StandardService());
        StandardHost host = new StandardHost();
        host.setParent(engine);
        StandardContext webapp = new StandardContext();
        webapp.setPath("/bank");
        webapp.setParent(host);
        return webapp;
    }
}
