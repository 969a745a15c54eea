package dev.curfew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Slow;
import dev.curfew.cli.command.ExitStatus;
import dev.curfew.cli.command.Json;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationFile;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.SettingPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A marker by reference at every setting there is, in every form that some setting takes: no output holds it. */
@Slow
class ReferenceSecrecyTest {

    private static final String MARKER = "zqmarker";
    private static final String REFERENCE = "${file:value}";
    private static final List<String> FORMS = List.of(
            MARKER,
            MARKER + " two",
            "role:" + MARKER,
            "/" + MARKER,
            "/" + MARKER + "/**",
            MARKER + ".example.com",
            "https://" + MARKER + ".example.com",
            "openid " + MARKER,
            MARKER + "\u0007");

    /** What shows that a marker was taken: texts that are shown somewhere. */
    private static final List<String> SHOWN =
            List.of("rules[].name", "rules[].deviation", "timeouts.deviation", "rules[].access", "rules[].acr");

    private Path directory = Path.of("");
    private Path file = Path.of("");
    private Path webapps = Path.of("");

    @BeforeEach
    void prepare(@TempDir Path fresh) throws IOException {
        directory = fresh;
        file = directory.resolve("curfew.yaml");
        webapps = Files.createDirectories(directory.resolve("webapps"));
    }

    @Test
    void noOutputHoldsWhatAReferenceStandsFor() throws IOException {
        Set<String> taken = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (String form : FORMS) {
            Files.writeString(directory.resolve("value"), form);
            for (String path : SettingPaths.all()) {
                for (String reference : references(path)) {
                    Files.writeString(file, Json.of(policy(path, reference)));
                    String output = everyOutput(path, taken);
                    assertThat(output).as("%s: %s = %s", path, reference, form).doesNotContainIgnoringCase(MARKER);
                    if (output.contains(REFERENCE)) {
                        named.add(path);
                    }
                }
            }
        }
        assertThat(taken)
                .as("settings that took one of the forms")
                .hasSizeGreaterThan(15)
                .containsAll(SHOWN);
        assertThat(named).as("settings whose reference is shown").containsAll(SHOWN);
    }

    private static List<String> references(String path) {
        return path.endsWith(".access") ? List.of(REFERENCE, "role:" + REFERENCE) : List.of(REFERENCE);
    }

    private String everyOutput(String path, Set<String> taken) {
        List<String> outputs = new ArrayList<>();
        for (String form : List.of("", "--json")) {
            outputs.add(run("check", form, "--webapps", webapps, "--preset", "pci-dss"));
            outputs.add(run("explain", form, "--path", "/base/x", "--role", "other"));
        }
        try {
            LoadedConfiguration loaded = ConfigurationFile.readAll(file, name -> null);
            taken.add(path);
            outputs.add(loaded.settings().inForce());
            outputs.add(loaded.warningsAt("").toString());
        } catch (ConfigurationException faults) {
            outputs.add(faults.toString());
        }
        return String.join("\n", outputs);
    }

    private String run(String command, String form, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(command, file));
        if (!form.isEmpty()) {
            arguments.add(form);
        }
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray());
        assertThat(run.status()).as("%s %s", run.out(), run.err()).isLessThan(ExitStatus.USAGE);
        return run.out() + run.err();
    }

    /** A policy that is valid, with this value in place of one of its own. YAML takes JSON. */
    private static Map<String, Object> policy(String path, String value) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("oidc", section("issuer", "https://sso.example.com", "client-id", "shop"));
        policy.put(
                "timeouts",
                section(
                        "preset", "owasp-asvs-l2",
                        "idle", "20h",
                        "absolute", "30d",
                        "warn", "none",
                        "deviation", "an old one"));
        Map<String, Object> rule = section("name", "base", "idle", "10m", "access", "role:clerk");
        rule.put("when", section("path", "/base/**"));
        Map<String, Object> loose = section(
                "name",
                "loose",
                "preset",
                "pci-dss",
                "idle",
                "10h",
                "deviation",
                "another one",
                "access",
                "role:admin");
        loose.put("when", section("path", "/base/**"));
        policy.put("rules", new ArrayList<>(List.of(rule, loose)));
        put(policy, rule, loose, path, value);
        return policy;
    }

    private static void put(
            Map<String, Object> policy,
            Map<String, Object> rule,
            Map<String, Object> loose,
            String path,
            String value) {
        String rules = "rules[].";
        if (path.startsWith(rules)) {
            boolean presets = path.endsWith(".deviation") || path.endsWith(".preset");
            put(presets ? loose : rule, path.substring(rules.length()), value);
        } else {
            put(policy, path, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> section, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            section.put(path, value);
        } else {
            Object below = section.computeIfAbsent(path.substring(0, dot), word -> new LinkedHashMap<>());
            put((Map<String, Object>) below, path.substring(dot + 1), value);
        }
    }

    private static Map<String, Object> section(String... words) {
        Map<String, Object> section = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            section.put(words[i], words[i + 1]);
        }
        return section;
    }
}
