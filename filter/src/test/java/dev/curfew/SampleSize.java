package dev.curfew;

/** How many cases a {@link Sampled} test generates. */
public final class SampleSize {

    private static final boolean FULL = "full".equals(System.getProperty("curfew.tests"));
    private static final int PART = 10;

    private SampleSize() {}

    /**
     * All of them where all tests run in full, else a tenth.
     *
     * @param full at least ten
     */
    public static int of(int full) {
        return FULL ? full : full / PART;
    }
}
