package io.datasurface.awsbatch.jobs.quality;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.Collection;

/**
 * A batch that somebody has looked at and lets pass, although it breaks a rule that blocks.
 *
 * @param dataset one of its datasets
 * @param batch its number
 */
public record Release(String dataset, long batch) {
    /**
     * Reads {@code dataset:batch}.
     *
     * @throws JobException if it is something else
     */
    public static Release parse(String text) {
        int colon = text.lastIndexOf(':');
        String number = text.substring(colon + 1);
        if (colon < 1 || !number.matches("[0-9]{1,18}")) {
            throw new JobException("The batch to release is \"" + text
                    + "\"; give a dataset and the number of its batch, such as customers:17");
        }
        return new Release(text.substring(0, colon), Long.parseLong(number));
    }

    /** Whether it is a batch of these datasets. */
    public boolean is(long number, Collection<String> datasets) {
        return batch == number && datasets.contains(dataset);
    }
}
