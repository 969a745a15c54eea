package dev.curfew.chromium;

import dev.curfew.contract.Door;
import dev.curfew.filter.FilterDoor;
import org.junit.jupiter.api.Nested;

/** What is the same behind either door, since it happens in the page: told once, at the filter. The contracts hold both doors to their part. */
class EitherPageIT {

    private static final Door FILTER = new FilterDoor();

    @Nested
    class People extends ActivityStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Gallery extends GalleryStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Globals extends GlobalStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Rough extends RoughStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Looks extends LookStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }
}
