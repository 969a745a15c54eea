package dev.curfew.filter;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationFile;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.PageFiles;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code curfew.yaml} inside an application; it can be followed where the application is unpacked. */
record ApplicationResource(String path, ServletContext application) implements ConfigurationSource {

    @Override
    public LoadedConfiguration read() throws ConfigurationException {
        Path file = file();
        try (InputStream content = application.getResourceAsStream(path)) {
            return content == null
                    ? ConfigurationFile.readAll(file, System::getenv)
                    : ConfigurationFile.parseAll(content.readAllBytes(), file, System::getenv, pages());
        } catch (IOException unreadable) {
            return ConfigurationFile.readAll(file, System::getenv);
        }
    }

    @Override
    public Object fingerprint() {
        return List.of(ConfigurationSource.fingerprintOf(file()), pages().fingerprint());
    }

    private PageFiles pages() {
        return application.getRealPath(path) == null
                ? new ApplicationPages(
                        path.substring(0, path.lastIndexOf('/') + 1) + PageFiles.FOLDER + "/", application)
                : PageFiles.beside(file());
    }

    private Path file() {
        @Nullable String real = application.getRealPath(path);
        return Path.of(real == null ? path : real);
    }
}
