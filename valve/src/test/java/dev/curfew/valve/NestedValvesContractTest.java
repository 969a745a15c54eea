package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.contract.Door;
import dev.curfew.contract.Scene;
import dev.curfew.contract.Stage;
import org.junit.jupiter.api.Test;

/** Two valves on a request's way, with sessions of their own. */
class NestedValvesContractTest {

    private static final Door OUTER_AND_INNER = (application, curfew) -> {
        application.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
        application.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
    };

    @Test
    void whatTheOuterOneLetsThroughTheInnerOneStillAsks() throws Exception {
        try (Stage stage = Stage.open(OUTER_AND_INNER, Scene.usual())) {
            Browser alice = new Browser();
            stage.signIn(alice, alice.open(stage.url("/app/sample/hello")), "alice");
            alice.fetch(stage.url("/app/sample/hello"));
            assertThat(alice.fetch(stage.url("/app/sample/hello")).status()).isEqualTo(401);
            assertThat(stage.served()).isZero();
        }
    }
}
