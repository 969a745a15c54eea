package dev.curfew.demo;

/** What the operator is told once everything is up. */
final class Welcome {

    private static final String TEXT =
            """

            Curfew demo: an old webapp, not changed, behind the CurfewValve

              Open        %s
              Sign in as  alice/alice   bob/bob   admin/admin
              Limits      60 s without activity (warning 30 s before), 5 min in all
              Policy      %s
              Provider    %s (for demonstrations only)

            Try
              1. Open "My expenses" as alice and leave it alone for 60 s. The page goes on polling: that is no activity.
                 Then click: the password is asked again, and you go on where you stopped.
              2. Keep clicking for 5 min: the session ends all the same.
              3. Open "Approvals" at /admin/approvals: alice may not, admin may.
              4. Ask how the session stands: %1$s.curfew/session

            Stop with Ctrl-C
            """;

    private Welcome() {}

    static String to(RunningDemo demo) {
        return TEXT.formatted(demo.address(), demo.policy(), demo.issuer());
    }
}
