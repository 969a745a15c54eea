package dev.curfew.cli.check;

import dev.curfew.cli.command.ConfigurationArgument;
import dev.curfew.cli.command.ContextPath;
import dev.curfew.cli.command.ExitStatus;
import dev.curfew.cli.command.OutputOption;
import dev.curfew.cli.command.Version;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.Durations;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The command {@code check}: lists faults, conflicts with the surroundings, and the requirements that a policy meets.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lists every fault and warning of a policy, conflicts with its surroundings, and the requirements of standards that it meets.",
            "The exit code is 0 without faults, 1 with faults."
        })
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConfigurationArgument configuration;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutputOption output;

    @Option(
            names = "--webapps",
            paramLabel = "DIR",
            description =
                    "Also check the webapps of this directory: the session settings in their web.xml and context.xml.")
    private @Nullable Path webapps;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Measure the policy against this preset, such as pci-dss. Default: timeouts.preset, if there is one.")
    private @Nullable String preset;

    @Option(
            names = "--provider-session",
            paramLabel = "TIME",
            description = "How long the provider's own session lives, such as 10h.")
    private @Nullable String providerSession;

    @Option(
            names = "--context",
            paramLabel = "PATH",
            description =
                    "Check the valve or filter of this context, such as /bank. Default: the valve of a whole host.")
    private String context = "";

    @Option(names = "--strict", description = "Exit with 1 also for warnings and for requirements that are not met.")
    private boolean strict;

    @Override
    public Integer call() {
        Preset measure = preset == null ? null : preset(preset);
        long providerMillis = providerSession == null ? Limits.NONE : duration(providerSession);
        List<Webapp> deployed = webapps == null ? null : webapps(webapps);
        LoadedConfiguration loaded;
        try {
            loaded = configuration.read();
        } catch (ConfigurationException faults) {
            return output.report(faults);
        }
        CheckReport report = report(loaded, measure, deployed, providerMillis);
        output.print(report.asText(), report.asData());
        return strict && !report.isFine() ? ExitStatus.FAULTS : ExitStatus.FINE;
    }

    private CheckReport report(
            LoadedConfiguration loaded,
            @Nullable Preset measure,
            @Nullable List<Webapp> deployed,
            long providerMillis) {
        String file = configuration.file().toString();
        String mount = ContextPath.of(context);
        PolicyUnderReview subject = new PolicyUnderReview(loaded, mount, Feature.ofThisVersion());
        Set<String> contexts =
                deployed == null ? null : deployed.stream().map(Webapp::context).collect(Collectors.toSet());
        List<Drift> drift = new ArrayList<>(PolicyDrift.in(file, loaded, subject, contexts, providerMillis));
        for (Webapp webapp : deployed == null ? List.<Webapp>of() : deployed) {
            drift.addAll(WebappDrift.in(webapp, subject.limits()));
        }
        Preset named = loaded.settings().baseline().preset();
        return new CheckReport(
                file,
                loaded.warningsAt(mount),
                drift,
                loaded.settings().baseline().deviations(),
                Compliance.of(subject, measure == null ? named : measure));
    }

    private Preset preset(String name) {
        for (Preset known : Preset.values()) {
            if (known.word().equals(name)) {
                return known;
            }
        }
        throw new ParameterException(
                output.commandLine(),
                "--preset: " + name + " (expected: one of " + String.join(", ", Preset.words()) + "), correct it");
    }

    private long duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new ParameterException(
                        output.commandLine(),
                        "--provider-session: " + text
                                + " (expected: a duration such as 10h, 1h30m or 10d), write numbers and units"));
    }

    private List<Webapp> webapps(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                return Webapp.in(directory);
            }
        } catch (IOException | UncheckedIOException fault) {
            throw new ParameterException(output.commandLine(), refusal(directory), fault);
        }
        throw new ParameterException(output.commandLine(), refusal(directory));
    }

    private static String refusal(Path directory) {
        return "--webapps: " + directory + " (expected: a directory that can be read), name the server's webapps";
    }
}
