package dev.curfew.acceptance;

import java.net.URI;
import java.time.Duration;

/**
 * The {@code curfew.yaml} of the journeys: the shortest limits that leave room for a warning, and one rule for each traveller.
 *
 * @param issuer the provider
 */
record JourneyPolicy(URI issuer) {

    /** The shortest warning that is allowed. */
    static final Duration WARN = Duration.ofSeconds(20);

    /** Four seconds until the warning comes. */
    static final Duration ALICES_IDLE = WARN.plusSeconds(4);

    /** Bob is not warned, and his browser blocks the script: his pages do not say what he does. */
    static final Duration BOBS_IDLE = Duration.ofSeconds(6);

    static final Duration DAVES_ABSOLUTE = WARN.plusSeconds(8);

    String text() {
        return """
                oidc:
                  issuer: %s
                  client-id: legacy
                  client-secret: %s
                  scope: openid profile
                  principal-claim: preferred_username
                  roles-claims: [realm_access.roles]

                timeouts:
                  idle: 2m
                  absolute: 10m
                  warn: none
                  resume-within: 5m
                  reauthentication: required

                cookie:
                  secure: false

                rules:
                  - name: Alice is warned and lets it pass
                    when: { user: alice }
                    idle: %ds
                    warn: %ds
                  - name: Bob is not warned
                    when: { user: bob }
                    idle: %ds
                  - name: Dave has little time in all
                    when: { user: dave }
                    absolute: %ds
                    warn: 20s
                  - name: Erin signs out
                    when: { user: erin }
                    warn: 20s
                """
                .formatted(
                        issuer,
                        ShopPolicy.CLIENT_SECRET,
                        ALICES_IDLE.toSeconds(),
                        WARN.toSeconds(),
                        BOBS_IDLE.toSeconds(),
                        DAVES_ABSOLUTE.toSeconds());
    }
}
