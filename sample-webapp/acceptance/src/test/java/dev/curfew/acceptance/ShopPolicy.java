package dev.curfew.acceptance;

import java.net.URI;
import java.time.Duration;

/**
 * The shop's {@code curfew.yaml}. Limits are short so that waiting is short, and each rule is about a path or a user of its own, so that stories can
 * be told beside each other.
 *
 * @param issuer the provider
 * @param more rules that come last, as YAML
 */
record ShopPolicy(URI issuer, String more) {

    static final String FILE = "curfew.yaml";

    static final Duration IDLE = Duration.ofSeconds(10);
    static final Duration ABSOLUTE = Duration.ofSeconds(30);

    /** What {@code payments/} allows. */
    static final Duration PAYMENTS_IDLE = Duration.ofSeconds(4);

    /** How old an authentication may be in {@code vault/}. */
    static final Duration VAULT_AGE = Duration.ofSeconds(10);

    static final Duration ADMINISTRATORS_IDLE = Duration.ofSeconds(6);
    static final Duration ADMINISTRATORS_ABSOLUTE = Duration.ofSeconds(20);

    /** As in the imported realm. */
    static final String CLIENT_SECRET = "legacy-secret-of-the-acceptance-tests";

    /** The same with one more rule that says this of one user. */
    ShopPolicy with(String user, String effect) {
        return new ShopPolicy(
                issuer,
                more
                        + """
                  - name: only %1$s
                    when: { user: %1$s }
                    %2$s
                """
                                .formatted(user, effect));
    }

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
                  idle: %ds
                  absolute: %ds
                  warn: none
                  reauthentication: required

                cookie:
                  secure: false

                rules:
                  - name: payments
                    when: { path: /*/payments/** }
                    idle: %ds
                  - name: vault
                    when: { path: /*/vault/** }
                    reauthenticate-after: %ds
                  - name: books
                    when: { path: /*/books/** }
                    access: role:admin
                  - name: ticker
                    when: { path: /*/ticker }
                    activity: ignore
                  - name: administrators
                    when: { role: admin }
                    idle: %ds
                    absolute: %ds
                  - name: one browser at a time
                    when: { user: carol }
                    max-sessions: 1
                    at-limit: end-oldest
                  - name: nobody resumes here
                    when: { user: frank }
                    resume-within: none
                  - name: this browser and no other
                    when: { user: grace }
                    binding: { user-agent: on, on-change: end }
                """
                        .formatted(
                                issuer,
                                CLIENT_SECRET,
                                IDLE.toSeconds(),
                                ABSOLUTE.toSeconds(),
                                PAYMENTS_IDLE.toSeconds(),
                                VAULT_AGE.toSeconds(),
                                ADMINISTRATORS_IDLE.toSeconds(),
                                ADMINISTRATORS_ABSOLUTE.toSeconds())
                + more;
    }
}
