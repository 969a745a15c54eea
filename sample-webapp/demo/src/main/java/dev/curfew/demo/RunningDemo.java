package dev.curfew.demo;

import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;

/** The provider and the server, both up. */
final class RunningDemo implements AutoCloseable {

    private final DemoProvider provider;
    private final Server server;
    private final Path policy;

    private RunningDemo(DemoProvider provider, Server server, Path policy) {
        this.provider = provider;
        this.server = server;
        this.policy = policy;
    }

    /** Starts both, or neither. */
    static RunningDemo start(DemoSettings settings) throws InterruptedException {
        settings.port().requireFree();
        settings.providerPort().requireFree();
        DemoClient client = DemoClient.withSecret("demo", "demo-secret").redirectingToAnyLoopback();
        DemoProvider provider = DemoProvider.start(DemoProviderSettings.defaults()
                .withPort(settings.providerPort().number())
                .withClients(client));
        try {
            Path policy = PolicyFile.write(settings.directory(), provider.issuer());
            return new RunningDemo(provider, ready(Server.start(settings, policy)), policy);
        } catch (IOException | LifecycleException fault) {
            provider.close();
            throw new DemoException("Tomcat does not start: " + fault.getMessage(), fault);
        } catch (RuntimeException | InterruptedException fault) {
            provider.close();
            throw fault;
        }
    }

    private static Server ready(Server server) throws IOException, InterruptedException {
        try {
            Readiness.await(server.address());
            return server;
        } catch (IOException | InterruptedException | RuntimeException fault) {
            server.close();
            throw fault;
        }
    }

    URI address() {
        return server.address();
    }

    URI issuer() {
        return provider.issuer();
    }

    /** The policy in force. */
    Path policy() {
        return policy;
    }

    @Override
    public void close() {
        server.close();
        provider.close();
    }
}
