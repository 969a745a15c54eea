package dev.curfew.cli.command;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationFile;
import dev.curfew.config.LoadedConfiguration;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The configuration that a command is about. */
public final class ConfigurationArgument {

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description =
                    "The policy file, such as conf/curfew.yaml. Files and environment variables that it refers to must exist.")
    private Path file = Path.of("");

    public Path file() {
        return file;
    }

    public LoadedConfiguration read() throws ConfigurationException {
        return ConfigurationFile.readAll(file, System::getenv);
    }
}
