package dev.curfew.cli;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationFile;
import dev.curfew.config.Reading;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The configuration that a command is about. */
final class ConfigurationArgument {

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description =
                    "The policy file, such as conf/curfew.yaml. Files and variables that it refers to have to be there.")
    private Path file = Path.of("");

    Path file() {
        return file;
    }

    Reading read() throws ConfigurationException {
        return ConfigurationFile.readAll(file, System::getenv);
    }
}
