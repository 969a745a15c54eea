package dev.curfew.chromium;

import dev.curfew.contract.Door;
import dev.curfew.filter.FilterDoor;
import org.junit.jupiter.api.Nested;

/** What people see behind the filter. */
class FilterPageIT {

    private static final Door FILTER = new FilterDoor();

    @Nested
    class Warnings extends WarningStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Covers extends CoverStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Pages extends PageStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class OwnPages extends OwnPageStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Closings extends ClosingStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Fragments extends FragmentStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Forms extends FormStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Resumes extends ResumeStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Frames extends FrameStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Quiet extends QuietStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Scriptless extends ScriptlessStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }
}
