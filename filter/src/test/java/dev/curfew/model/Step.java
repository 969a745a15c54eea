package dev.curfew.model;

import dev.curfew.session.EndReason;

/** One thing that happens. Written and read back by {@link StepText}. Times are milliseconds; nodes and browsers are numbers. */
sealed interface Step {

    /** Plays this step, and says what it comes to. */
    String on(Side side);

    /** Time passes, on every machine. */
    record Pass(long millis) implements Step {
        @Override
        public String on(Side side) {
            return side.pass(millis);
        }
    }

    /** Somebody sets the wall clock of one machine, forward or back. */
    record Set(int node, long millis) implements Step {
        @Override
        public String on(Side side) {
            return side.set(node, millis);
        }
    }

    /** Every node looks after what is due. */
    record Ring() implements Step {
        @Override
        public String on(Side side) {
            return side.ring();
        }
    }

    /** A node's requests meet the next policy. */
    record Adopt(int node) implements Step {
        @Override
        public String on(Side side) {
            return side.adopt(node);
        }
    }

    /** A node puts its living sessions under the policy that its requests meet. */
    record Obey(int node) implements Step {
        @Override
        public String on(Side side) {
            return side.obey(node);
        }
    }

    /** A browser asks for something. */
    record Ask(int node, int browser, String path, Kind kind) implements Step {
        @Override
        public String on(Side side) {
            return side.ask(node, browser, path, kind);
        }
    }

    /** As {@link Ask}, but somebody revokes the session just before the request writes to the registry. */
    record AskWhileRevoked(int node, int browser, String path, Kind kind) implements Step {
        @Override
        public String on(Side side) {
            return side.askWhileRevoked(node, browser, path, kind);
        }
    }

    /** As {@link Ask}, but the store does not answer. */
    record AskWithoutStore(int node, int browser, String path, Kind kind) implements Step {
        @Override
        public String on(Side side) {
            return side.askWithoutStore(node, browser, path, kind);
        }
    }

    /** The application is done with the request that this browser was let through with last. */
    record Complete(int browser, boolean signedOut) implements Step {
        @Override
        public String on(Side side) {
            return side.complete(browser, signedOut);
        }
    }

    /** The user says: I am still here. */
    record Extend(int node, int browser) implements Step {
        @Override
        public String on(Side side) {
            return side.extend(node, browser);
        }
    }

    /**
     * A page calls in.
     *
     * @param active milliseconds since it saw its user do something; negative if it did not
     */
    record Report(int node, int browser, long active) implements Step {
        @Override
        public String on(Side side) {
            return side.report(node, browser, active);
        }
    }

    /** A page asks how much time is left. */
    record Status(int node, int browser) implements Step {
        @Override
        public String on(Side side) {
            return side.status(node, browser);
        }
    }

    /** The user opens a link to the sign-in that asks for credentials of the last so many seconds. */
    record Login(int node, int browser, long maxAge) implements Step {
        @Override
        public String on(Side side) {
            return side.login(node, browser, maxAge);
        }
    }

    /**
     * The browser comes back from the provider with the sign-in that it began last.
     *
     * @param obedient whether the provider asks for credentials when it is told to, rather than only when it has to
     * @param strong whether the user can give the stronger ones
     * @param expiresIn seconds until the provider wants its session to end; negative if it does not say
     */
    record Return(int browser, Person user, boolean obedient, boolean strong, long expiresIn) implements Step {
        @Override
        public String on(Side side) {
            return side.comeBack(this);
        }
    }

    /** The user signs out. */
    record Logout(int node, int browser) implements Step {
        @Override
        public String on(Side side) {
            return side.logout(node, browser);
        }
    }

    /** Somebody else ends the session. */
    record End(int node, int browser, EndReason reason) implements Step {
        @Override
        public String on(Side side) {
            return side.end(node, browser, reason);
        }
    }

    /** The browser loses the session's cookie. */
    record Drop(int browser) implements Step {
        @Override
        public String on(Side side) {
            return side.drop(browser);
        }
    }

    /** The browser loses the provider's session. */
    record Leave(int browser) implements Step {
        @Override
        public String on(Side side) {
            return side.leave(browser);
        }
    }
}
