package dev.curfew.cli.command;

/** Context paths as people give them. */
public final class ContextPath {

    private ContextPath() {}

    /** As Tomcat has it: empty for the root context, no slash at the end. */
    public static String of(String given) {
        String path = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }
}
