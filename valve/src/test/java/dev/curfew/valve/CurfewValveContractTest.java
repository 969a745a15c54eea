package dev.curfew.valve;

import dev.curfew.contract.Door;
import dev.curfew.contract.DoorContract;

/** The main job, at the valve of a context. */
class CurfewValveContractTest extends DoorContract {

    @Override
    protected Door door() {
        return (application, curfew) ->
                application.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
    }
}
