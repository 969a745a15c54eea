package dev.curfew.acceptance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter in the {@code web.xml} of a webapp on a real Tomcat. */
@ParameterizedClass
@EnumSource
final class FilterIT extends RealDoor {

    @Override
    Entrance entrance() {
        return Entrance.FILTER;
    }

    @Nested
    class Absolute extends AbsoluteStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Idle extends IdleStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Cookies extends CookieStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Paths extends PathStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Roles extends RoleStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Bindings extends BindingStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class SessionLimit extends SessionLimitStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Activity extends ActivityStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class PolicyFile extends PolicyFileStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Logout extends LogoutStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class SigningIn extends SignInStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Strangers extends StrangerStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }

    @Nested
    class Secrets extends SecretStories {
        @Override
        ServerFixture scene() {
            return FilterIT.this.scene();
        }
    }
}
