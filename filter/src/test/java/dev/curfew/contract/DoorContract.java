package dev.curfew.contract;

import org.junit.jupiter.api.Nested;

/** Everything that both doors do. A test of a door extends it, and adds what only this door does. */
public abstract class DoorContract {

    /** The door under test. */
    protected abstract Door door();

    @Nested
    class Clocks extends ClockContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class BlockedReleases extends BlockedReleaseContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Assemblies extends AssemblyContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Crowds extends CrowdContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Tomcat extends TomcatContract {}

    @Nested
    class Answers extends AnswersContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class HarmlessClaims extends HarmlessClaimsContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Framing extends FramingContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Spelling extends SpellingContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class BadInput extends BadInputContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class ConcurrentSessions extends ConcurrentSessionsContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class ContainerSessions extends ContainerSessionContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class RevokingFarewells extends FarewellContract.Revoke {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class SigningOutFarewells extends FarewellContract.Logout {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class SilentFarewells extends FarewellContract.Nothing {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class KeptForms extends KeptFormContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Leases extends LeaseContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Logouts extends LogoutContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class LongRequests extends LongRequestContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Outages extends OutageContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class OutagesAtStart extends OutageContract.AtStart {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class ProviderTruths extends ProviderTruthContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class ProviderEnds extends ProviderEndContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class QuietLogs extends QuietLogContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Reauthentications extends ReauthenticationContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class SignIns extends SignInContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class SilentReturns extends SilentReturnContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Status extends StatusContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Timeouts extends TimeoutContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class StepUps extends StepUpContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Sockets extends SocketContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Streams extends StreamContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Activities extends ActivityContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Reports extends ReportContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Resumption extends ResumeContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class BrowserClosed extends BrowserClosedContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Pages extends PageContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class PolicyFiles extends PolicyFileContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class LoggedBindings extends BindingContract.Log {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class ProvenBindings extends BindingContract.Reauthenticate {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class StrictBindings extends BindingContract.End {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class WelcomeFiles extends WelcomeFileContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class WaysBack extends WayBackContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class AsyncListeners extends AsyncListenerContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class Dispatches extends DispatchContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class OwnHeaders extends OwnHeaderContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }

    @Nested
    class SwappedSessions extends SwappedSessionContract {
        @Override
        protected Door door() {
            return DoorContract.this.door();
        }
    }
}
