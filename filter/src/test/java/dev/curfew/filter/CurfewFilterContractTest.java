package dev.curfew.filter;

import dev.curfew.contract.ActivityContract;
import dev.curfew.contract.AnswersContract;
import dev.curfew.contract.AssemblyContract;
import dev.curfew.contract.AsyncListenerContract;
import dev.curfew.contract.BadInputContract;
import dev.curfew.contract.BindingContract;
import dev.curfew.contract.BrowserClosedContract;
import dev.curfew.contract.ClockContract;
import dev.curfew.contract.ConcurrentSessionsContract;
import dev.curfew.contract.ContainerSessionContract;
import dev.curfew.contract.CrowdContract;
import dev.curfew.contract.DispatchContract;
import dev.curfew.contract.Door;
import dev.curfew.contract.FarewellContract;
import dev.curfew.contract.FramingContract;
import dev.curfew.contract.HarmlessClaimsContract;
import dev.curfew.contract.KeptFormContract;
import dev.curfew.contract.LeaseContract;
import dev.curfew.contract.LogoutContract;
import dev.curfew.contract.LongRequestContract;
import dev.curfew.contract.OutageContract;
import dev.curfew.contract.OvertakenContract;
import dev.curfew.contract.OwnHeaderContract;
import dev.curfew.contract.PageContract;
import dev.curfew.contract.PolicyFileContract;
import dev.curfew.contract.ProviderEndContract;
import dev.curfew.contract.ProviderTruthContract;
import dev.curfew.contract.QuietLogContract;
import dev.curfew.contract.ReauthenticationContract;
import dev.curfew.contract.ReportContract;
import dev.curfew.contract.ResumeContract;
import dev.curfew.contract.SignInContract;
import dev.curfew.contract.SilentReturnContract;
import dev.curfew.contract.SocketContract;
import dev.curfew.contract.SpellingContract;
import dev.curfew.contract.StatusContract;
import dev.curfew.contract.StepUpContract;
import dev.curfew.contract.StreamContract;
import dev.curfew.contract.SwappedSessionContract;
import dev.curfew.contract.TimeoutContract;
import dev.curfew.contract.TomcatContract;
import dev.curfew.contract.WayBackContract;
import dev.curfew.contract.WelcomeFileContract;
import org.junit.jupiter.api.Nested;

/** Everything that both doors do, at the filter. */
class CurfewFilterContractTest {

    private static final Door FILTER = new FilterDoor();

    @Nested
    class Assemblies extends AssemblyContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Clocks extends ClockContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Crowds extends CrowdContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Tomcat extends TomcatContract {}

    @Nested
    class Answers extends AnswersContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class HarmlessClaims extends HarmlessClaimsContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Framing extends FramingContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Spelling extends SpellingContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class BadInput extends BadInputContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class ConcurrentSessions extends ConcurrentSessionsContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class ContainerSessions extends ContainerSessionContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class RevokingFarewells extends FarewellContract.Revoke {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SigningOutFarewells extends FarewellContract.Logout {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SilentFarewells extends FarewellContract.Nothing {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class KeptForms extends KeptFormContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Leases extends LeaseContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Logouts extends LogoutContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class LongRequests extends LongRequestContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Outages extends OutageContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class OutagesAtStart extends OutageContract.AtStart {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class ProviderTruths extends ProviderTruthContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class ProviderEnds extends ProviderEndContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class QuietLogs extends QuietLogContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Reauthentications extends ReauthenticationContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SignIns extends SignInContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SilentReturns extends SilentReturnContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Status extends StatusContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Timeouts extends TimeoutContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class StepUps extends StepUpContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Sockets extends SocketContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Streams extends StreamContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Activities extends ActivityContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Reports extends ReportContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Resumption extends ResumeContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class BrowserClosed extends BrowserClosedContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Pages extends PageContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class PolicyFiles extends PolicyFileContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class LoggedBindings extends BindingContract.Log {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class ProvenBindings extends BindingContract.Reauthenticate {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class StrictBindings extends BindingContract.End {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class WelcomeFiles extends WelcomeFileContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class WaysBack extends WayBackContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class AsyncListeners extends AsyncListenerContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Dispatches extends DispatchContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class OwnHeaders extends OwnHeaderContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SwappedSessions extends SwappedSessionContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Overtaken extends OvertakenContract.AtTheFilter {
        @Override
        protected Door door() {
            return FILTER;
        }
    }
}
