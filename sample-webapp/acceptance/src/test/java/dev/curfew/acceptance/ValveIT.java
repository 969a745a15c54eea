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
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Absolute extends AbsoluteStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Idle extends IdleStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Cookies extends CookieStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Paths extends PathStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Roles extends RoleStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Bindings extends BindingStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class SessionLimit extends SessionLimitStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Activity extends ActivityStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class PolicyFile extends PolicyFileStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Logout extends LogoutStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class SigningIn extends SignInStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Strangers extends StrangerStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }

    @Nested
    class Secrets extends SecretStories {
        @Override
        Scene scene() {
            return ValveIT.this.scene();
        }
    }
}
