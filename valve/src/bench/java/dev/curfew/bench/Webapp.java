package dev.curfew.bench;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Form;
import dev.curfew.browser.Page;
import dev.curfew.filter.CurfewFilter;
import dev.curfew.valve.CurfewValve;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The same application, each time behind something else. The names are those of the report. */
enum Webapp {
    PLAIN("nothing before it", "", ""),
    VALVE("valve", "valve", "tag"),
    VALVE_INJECTING("valve, tag put in", "valve", "inject"),
    FILTER("filter", "filter", "tag"),
    FILTER_INJECTING("filter, tag put in", "filter", "inject");

    private static final String POLICY =
            """
            oidc:
              issuer: %s
              client-id: shop
              client-secret: shop-secret
            timeouts:
              idle: 15m
              absolute: 8h
            page-script: %s
            cookie:
              secure: false
            """;
    private static final int PATIENCE = 200;

    final String words;
    private final String door;
    private final String pageScript;

    Webapp(String words, String door, String pageScript) {
        this.words = words;
        this.door = door;
        this.pageScript = pageScript;
    }

    /** Deploys it below its own path. */
    void deploy(Tomcat tomcat, Path base, URI issuer) throws IOException {
        Context context = tomcat.addContext(path(), base.toString());
        Tomcat.addServlet(context, "page", new PageServlet());
        context.addServletMappingDecoded("/", "page");
        Path policy = base.resolve(name() + ".yaml");
        Files.writeString(policy, POLICY.formatted(issuer, pageScript));
        switch (door) {
            case "valve" -> {
                CurfewValve valve = new CurfewValve();
                valve.setConfig(policy.toString());
                context.getPipeline().addValve(valve);
            }
            case "filter" -> {
                FilterDef definition = new FilterDef();
                definition.setFilterName("curfew");
                definition.setFilterClass(CurfewFilter.class.getName());
                definition.addInitParameter("config", policy.toString());
                definition.setAsyncSupported("true");
                context.addFilterDef(definition);
                FilterMap mapping = new FilterMap();
                mapping.setFilterName("curfew");
                mapping.addURLPattern("/*");
                context.addFilterMap(mapping);
            }
            default -> {}
        }
    }

    boolean isInjecting() {
        return pageScript.equals("inject");
    }

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The {@code Cookie} header of somebody who has signed in here; empty where nobody needs to. */
    String signIn(URI server) {
        if (this == PLAIN) {
            return "";
        }
        URI url = server.resolve(path() + "/page?bytes=1");
        Browser browser = new Browser();
        Page page = browser.open(url);
        for (int tries = 0; page.status() == 503 && tries < PATIENCE; tries++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            page = browser.open(url);
        }
        Form form = page.form("form").set("username", "alice").set("password", "alice");
        if (browser.submit(form).status() != 200) {
            throw new IllegalStateException("nobody could sign in at " + url);
        }
        return "Cookie: curfew=" + browser.cookies().get("curfew").value() + "\r\n";
    }
}
