package dev.curfew.acceptance;

import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.TomcatGeneration;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** One door on every generation of Tomcat, one after the other. All stories of one generation share its server. */
@ExtendWith(SharedKeycloak.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // start() is called first, once for every generation
abstract class RealDoor {

    @Parameter
    TomcatGeneration generation;

    private ServerFixture scene;

    abstract Entrance entrance();

    final ServerFixture scene() {
        return scene;
    }

    @BeforeParameterizedClassInvocation
    void start(TomcatGeneration started, KeycloakServer keycloak) {
        Entrance entrance = entrance();
        scene = ServerFixture.start(keycloak, entrance.instance(started, ""), entrance::shop);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        Optional.ofNullable(scene).ifPresent(ServerFixture::close);
    }
}
