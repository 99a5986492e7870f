package io.datasurface.awsbatch.jobs.drop;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a dropped file.
 *
 * @param file its path below the folder in which it was dropped
 * @param rows how many rows it has; as far as it was read, if it is bad
 * @param taken how many of them can be taken; of a bad file those that are to be left out again
 * @param badRows the others, up to one more than may be
 * @param whole why nothing of the file can be taken, if it is so (a list, because it travels)
 * @param unknown columns that are not those of the dataset
 */
public record FileResult(
        String file, long rows, long taken, List<BadRow> badRows, List<BadRow> whole, List<String> unknown)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Copies the lists. */
    public FileResult {
        badRows = List.copyOf(badRows);
        whole = List.copyOf(whole);
        unknown = List.copyOf(unknown);
    }

    /** With the reason, if nothing can be taken. */
    public FileResult(
            String file, long rows, long taken, List<BadRow> badRows, Optional<BadRow> problem, List<String> unknown) {
        this(file, rows, taken, badRows, problem.map(List::of).orElse(List.of()), unknown);
    }

    /** Why nothing of the file can be taken. */
    public Optional<BadRow> problem() {
        return whole.stream().findFirst();
    }
}
