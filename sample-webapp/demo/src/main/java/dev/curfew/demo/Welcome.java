package dev.curfew.demo;

/** What the operator is told once everything is up. */
final class Welcome {

    private static final String TEXT =
            """

            Curfew demo: an old webapp, not changed, behind the CurfewValve

              Open        %s
              Sign in as  alice/alice   bob/bob   admin/admin
              Limits      60 s without activity (warning 30 s before), 5 min in all; for admin 45 s, 3 min, one browser
              Policy      %s
              Provider    %s (for demonstrations only)

            Try
              1. Open "New claim" as alice, write something, and do nothing for 60 s. The page asks whether you are still
                 there. At the end, it is hidden. Sign in again with the password: the page has everything you wrote.
              2. Keep clicking for 5 min: the session ends nevertheless.
              3. Open "Approvals" at /admin/approvals: only admin has access. Wait for 20 s: "Approvals" asks for the
                 password again, "My expenses" does not. To approve, enter the password again after one minute.
              4. Sign in as admin in a second browser too: the session in the first one ends.
              5. Write idle: 40s into the policy file and save it: it applies at once, also to signed-in users.
              6. Look at the state of the session: %1$s.curfew/session

            Stop with Ctrl-C
            """;

    private Welcome() {}

    static String to(RunningDemo demo) {
        return TEXT.formatted(demo.address(), demo.policy(), demo.issuer());
    }
}
