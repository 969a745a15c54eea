package com.acme.expenses;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Rates that move a little each time somebody looks. Nobody should trade by them. */
final class Rates {

    private static final Map<String, Integer> TEN_THOUSANDTHS =
            new TreeMap<>(Map.of("CHF", 9_411, "GBP", 8_742, "NOK", 117_350, "USD", 11_603));

    private Rates() {}

    /** Table rows. */
    static String rows() {
        return TEN_THOUSANDTHS.keySet().stream()
                .map(currency -> "<tr><td>" + currency + "</td><td class=\"amount\">" + now(currency) + "</td></tr>")
                .collect(joining("\n"));
    }

    /** One line. */
    static String line() {
        return TEN_THOUSANDTHS.keySet().stream()
                .map(currency -> currency + " " + now(currency))
                .collect(joining(", "));
    }

    private static BigDecimal now(String currency) {
        int usual = TEN_THOUSANDTHS.get(currency);
        int step = ThreadLocalRandom.current().nextInt(-usual / 200, usual / 200 + 1);
        return BigDecimal.valueOf(usual + step, 4);
    }
}
