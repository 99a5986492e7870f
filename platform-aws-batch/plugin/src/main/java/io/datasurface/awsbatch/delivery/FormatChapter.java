package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.work.TableFormats;
import java.util.Optional;

/** What {@code OPERATIONS.md} says of tables of other formats than Iceberg. */
final class FormatChapter {
    private final Instance instance;

    FormatChapter(Instance instance) {
        this.instance = instance;
    }

    /** Returns the chapter, if there may be such tables. */
    Optional<String> text() {
        if (!TableFormats.has(instance, TableFormat.DELTA)) {
            return Optional.empty();
        }
        return Optional.of("""
                ## Tables of Delta Lake

                A dataset that `tables.formats` asks for as `DELTA` has a table `<datastore>__<dataset>__delta` in the database `%1$s`, beside that of
                Iceberg. The ingest job brings it to each batch after that is published; if that fails, the run fails, readers of the copy keep the
                batch before, and the next run goes on. Nobody else may write it.

                To have it written anew, remove its folder, which its readers will miss until the next batch of the dataset:

                ```sh
                TABLE=crm__customers__delta
                aws s3 rm --recursive "%2$s/$TABLE/"
                ```

                A dataset that is no longer asked for as `DELTA` leaves the table as it was at its last batch. Remove it, so that nobody takes it for new:
                the folder as above, and

                ```sh
                aws glue delete-table --database-name %1$s --name "$TABLE"
                ```
                """.formatted(instance.database(), instance.warehouse()));
    }
}
