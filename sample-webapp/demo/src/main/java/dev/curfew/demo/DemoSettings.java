package dev.curfew.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the demo starts with.
 *
 * @param webapp the WAR, or its directory
 * @param directory where the policy file and Tomcat's files go
 * @param port where the webapp is
 * @param providerPort where the provider is
 */
record DemoSettings(Path webapp, Path directory, Port port, Port providerPort) {

    /**
     * From the command line.
     *
     * @param arguments the WAR and the directory
     * @param properties the system properties, null for one that is not set
     */
    static DemoSettings of(List<String> arguments, UnaryOperator<@Nullable String> properties) {
        if (arguments.size() != 2 || !Files.exists(Path.of(arguments.get(0)))) {
            throw new DemoException(
                    "arguments: %s (expected: the WAR and a directory to work in), run mvn -Pdemo package"
                            .formatted(arguments));
        }
        Port port = Port.webapp(properties.apply("curfew.demo.port"));
        Port providerPort = Port.provider(properties.apply("curfew.demo.provider-port"));
        if (port.number() != 0 && port.number() == providerPort.number()) {
            throw new DemoException("%s and %s are both %d (expected: two ports), change one of them"
                    .formatted(port.property(), providerPort.property(), port.number()));
        }
        return new DemoSettings(
                Path.of(arguments.get(0)).toAbsolutePath().normalize(),
                Path.of(arguments.get(1)).toAbsolutePath().normalize(),
                port,
                providerPort);
    }
}
