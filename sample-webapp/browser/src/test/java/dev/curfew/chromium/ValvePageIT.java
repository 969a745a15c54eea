package dev.curfew.chromium;

import dev.curfew.contract.Door;
import dev.curfew.valve.CurfewValve;
import org.junit.jupiter.api.Nested;

/** What people see behind the valve. */
class ValvePageIT {

    private static final Door VALVE = (application, curfew) ->
            application.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));

    @Nested
    class Warnings extends WarningStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Covers extends CoverStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Pages extends PageStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class OwnPages extends OwnPageStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Closings extends ClosingStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Fragments extends FragmentStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Forms extends FormStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Resumes extends ResumeStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Frames extends FrameStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Quiet extends QuietStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }

    @Nested
    class Scriptless extends ScriptlessStories {
        @Override
        protected Door door() {
            return VALVE;
        }
    }
}
