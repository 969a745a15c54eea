package dev.curfew.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the browser and system of a {@code User-Agent}. Recognises what most people use and claims nothing about
 * the rest, so that there are few different answers however many agents there are.
 */
public final class UserAgent {

    private static final int LONGEST = 512;
    private static final String OTHER = "another browser";
    private static final String ON = " on ";

    private record Mark(String text, String name) {}

    /** In this order: nearly all say that they are Safari too, and many that they are Chrome. */
    private static final List<Mark> FAMILIES = List.of(
            new Mark("Edg/", "Edge"),
            new Mark("EdgA/", "Edge"),
            new Mark("EdgiOS/", "Edge"),
            new Mark("Edge/", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("OPT/", "Opera"),
            new Mark("Opera", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("Chrome/", "Chrome"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Safari/", "Safari"),
            new Mark("curl/", "curl"),
            new Mark("Wget/", "Wget"));

    /** In this order: Android says Linux too, and an iPhone says that it is like Mac OS X. */
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Android", "Android"),
            new Mark("iPhone", "iOS"),
            new Mark("iPad", "iOS"),
            new Mark("iPod", "iOS"),
            new Mark("Windows", "Windows"),
            new Mark("Macintosh", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private UserAgent() {}

    /** Such as {@code Firefox on Linux}, {@code curl}, {@code another browser}; empty if nothing was sent. Only the beginning is read. */
    static String label(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return "";
        }
        String text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        String family = find(FAMILIES, text);
        String system = find(SYSTEMS, text);
        return (family == null ? OTHER : family) + (system == null ? "" : ON + system);
    }

    /**
     * What a label names.
     *
     * @param family the browser; null if it is another one than we know
     * @param system the operating system; null if the label names none
     */
    public record Names(@Nullable String family, @Nullable String system) {}

    /** What {@link #label} has put together; null for a label that is empty. */
    public static @Nullable Names namesIn(String label) {
        if (label.isEmpty()) {
            return null;
        }
        int on = label.indexOf(ON);
        String family = on < 0 ? label : label.substring(0, on);
        String system = on < 0 ? null : label.substring(on + ON.length());
        return new Names(family.equals(OTHER) ? null : family, system);
    }

    private static @Nullable String find(List<Mark> marks, String text) {
        for (Mark mark : marks) {
            if (text.contains(mark.text)) {
                return mark.name;
            }
        }
        return null;
    }
}
