package dev.curfew.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A named set of session limits from a standard. A policy may only tighten it. Every preset also asks for credentials
 * after an end ({@link Reauthentication#REQUIRED}).
 *
 * @since 0.1
 */
public enum Preset {
    NIST_AAL1(
            "nist-aal1",
            PresetLimits.of(Limits.NONE, days(30)),
            "any factor",
            "NIST SP 800-63B-4, 2.1.3",
            Confidence.HIGH,
            "idle is MAY, absolute SHOULD"),
    NIST_AAL2(
            "nist-aal2",
            PresetLimits.of(minutes(60), hours(24)),
            "after idle one factor and the session's secret, after absolute all factors",
            "NIST SP 800-63B-4, 2.2.3",
            Confidence.HIGH,
            "both are SHOULD"),
    NIST_AAL3(
            "nist-aal3",
            PresetLimits.of(minutes(15), hours(12)),
            "all factors of AAL3 each time",
            "NIST SP 800-63B-4, 2.3.3",
            Confidence.HIGH,
            "idle is SHOULD, absolute SHALL"),
    NIST_R3_AAL2(
            "nist-r3-aal2",
            PresetLimits.of(minutes(30), hours(12)),
            "one factor",
            "NIST SP 800-63B revision 3, 4.2.3",
            Confidence.HIGH,
            "superseded by revision 4"),
    NIST_R3_AAL3(
            "nist-r3-aal3",
            PresetLimits.of(minutes(15), hours(12)),
            "all factors",
            "NIST SP 800-63B revision 3, 4.3.3",
            Confidence.HIGH,
            "superseded by revision 4"),
    PCI_DSS(
            "pci-dss",
            PresetLimits.of(minutes(15), hours(8)),
            "sign-in",
            "PCI DSS v4.0.1, 8.2.8",
            Confidence.HIGH,
            "absolute is ours, the standard has none"),
    OWASP_ASVS_L1(
            "owasp-asvs-l1",
            PresetLimits.of(Limits.NONE, days(30)),
            "periodic",
            "OWASP ASVS 4.0.3, 3.3.2",
            Confidence.HIGH,
            "ASVS 5.0 gives no number"),
    OWASP_ASVS_L2(
            "owasp-asvs-l2",
            PresetLimits.of(minutes(30), hours(12)),
            "second factor optional",
            "OWASP ASVS 4.0.3, 3.3.2",
            Confidence.HIGH,
            "ASVS 5.0 gives no number"),
    OWASP_ASVS_L3(
            "owasp-asvs-l3",
            PresetLimits.of(minutes(15), hours(12)),
            "with second factor",
            "OWASP ASVS 4.0.3, 3.3.2",
            Confidence.HIGH,
            "ASVS 5.0 gives no number"),
    OWASP_HIGH_VALUE(
            "owasp-high-value",
            PresetLimits.of(minutes(5), hours(4)),
            "sign-in",
            "OWASP Session Management Cheat Sheet",
            Confidence.MEDIUM,
            "the ends of its ranges are our choice, and it ties 4 to 8 hours to office work, not to value"),
    OWASP_LOW_RISK(
            "owasp-low-risk",
            PresetLimits.of(minutes(30), hours(8)),
            "sign-in",
            "OWASP Session Management Cheat Sheet",
            Confidence.MEDIUM,
            "the ends of its ranges are our choice, and it ties 4 to 8 hours to office work, not to value"),
    HIPAA_TYPICAL(
            "hipaa-typical",
            PresetLimits.of(minutes(15), hours(12)),
            "sign-in",
            "45 CFR 164.312(a)(2)(iii)",
            Confidence.LOW,
            "both are ours, the rule has no number and practice articles say 2 to 15 minutes"),
    STIG(
            "stig",
            PresetLimits.of(minutes(15), hours(8)),
            PresetLimits.of(minutes(10), hours(8)),
            "sign-in, message on logoff",
            "DISA ASD STIG V-222389 and V-222390, Web Server SRG V-206414",
            Confidence.HIGH,
            ""),
    STIG_HIGH_VALUE(
            "stig-high-value",
            PresetLimits.of(minutes(5), hours(8)),
            "sign-in",
            "DISA Web Server SRG V-206415 and V-206414",
            Confidence.HIGH,
            ""),
    FEDRAMP_MODERATE(
            "fedramp-moderate",
            PresetLimits.of(minutes(15), hours(12)),
            PresetLimits.of(minutes(10), hours(12)),
            "AAL2",
            "FedRAMP Moderate SC-10, AC-11 and IA-11 guidance",
            Confidence.HIGH,
            "SC-10 speaks of network sessions"),
    FEDRAMP_HIGH(
            "fedramp-high",
            PresetLimits.of(minutes(15), hours(12)).sessions(2),
            PresetLimits.of(minutes(10), hours(12)).sessions(3),
            "AAL3",
            "FedRAMP High SC-10, AC-11, AC-10 and IA-11 guidance",
            Confidence.HIGH,
            "SC-10 speaks of network sessions"),
    PSD2_SCA(
            "psd2-sca",
            PresetLimits.of(minutes(5), hours(8)),
            "strong customer authentication",
            "RTS (EU) 2018/389, Art. 4(3)(d)",
            Confidence.HIGH,
            "absolute is ours, the standard has none"),
    UK_HMRC(
            "uk-hmrc",
            PresetLimits.of(minutes(15), hours(8)).warn(minutes(2)),
            "sign-in",
            "HMRC service timeout pattern",
            Confidence.HIGH,
            "absolute is ours, the pattern has none");

    /** How sure it is that the numbers are the standard's. */
    public enum Confidence {
        /** They were read there. */
        HIGH,
        /** They were chosen from ranges there. */
        MEDIUM,
        /** The standard has none; they are common practice. */
        LOW
    }

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final PresetLimits users;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final PresetLimits administrators;

    private final String proof;
    private final String source;
    private final Confidence confidence;
    private final String remark;

    Preset(String word, PresetLimits everybody, String proof, String source, Confidence confidence, String remark) {
        this(word, everybody, everybody, proof, source, confidence, remark);
    }

    Preset(
            String word,
            PresetLimits users,
            PresetLimits administrators,
            String proof,
            String source,
            Confidence confidence,
            String remark) {
        this.word = word;
        this.users = users;
        this.administrators = administrators;
        this.proof = proof;
        this.source = source;
        this.confidence = confidence;
        this.remark = remark;
    }

    private static long minutes(int number) {
        return Duration.ofMinutes(number).toMillis();
    }

    private static long hours(int number) {
        return Duration.ofHours(number).toMillis();
    }

    private static long days(int number) {
        return Duration.ofDays(number).toMillis();
    }

    /** The words of all of them, in the order of the reference page. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Preset::word).toList();
    }

    /** What it is called in {@code curfew.yaml}, such as {@code owasp-asvs-l2}. */
    public String word() {
        return word;
    }

    /** The numbers for everybody who is no administrator. */
    public PresetLimits users() {
        return users;
    }

    /** The numbers for administrators; those of users where the standard tells no difference. */
    public PresetLimits administrators() {
        return administrators;
    }

    /** What the standard says about authenticating again. The provider has to see to it. */
    public String proof() {
        return proof;
    }

    /** Where the numbers are from. */
    public String source() {
        return source;
    }

    /** How sure that is. */
    public Confidence confidence() {
        return confidence;
    }

    /** Which of the numbers are ours, and what else has to be known; empty if nothing has. */
    public String remark() {
        return remark;
    }
}
