package dev.curfew.acceptance;

import dev.curfew.acceptance.server.KeycloakServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link KeycloakServer}: the first one starts it, all share it, it stops after the last. Who does not need it runs meanwhile. */
final class SharedKeycloak implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public KeycloakServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedKeycloak.class))
                .getOrComputeIfAbsent(Starting.class, type -> Starting.begin(), Starting.class)
                .server
                .join();
    }

    /** A future, since the pool of the tests lets others begin for those who wait for one. */
    private record Starting(CompletableFuture<KeycloakServer> server) implements AutoCloseable {

        static Starting begin() {
            return new Starting(
                    CompletableFuture.supplyAsync(KeycloakServer::start, start -> new Thread(start).start()));
        }

        @Override
        public void close() {
            server.join().close();
        }
    }
}
