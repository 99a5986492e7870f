package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.Masking;
import java.util.Optional;

/** What {@code OPERATIONS.md} says of masked columns, where some are asked for. */
final class MaskingChapter {
    private final Instance instance;

    MaskingChapter(Instance instance) {
        this.instance = instance;
    }

    /** The chapter; empty where nothing is masked. */
    Optional<String> text() {
        if (new Masking(instance).keys().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("""
                ## Masked columns

                DMS masks what the parameter `dms.masking` names by its classification, before it writes it to the staging bucket; `table_mappings` in
                `chunks/*/replication.tf.json` has the columns. Names of columns in the model have to be as they are at the source, upper and lower
                case, too: a column that DMS does not find it does not mask. Look at the first rows after each change.

                * **A mask that comes, changes or goes** holds for what is read from then on. Rows that were read before stay as they are, in the lake, in
                  consumers' databases, in the staging bucket and in copies of all of them. Raise the hint `loadEpoch` of the datastore in the same
                  change, and all rows are read anew. That does not remove what there was: staging files of the epoch before go when
                  `retention.stagingDays` are over, snapshots and histories of the tables when theirs are.
                * **A table that DMS suspends** may have a column that it cannot mask, such as a large object; nothing of it is written then. The log of the
                  task names it.
                * A hash has no salt: whoever knows or tries out all values finds those of, say, telephone numbers. Digits that are drawn by chance are others at
                  each change of a row, and at each load.
                """);
    }
}
