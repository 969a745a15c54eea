package dev.curfew.guard;

import dev.curfew.oidc.Authentication;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;

/**
 * Somebody who came back from the provider and proved enough.
 *
 * @param answer what the provider says
 * @param terms what holds for the user
 * @param fresh what the answer is worth
 * @param client where they come from
 */
record Arrival(Authentication answer, Terms terms, Freshness.Fresh fresh, Client client) {}
