package dev.curfew.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Slow;
import dev.curfew.cli.Run;
import dev.curfew.cli.Sample;
import dev.curfew.config.FaultCode;
import dev.curfew.config.WarningCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private Path directory = Path.of("");
    private Path policy = Path.of("");

    @BeforeEach
    void write(@TempDir Path temporary) throws IOException {
        directory = temporary;
        policy = temporary.resolve("curfew.yaml");
        write(Sample.OIDC + Sample.TIMEOUTS);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(policy, yaml);
    }

    private Run check(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("check", policy));
        all.addAll(List.of(arguments));
        return Run.of(all.toArray());
    }

    private static String example(String page) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..").resolve(page)));
        assertThat(example.find()).as(page).isTrue();
        String yaml = example.group(1);
        return yaml.startsWith("#")
                ? yaml
                : yaml
                        + (yaml.contains("oidc:") ? "" : Sample.OIDC)
                        + (yaml.contains("timeouts:") ? "" : Sample.TIMEOUTS);
    }

    /** Makes the file what its code is about. */
    private void write(FaultCode code) throws IOException {
        switch (code) {
            case FILE_MISSING -> Files.delete(policy);
            case FILE_UNREADABLE -> {
                Files.delete(policy);
                Files.createDirectory(policy);
            }
            case FILE_TOO_LARGE -> Files.write(policy, new byte[4 * 1024 * 1024 + 1]);
            case FILE_ENCODING -> Files.write(policy, "a: \u00FC".getBytes(StandardCharsets.ISO_8859_1));
            case FILE_EMPTY -> Files.writeString(policy, "# nothing\n");
            case PAGES_UNKNOWN_FILE -> writePages("notes.txt", "");
            case PAGES_UNKNOWN_TEXT -> writePages("de.properties", "action.nothing=Nichts");
            case PAGES_MISSING_TEXT -> writePages("nl.properties", "action.start=Begin");
            case PAGES_INVALID_TEXT -> writePages("de.properties", "action.start=<b>Start</b>");
            case PAGES_INVALID_STYLE -> writePages("style.css", "@import 'x'");
            default -> write(example(code.page()));
        }
    }

    private void writePages(String name, String content) throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("curfew-pages")).resolve(name), content);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsReportedWithItsPlace(FaultCode code) throws IOException {
        write(code);

        Run text = check();
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err()).isEmpty();
        assertThat(text.out()).contains("1 fault", code.word() + " " + directory, code.page());

        Run json = check("--json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.json().get("faults"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("code", code.word())
                .containsKeys("file", "line", "column", "setting", "found", "expected", "remedy", "page");
    }

    @ParameterizedTest
    @EnumSource
    void everyWarningIsReportedAndFailsOnlyIfAsked(WarningCode code) throws IOException {
        write(example(code.page()));

        assertThat(check().status()).isZero();
        assertThat(check().out()).contains("1 warnings:", code.word() + " " + policy);
        assertThat(check("--strict").status()).isEqualTo(1);
        assertThat(check("--json").json().get("warnings"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("code", code.word());
    }

    @Test
    void aWarningAboutTheDoorOfAHostIsNoneAtThatOfAContext() throws IOException {
        write(example(WarningCode.NOT_AT_HOST.page()));

        assertThat(check("--context", "/bank").out()).contains("no faults, no warnings");
    }

    @Test
    void theReportNamesEveryRequirementWithItsProof() {
        String out = check().out();

        assertThat(Compliance.requirements(null)).allSatisfy(requirement -> assertThat(out)
                .containsPattern("(met|not met|not ours) +" + Pattern.quote(requirement.id()) + "  "));
        assertThat(out).contains("timeouts.idle (line 5)", "- docs/explanation/time.md", " not met, ");
    }

    @Test
    void theReportIsDataToo() {
        Map<String, Object> json = check("--json").json();

        assertThat(json).containsOnlyKeys("file", "faults", "warnings", "drift", "deviations", "compliance", "summary");
        assertThat(json.get("compliance"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(Compliance.requirements(null).size())
                .allSatisfy(one -> assertThat(one)
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsKeys("standard", "id", "title", "verdict", "because", "proofs", "page"));
        assertThat(json.get("summary"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("met", "not met", "not ours");
    }

    @Test
    void unmetRequirementsFailOnlyIfAsked() {
        assertThat(check().status()).isZero();
        assertThat(check("--strict").status()).isEqualTo(1);
    }

    @Test
    void deviationsArePrintedWithTheirReasons() throws IOException {
        write(Sample.OIDC + "timeouts:\n  preset: pci-dss\n  idle: 20m\n  absolute: 8h\n  deviation: cash desks\n");

        assertThat(check().out()).contains("1 deviations", "timeouts.idle 20m instead of 15m of pci-dss: cash desks");
        assertThat(String.valueOf(check("--json").json().get("deviations"))).contains("cash desks");
    }

    @Test
    void thePresetOfTheFileOrOfTheCommandIsMeasured() throws IOException {
        assertThat(check().out()).doesNotContain("Preset ");
        assertThat(check("--preset", "psd2-sca").out())
                .containsPattern("Preset psd2-sca .*\\R  not met   idle  idle is at most 5m");
        write(Sample.OIDC + "timeouts:\n  preset: pci-dss\n");
        assertThat(check().out()).containsPattern("Preset pci-dss .*\\R  met       idle  idle is at most 15m");
    }

    @Test
    void aPresetThatThereIsNotIsAUsageFault() {
        Run run = check("--preset", "pci");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--preset: pci (expected: one of nist-aal1,");
    }

    @Test
    void theProvidersSessionIsComparedWithTheAbsoluteTimeout() {
        assertThat(check("--provider-session", "8h").out()).doesNotContain("drift-");
        assertThat(check("--provider-session", "7h59m").out())
                .contains("drift-provider-session " + policy + ":6:13, timeouts.absolute: 8h");
        assertThat(String.valueOf(
                        check("--provider-session", "7h59m", "--json").json().get("drift")))
                .contains("drift-provider-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10d", "1d12h", "P1D", "PT8H"})
    void durationsAreWrittenAsInThePolicy(String time) {
        assertThat(check("--provider-session", time).out()).doesNotContain("drift-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "10", "-1h", "0s", "PT", ""})
    void aTimeThatIsNoneIsAUsageFault(String time) {
        assertThat(check("--provider-session", time).status()).isEqualTo(2);
    }

    @Test
    void webappsAreLookedInto() throws IOException {
        Path webapp = Files.createDirectories(directory.resolve("webapps/bank/WEB-INF"));
        Files.writeString(webapp.resolve("web.xml"), "<web-app><distributable/></web-app>");
        write(
                Sample.OIDC + Sample.TIMEOUTS
                        + """
                        rules:
                          - name: bank
                            when: { context: [/bank, /bnak] }
                            idle: 5m
                        """);

        Run run = check("--webapps", directory.resolve("webapps"));

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("2 conflicts", "drift-distributable ", "drift-unknown-context " + policy, ": /bnak (");
        assertThat(check("--webapps", directory.resolve("webapps"), "--strict").status())
                .isEqualTo(1);
    }

    @Test
    void webappsThatAreNotThereAreAUsageFault() {
        assertThat(check("--webapps", directory.resolve("none")).status()).isEqualTo(2);
        assertThat(check("--webapps", policy).status()).isEqualTo(2);
    }

    @Test
    void aRuleThatAnotherCoversIsNamed() throws IOException {
        write(
                Sample.OIDC + Sample.TIMEOUTS
                        + """
                        rules:
                          - name: bank
                            when: { path: /bank/** }
                            idle: 5m
                          - name: payments
                            when: { path: /bank/payments/** }
                            idle: 6m
                        """);

        assertThat(check().out())
                .contains("drift-rule-covered " + policy + ":12:5, rules[1]: payments", "bank (line 9)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "89s"})
    void aLimitUnderTheGranularityIsNamed(String absolute) throws IOException {
        write(Sample.OIDC + Sample.TIMEOUTS + "rules:\n  - name: kiosk\n    when: { role: kiosk }\n    absolute: "
                + absolute + "\n");

        assertThat(check().out().contains("drift-granularity " + policy + ":11:15, rules[0].absolute"))
                .isEqualTo(absolute.equals("89s"));
    }

    @Test
    void secretsAreNotPrinted() throws IOException {
        write(Sample.OIDC + "  client-secret: hunter2\n" + Sample.TIMEOUTS);

        assertThat(check().out() + check("--json").out()).doesNotContain("hunter2");
    }

    /** Each with each would take half a minute of a processor. */
    @Slow
    @Test
    void tenThousandRulesAreNotComparedEachWithEach() throws IOException {
        write(Sample.OIDC
                + Sample.TIMEOUTS
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "  - name: r%d\n    when: { path: /app/p%d/**, role: r%d }\n    idle: %dm\n"
                                .formatted(i, i, i % 97, 1 + i % 14))
                        .collect(Collectors.joining("", "rules:\n", "")));

        assertThat(processorTime(() -> check())).isLessThan(Duration.ofSeconds(20));
        assertThat(processorTime(() -> Run.of("explain", policy, "--path", "/app/p7/x", "--role", "r7")))
                .isLessThan(Duration.ofSeconds(20));
    }

    /** Not the time on the wall, which says more about what else the machine does. */
    private static Duration processorTime(Supplier<Run> command) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(command.get().status()).isZero();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
