package dev.curfew.acceptance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The valve in the {@code Host} of a real Tomcat, in front of an old webapp that nobody changed. */
@ParameterizedClass
@EnumSource
final class ValveIT extends RealDoor {

    @Override
    Entrance entrance() {
        return Entrance.VALVE;
    }

    @Nested
    class OldApp extends OldAppStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Absolute extends AbsoluteStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Idle extends IdleStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Cookies extends CookieStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Paths extends PathStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Roles extends RoleStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Bindings extends BindingStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class SessionLimit extends SessionLimitStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Activity extends ActivityStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class PolicyFile extends PolicyFileStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Logout extends LogoutStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class SigningIn extends SignInStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Strangers extends StrangerStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Secrets extends SecretStories {
        @Override
        ServerFixture scene() {
            return ValveIT.this.scene();
        }
    }
}
