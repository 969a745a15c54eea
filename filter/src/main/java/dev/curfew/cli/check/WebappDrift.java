package dev.curfew.cli.check;

import dev.curfew.cli.check.Drift.Code;
import dev.curfew.cli.check.Xml.Element;
import dev.curfew.config.Position;
import dev.curfew.policy.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Finds what a webapp says about sessions by itself. Only its descriptors are read: annotations and code may say more. */
final class WebappDrift {

    private static final String WEB_XML = "WEB-INF/web.xml";
    private static final String CONTEXT_XML = "META-INF/context.xml";
    private static final String FILTER = "dev.curfew.filter.CurfewFilter";
    private static final Pattern LARGE_MANAGER = Pattern.compile(".*\\.(?:Persistent|Delta|Backup)Manager");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final Webapp webapp;
    private final Limits limits;
    private final List<Drift> found = new ArrayList<>();

    private WebappDrift(Webapp webapp, Limits limits) {
        this.webapp = webapp;
        this.limits = limits;
    }

    /**
     * What contradicts the policy.
     *
     * @param limits what everybody is held to
     */
    static List<Drift> in(Webapp webapp, Limits limits) {
        WebappDrift drift = new WebappDrift(webapp, limits);
        drift.lookAtWebXml();
        drift.lookAtContextXml();
        return drift.found;
    }

    private List<Element> elements(String file) {
        try {
            byte[] content = webapp.read(file);
            return content == null ? List.of() : Xml.elements(content);
        } catch (XMLStreamException fault) {
            int line = fault.getLocation() == null
                    ? 0
                    : Math.max(0, fault.getLocation().getLineNumber());
            int column = line == 0 ? 0 : Math.max(1, fault.getLocation().getColumnNumber());
            unreadable(file, line, column, "not well-formed, or contains entities");
        } catch (IOException fault) {
            unreadable(file, 0, 0, "not readable");
        }
        return List.of();
    }

    private void unreadable(String file, int line, int column, String what) {
        Position position = new Position(webapp.nameOf(file), line, column);
        found.add(new Drift(Code.UNREADABLE, position, file, what, "plain XML", "check it by hand"));
    }

    private void add(Code code, String file, Element at, String value, String expected, String remedy) {
        String setting = at.path().substring(at.path().indexOf('/') + 1);
        Position position = new Position(webapp.nameOf(file), at.line(), at.column());
        found.add(new Drift(code, position, setting, value, expected, remedy));
    }

    private void lookAtWebXml() {
        List<Element> elements = elements(WEB_XML);
        boolean filtered = elements.stream()
                .anyMatch(element -> element.path().endsWith("/filter-class")
                        && element.text().equals(FILTER));
        for (Element element : elements) {
            switch (element.path()) {
                case "web-app/session-config/session-timeout" -> sessionTimeout(element);
                case "web-app/session-config/cookie-config" -> cookieConfig(element);
                case "web-app/session-config/tracking-mode" -> trackingMode(element);
                case "web-app/distributable" -> distributable(WEB_XML, element, "distributable");
                case "web-app/security-constraint" -> {
                    if (filtered) {
                        securityConstraint(element);
                    }
                }
                default -> {}
            }
        }
    }

    private void sessionTimeout(Element element) {
        String text = element.text();
        long minutes = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
        long millis = minutes <= 0 ? Limits.NONE : Duration.ofMinutes(minutes).toMillis();
        String inForce = Limits.inWords(limits.idle());
        add(
                Code.SESSION_TIMEOUT,
                WEB_XML,
                element,
                millis == Limits.NONE ? text + " (never)" : Limits.inWords(millis),
                "none: it does not apply, because an HttpSession ends with its Curfew session, idle " + inForce,
                millis < limits.idle()
                        ? "if the webapp needs the shorter one, write a rule with when.context "
                                + (webapp.context().isEmpty() ? "/" : webapp.context()) + " and idle "
                                + Limits.inWords(millis)
                        : "remove it, because it is misleading: Curfew's is "
                                + (millis == limits.idle() ? "as long" : "shorter"));
    }

    private void cookieConfig(Element element) {
        add(
                Code.COOKIE_CONFIG,
                WEB_XML,
                element,
                "written",
                "none: it is about the container's cookie; for Curfew's cookie, use the cookie settings",
                "remove it, or make sure that its max-age is shorter than a session");
    }

    private void trackingMode(Element element) {
        if (element.text().equals("URL")) {
            add(
                    Code.COOKIE_CONFIG,
                    WEB_XML,
                    element,
                    "URL",
                    "COOKIE: a session id in a URL appears in logs and referrers (OWASP ASVS 5.0, 14.2.1)",
                    "write COOKIE");
        }
    }

    private void distributable(String file, Element element, String value) {
        add(
                Code.DISTRIBUTABLE,
                file,
                element,
                value,
                "sessions that stay in this server, as Curfew's sessions do with store.type memory",
                "remove it: another node that takes over an HttpSession has no Curfew session for it");
    }

    private void securityConstraint(Element element) {
        add(
                Code.SECURITY_CONSTRAINT,
                WEB_XML,
                element,
                "written, with " + FILTER,
                "none with the filter: the container enforces constraints before any filter",
                "use the valve, or write rules with access and remove the constraint");
    }

    private void lookAtContextXml() {
        for (Element element : elements(CONTEXT_XML)) {
            if (element.path().equals("Context")) {
                context(element);
            } else if (element.path().equals("Context/Manager")) {
                String type = element.attributes().getOrDefault("className", "");
                if (LARGE_MANAGER.matcher(type).matches()) {
                    distributable(CONTEXT_XML, element, type);
                }
            }
        }
    }

    private void context(Element element) {
        Map<String, String> attributes = element.attributes();
        contextCookie(element, "cookies", attributes.get("cookies"), "false", "true: otherwise URLs contain the id");
        contextCookie(
                element, "useHttpOnly", attributes.get("useHttpOnly"), "false", "true: otherwise scripts can read it");
        String name = attributes.get("sessionCookieName");
        if (name != null) {
            contextCookie(element, "sessionCookieName", name, name, "none: it is about the container's cookie");
        }
    }

    private void contextCookie(Element element, String name, @Nullable String value, String bad, String expected) {
        if (value != null && value.equals(bad)) {
            Position position = new Position(webapp.nameOf(CONTEXT_XML), element.line(), element.column());
            found.add(new Drift(
                    Code.COOKIE_CONFIG,
                    position,
                    "Context " + name,
                    value,
                    expected,
                    "remove it: for Curfew's cookie, use the cookie settings"));
        }
    }
}
