package dev.curfew.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suggests a known word for a misspelled one. */
final class SpellingSuggestion {

    private static final int LONGEST = 64;
    private static final int SHORTEST_BEGINNING = 4;

    private SpellingSuggestion() {}

    /** The candidate closest to what was written, or null if none is close. The first one wins a tie. */
    static @Nullable String of(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return null;
        }
        String word = kebab(written);
        int nearest = Math.max(1, word.length() / 3) + 1;
        String best = null;
        for (String candidate : candidates) {
            int distance = distance(word, kebab(candidate));
            if (distance < nearest && distance < candidate.length()) {
                nearest = distance;
                best = candidate;
            }
        }
        return best == null ? beginning(word, candidates) : best;
    }

    /** {@code warning} is meant as {@code warn}, and {@code client} as {@code client-id}. */
    private static @Nullable String beginning(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> Math.min(word.length(), candidate.length()) >= SHORTEST_BEGINNING)
                .filter(candidate -> word.startsWith(candidate) || candidate.startsWith(word))
                .findFirst()
                .orElse(null);
    }

    /** {@code clientId}, {@code client_id} and {@code Client-Id} are all meant as {@code client-id}. */
    private static String kebab(String text) {
        return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
