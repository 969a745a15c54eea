package dev.curfew.contract;

import org.apache.catalina.Container;
import org.apache.catalina.valves.rewrite.RewriteValve;

/** Tomcat's own way of making another request of one. */
public final class Rewriting {

    private Rewriting() {}

    /** Puts a {@code RewriteValve} behind the valves that a container has already. */
    public static void add(Container container, String... rules) {
        RewriteValve valve = new RewriteValve();
        container.getPipeline().addValve(valve);
        try {
            valve.setConfiguration(String.join("\n", rules));
        } catch (Exception fault) {
            throw new IllegalArgumentException("rules of a rewriting", fault);
        }
    }
}
