package dev.curfew.config;

import java.util.regex.Pattern;

/** Whole numbers. */
final class Numbers {

    /** More sessions than any heap holds. */
    static final long LARGEST_CAPACITY = 100_000_000;

    /** More sessions than anybody opens. */
    static final long MOST_SESSIONS = 1_000_000;

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern USUAL = Pattern.compile("0|[1-9]\\d{0,17}");

    private Numbers() {}

    /** How many sessions a store holds. */
    static long capacity(String text) throws InvalidValue {
        return whole(text, LARGEST_CAPACITY);
    }

    /** How many sessions a user has. */
    static int sessions(String text) throws InvalidValue {
        return Math.toIntExact(whole(text, MOST_SESSIONS));
    }

    private static long whole(String text, long largest) throws InvalidValue {
        if (!WHOLE.matcher(text).matches()) {
            throw new InvalidValue(FaultCode.INVALID_NUMBER, "write digits only");
        }
        long number = USUAL.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (number < 1 || number > largest) {
            throw new InvalidValue(
                    FaultCode.OUT_OF_RANGE, "write a number from 1 to " + largest + ", without leading zeros");
        }
        return number;
    }
}
