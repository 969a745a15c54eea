package dev.curfew.cli.explain;

import dev.curfew.cli.command.ConfigurationArgument;
import dev.curfew.cli.command.ContextPath;
import dev.curfew.cli.command.ExitStatus;
import dev.curfew.cli.command.OutputOption;
import dev.curfew.cli.command.Version;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.Policy;
import dev.curfew.policy.RequestTarget;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code explain}: shows the rules for one request, and why they apply. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows which rules apply to a request, which value of each setting wins, which values lose, and the session's timeline."
        })
public final class ExplainCommand implements Callable<Integer> {

    /** Where Curfew stands. */
    enum Door {
        /** A valve of a host or an engine. */
        HOST,
        /** A filter, or a valve of a context. */
        CONTEXT
    }

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConfigurationArgument configuration;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutputOption output;

    @Option(
            names = "--path",
            required = true,
            paramLabel = "PATH",
            description = "The whole path of the request, context path included, such as /bank/payments/new.")
    private String path = "";

    @Option(names = "--method", paramLabel = "METHOD", description = "The method. Default: GET.")
    private String method = "GET";

    @Option(names = "--role", paramLabel = "ROLE", description = "A role of the user. Can be repeated. Default: none.")
    private Set<String> roles = Set.of();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The user's name, as getRemoteUser returns it. Default: a user that no rule names.")
    private String user = "";

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "The host of the request. Default: the host of oidc.public-url, else a host that no rule names.")
    private @Nullable String host;

    @Option(
            names = "--context",
            paramLabel = "PATH",
            description =
                    "The context path, such as /bank. Default: the longest one that a rule names and that the path begins with.")
    private @Nullable String context;

    @Option(
            names = "--door",
            paramLabel = "DOOR",
            description =
                    "Where Curfew is installed: host for a valve of a host or an engine, context for a filter or a valve of a"
                            + " context, where rules about the context apply to whole sessions. Default: host.")
    private Door door = Door.HOST;

    @Override
    public Integer call() {
        if (!path.startsWith("/")) {
            throw new ParameterException(
                    output.commandLine(), "--path: " + path + " (expected: a path that starts with /), write /" + path);
        }
        LoadedConfiguration loaded;
        try {
            loaded = configuration.read();
        } catch (ConfigurationException faults) {
            return output.refuse(faults);
        }
        RequestTarget target = target(loaded);
        String mount = door == Door.HOST ? "" : target.context();
        SampleUser who = new SampleUser(user, roles);
        Explanation explanation = Explanation.of(loaded, mount, who, target);
        Timeline timeline = Timeline.of(explanation.terms(), explanation.ruling(), loaded.provenance()::shown);
        ExplanationReport report = new ExplanationReport(mount, who, target, shownHost(loaded), explanation, timeline);
        output.print(report.asText(), report.asData());
        return ExitStatus.FINE;
    }

    private RequestTarget target(LoadedConfiguration loaded) {
        int query = path.indexOf('?');
        String whole = query < 0 ? path : path.substring(0, query);
        String where = context == null ? contextOf(whole, loaded.settings().policy()) : ContextPath.of(context);
        return new RequestTarget(host(loaded), where, method.toUpperCase(Locale.ROOT), whole);
    }

    /** The host as it may be shown: that of a public URL that came by reference is not. */
    private String shownHost(LoadedConfiguration loaded) {
        String written = loaded.provenance().written("oidc.public-url");
        return host == null && written != null ? written : host(loaded);
    }

    private String host(LoadedConfiguration loaded) {
        URI publicUrl = loaded.settings().oidc().publicUrl();
        String known = publicUrl == null || publicUrl.getHost() == null ? "" : publicUrl.getHost();
        return (host == null ? known : host).toLowerCase(Locale.ROOT);
    }

    private static String contextOf(String path, Policy policy) {
        List<String> named = policy.rules().stream()
                .flatMap(rule -> rule.when().contexts().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return named.stream()
                .filter(name -> (path + "/").startsWith(name + "/"))
                .findFirst()
                .orElse("");
    }
}
