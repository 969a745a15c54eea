package dev.curfew.cli.explain;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resolved value of a setting, and the rules that decided it.
 *
 * @param part the setting
 * @param value what holds
 * @param winners who says so; several if they agree, or if it takes all of them
 * @param losers who says something weaker
 */
public record ResolvedSetting(PolicySetting part, String value, List<Source> winners, List<Source> losers) {

    /**
     * Sorts those who say something into winners and losers.
     *
     * @param value what holds, by the engine
     */
    static ResolvedSetting of(PolicySetting part, String value, List<Source> sayers) {
        List<Source> winners =
                sayers.stream().filter(source -> source.said().equals(value)).toList();
        if (winners.isEmpty()) {
            return new ResolvedSetting(part, value, sayers, List.of());
        }
        List<Source> losers = new ArrayList<>(sayers);
        losers.removeAll(winners);
        return new ResolvedSetting(part, value, winners, losers);
    }

    /** Whether nobody says exactly this: it comes of several together, or was cut to what fits. */
    boolean isComposed() {
        return winners.stream().noneMatch(source -> source.said().equals(value));
    }

    /** As scripts read it. */
    Map<String, Object> asData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("value", value);
        data.put("from", winners.stream().map(Source::asData).toList());
        data.put("over", losers.stream().map(Source::asData).toList());
        return data;
    }
}
