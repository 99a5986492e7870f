package io.datasurface.awsbatch.jobs.staging;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a transformer's batch, which is a folder of the landing area. Batches are in the order of their names.
 *
 * @param number rises from batch to batch; about the time of its run in milliseconds
 * @param made hash of all that the batch is made of
 */
public record BatchName(long number, String made) implements Comparable<BatchName> {
    private static final Pattern NAME = Pattern.compile("([0-9]{15})-([0-9a-f]{32})");
    private static final long MOST = 999_999_999_999_999L;

    /** Refuses what has no name. */
    public BatchName {
        if (number < 1 || number > MOST || !made.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("Batch " + number + " of " + made + " has no name of 15 and 32 digits");
        }
    }

    /** Undoes {@link #toString}; empty if the text is no name of a batch. */
    public static Optional<BatchName> parse(String text) {
        Matcher name = NAME.matcher(text);
        return name.matches() && Long.parseLong(name.group(1)) > 0
                ? Optional.of(new BatchName(Long.parseLong(name.group(1)), name.group(2)))
                : Optional.empty();
    }

    @Override
    public int compareTo(BatchName other) {
        return Comparator.comparingLong(BatchName::number)
                .thenComparing(BatchName::made)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%015d-%s", number, made);
    }
}
