package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.work.TableFormats;
import java.util.List;
import java.util.Optional;

/** What {@code OPERATIONS.md} says of tables of other formats than Iceberg. */
final class FormatChapter {
    private static final String LOCKS = """

            One run at a time writes it, or keeps it in order: whoever holds the lock of its name. A run that dies leaves the lock to the next one after five
            minutes, and what it has written of a batch is taken back then. A run that finds the lock taken waits, and fails after half an hour; the next
            one goes on.
            """;

    private final Instance instance;

    FormatChapter(Instance instance) {
        this.instance = instance;
    }

    /** Returns a chapter for each format of which there may be tables. */
    Optional<String> text() {
        List<String> chapters =
                TableFormats.others(instance).stream().map(this::chapter).toList();
        return chapters.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", chapters));
    }

    private String chapter(TableFormat format) {
        return """
                ## Tables of %3$s

                A dataset that `tables.formats` asks for as `%4$s` has a table `%5$s` in the database `%1$s`, beside that of
                Iceberg. The ingest job brings it to each batch after that is published; if that fails, the run fails, readers of the copy keep the
                batch before, and the next run goes on. Nobody else may write it.
                %6$s
                To have it written anew, remove its folder, which its readers will miss until the next batch of the dataset:

                ```sh
                TABLE=%7$s
                LOCATION=$(aws glue get-table --database-name %1$s --name "$TABLE" --query Table.StorageDescriptor.Location --output text)
                aws s3 rm --recursive "${LOCATION:?}/"
                ```

                A dataset that is no longer asked for as `%4$s` leaves the table as it was at its last batch. Remove it, so that nobody takes it for new:
                the folder as above, and

                ```sh
                aws glue delete-table --database-name %1$s --name "$TABLE"
                ```
                """.formatted(
                        instance.database(),
                        instance.warehouse(),
                        format.title(),
                        format,
                        format.copyOf("<datastore>__<dataset>").orElseThrow(),
                        format == TableFormat.HUDI ? LOCKS : "",
                        format.copyOf("crm__customers").orElseThrow());
    }
}
