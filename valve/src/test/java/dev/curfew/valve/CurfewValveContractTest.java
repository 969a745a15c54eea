package dev.curfew.valve;

import dev.curfew.contract.Door;
import dev.curfew.contract.DoorContract;
import dev.curfew.contract.OvertakenContract;
import org.junit.jupiter.api.Nested;

/** Everything that both doors do, at the valve. */
class CurfewValveContractTest extends DoorContract {

    @Override
    protected Door door() {
        return (application, curfew) ->
                application.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
    }

    /** No filter of an application stands before this door. */
    @Nested
    class Overtaken extends OvertakenContract {
        @Override
        protected Door door() {
            return CurfewValveContractTest.this.door();
        }
    }
}
