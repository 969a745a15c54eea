package dev.curfew.model;

import dev.curfew.session.EndReason;

/** Where steps are played: the engine, or the model. What comes back is what the step came to, in words; see {@link Step}. */
interface Side {

    /** What a step comes to that nobody sees anything of. */
    String NOTHING = "";

    String pass(long millis);

    String set(int node, long millis);

    String ring();

    String adopt(int node);

    String obey(int node);

    String ask(int node, int browser, String path, Kind kind);

    String askWhileRevoked(int node, int browser, String path, Kind kind);

    String askWithoutStore(int node, int browser, String path, Kind kind);

    String complete(int browser, boolean signedOut);

    String extend(int node, int browser);

    String report(int node, int browser, long active);

    String status(int node, int browser);

    String login(int node, int browser, long maxAge);

    String comeBack(Step.Return step);

    String logout(int node, int browser);

    String end(int node, int browser, EndReason reason);

    String drop(int browser);

    String leave(int browser);
}
