package dev.curfew.filter;

import dev.curfew.contract.Door;
import dev.curfew.contract.DoorContract;
import dev.curfew.contract.OvertakenContract;
import org.junit.jupiter.api.Nested;

/** Everything that both doors do, at the filter. */
class CurfewFilterContractTest extends DoorContract {

    @Override
    protected Door door() {
        return new FilterDoor();
    }

    /** Filters of the application may stand before this door, and keep a request waiting there. */
    @Nested
    class Overtaken extends OvertakenContract.AtTheFilter {
        @Override
        protected Door door() {
            return CurfewFilterContractTest.this.door();
        }
    }
}
