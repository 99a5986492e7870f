package io.datasurface.model.common;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what the author of a mistyped word meant, for messages. Stateless. */
public final class Suggestions {
    private static final int LONGEST = 64;

    private Suggestions() {}

    /**
     * The word that is most like a mistyped one.
     *
     * @param word what was written
     * @param known what would have been right
     * @return the nearest known word, the first of equally near ones; empty if none is near
     */
    public static Optional<String> closest(String word, Collection<String> known) {
        Optional<String> near = closest(word, known, Math.max(1, word.length() / 3));
        return near.isPresent() || word.length() > LONGEST ? near : completion(word, known);
    }

    /**
     * The word that is most like a mistyped one.
     *
     * @param word what was written
     * @param known what would have been right
     * @param mostErrors how many characters may be missing, wrong or too many
     * @return the nearest known word, the first of equally near ones; empty if none is near
     */
    public static Optional<String> closest(String word, Collection<String> known, int mostErrors) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = mostErrors + 1;
        for (String candidate : known) {
            int distance = Math.abs(candidate.length() - word.length()) < bestDistance
                    ? distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))
                    : bestDistance;
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Finds a word of which only the beginning, or a long end, was written. */
    private static Optional<String> completion(String word, Collection<String> known) {
        String start = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> {
                    String whole = candidate.toLowerCase(Locale.ROOT);
                    return (start.length() >= 3 && whole.startsWith(start))
                            || (start.length() >= 6 && whole.endsWith(start));
                })
                .findFirst();
    }

    /**
     * The end of a message about a mistyped word.
     *
     * @param word what was written
     * @param known what would have been right
     * @return for example {@code did you mean "name"? Known: code, name}
     */
    public static String hint(String word, Collection<String> known) {
        String all = "known: " + String.join(", ", known);
        return closest(word, known)
                .map(guess ->
                        "did you mean \"" + guess + "\"? " + Character.toUpperCase(all.charAt(0)) + all.substring(1))
                .orElse(all);
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[right.length()];
    }
}
