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
              1. Open "New claim" as alice, write something, and leave it alone for 60 s. The page asks whether you are
                 there, and is hidden at the end. Sign in again: the password is asked, and what you wrote is there.
              2. Keep clicking for 5 min: the session ends all the same.
              3. Open "Approvals" at /admin/approvals: alice may not, admin may. Pause for 20 s: "Approvals" asks for the
                 password again, "My expenses" does not. To approve, it must have been entered within the last minute.
              4. Sign in as admin in a second browser too: the first one is out.
              5. Write idle: 40s into the policy file and save it: it holds at once, for those who are signed in too.
              6. Ask how the session stands: %1$s.curfew/session

            Stop with Ctrl-C
            """;

    private Welcome() {}

    static String to(RunningDemo demo) {
        return TEXT.formatted(demo.address(), demo.policy(), demo.issuer());
    }
}
