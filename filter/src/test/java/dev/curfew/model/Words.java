package dev.curfew.model;

import dev.curfew.oidc.AuthenticationOptions;

/** How the engine and the model put the same things. */
final class Words {

    private Words() {}

    static String throughAsNobody() {
        return "through as nobody";
    }

    static String through(String user, boolean counts, String remaining) {
        return "through as " + user + (counts ? ", counts, " : ", ") + remaining;
    }

    static String toProvider(AuthenticationOptions demand) {
        return "to the provider, max_age=" + demand.maxAgeSeconds() + (demand.prompt() ? " prompt=login" : "") + " acr="
                + demand.acrValues();
    }
}
