package dev.curfew.acceptance;

import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatInstance;
import java.net.URI;
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

    private Scene scene;

    /** A fresh instance with the webapp and this door in it; the JAR and {@code curfew.yaml} are added by the scene. */
    abstract TomcatInstance instance(TomcatGeneration generation);

    abstract Shop shop(URI tomcat);

    final Scene scene() {
        return scene;
    }

    @BeforeParameterizedClassInvocation
    void start(TomcatGeneration started, KeycloakServer keycloak) {
        scene = Scene.start(keycloak, instance(started), this::shop);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        Optional.ofNullable(scene).ifPresent(Scene::close);
    }
}
