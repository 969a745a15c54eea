package dev.curfew;

import dev.curfew.client.ClientAddress;
import dev.curfew.crypto.Keys;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.oidc.Provider;
import dev.curfew.session.Sessions;
import dev.curfew.site.Site;
import java.security.SecureRandom;
import java.util.function.LongUnaryOperator;

/**
 * What every generation of guards stands on.
 *
 * @param addresses tells clients from trusted proxies
 * @param keys close what browsers keep for us; a node that is to open it has the same
 * @param random makes cookies; cryptographically strong
 * @param later what time it is after a body has come, if it was this time before: a client sends it as slowly as it likes; epoch milliseconds
 */
record Foundation(
        Site site,
        ClientAddress addresses,
        Provider provider,
        Sessions sessions,
        SessionResources resources,
        SessionTerminator terminator,
        Revocations revocations,
        Observer observer,
        Keys keys,
        SecureRandom random,
        LongUnaryOperator later) {}
