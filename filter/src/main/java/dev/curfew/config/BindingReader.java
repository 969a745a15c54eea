package dev.curfew.config;

import dev.curfew.policy.Binding;
import dev.curfew.policy.Binding.OnChange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules[].binding}. */
final class BindingReader {

    /** The section's name. */
    static final String WORD = "binding";

    private static final int[] OFF = {0, 0};
    private static final int[] EXACT = {32, 128};
    private static final int FEWEST_IPV4 = 8;
    private static final int FEWEST_IPV6 = 16;
    private static final Pattern BITS = Pattern.compile("/(\\d{1,3}) ?, ?/(\\d{1,3})");

    private static final Notation<OnChange> CHANGES = EnumValues.of(OnChange.class);

    private BindingReader() {}

    /** The binding, or null after a fault. */
    static @Nullable Binding read(Section section) {
        if (section.isStrange()) {
            return null;
        }
        int[] bits = section.read(Setting.RULES_BINDING_ADDRESS, BindingReader::bits);
        Boolean userAgent = section.read(Setting.RULES_BINDING_USER_AGENT, EnumValues::onOrOff);
        OnChange onChange = section.read(Setting.RULES_BINDING_ON_CHANGE, CHANGES);
        return bits == null || userAgent == null || onChange == null
                ? null
                : new Binding(bits[0], bits[1], userAgent, onChange);
    }

    private static int[] bits(String text) throws InvalidValue {
        Matcher bits = BITS.matcher(text);
        if (!bits.matches()) {
            return text.startsWith("/") ? refuseOne() : word(text);
        }
        int ipv4 = Integer.parseInt(bits.group(1));
        int ipv6 = Integer.parseInt(bits.group(2));
        if (ipv4 < FEWEST_IPV4 || ipv4 > EXACT[0] || ipv6 < FEWEST_IPV6 || ipv6 > EXACT[1]) {
            throw new InvalidValue(FaultCode.OUT_OF_RANGE, "write /8 to /32 for IPv4 and /16 to /128 for IPv6");
        }
        return new int[] {ipv4, ipv6};
    }

    private static int[] refuseOne() throws InvalidValue {
        throw new InvalidValue(FaultCode.UNKNOWN_VALUE, "write the bits of IPv4 and of IPv6, such as '/24,/48'");
    }

    private static int[] word(String text) throws InvalidValue {
        return EnumValues.of(List.of("off", "exact"), text).equals("off") ? OFF : EXACT;
    }
}
