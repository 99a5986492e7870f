package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.work.RawFiles;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.spi.PlatformModel;
import java.util.List;
import java.util.Optional;

/** What the operations book says of files as they were captured, where DMS writes some, or some are removed. */
final class RawChapter {
    private final Instance instance;
    private final List<DatastoreEntry> stores;

    RawChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.stores = model.graph().nodes().stream()
                .map(node -> IntentionNode.partsOf(node.name()))
                .filter(parts -> parts.get(0).equals("Ingest"))
                .map(parts -> parts.get(2))
                .distinct()
                .sorted()
                .flatMap(name -> model.ecosystem().datastore(name).stream())
                .toList();
    }

    /** The chapter; empty where there are no such files. */
    Optional<String> text() {
        boolean removes = stores.stream().anyMatch(entry -> RawFiles.kept(entry).isPresent());
        Optional<Datastore> captured = stores.stream()
                .map(DatastoreEntry::datastore)
                .filter(RawFiles::isOfDms)
                .filter(store -> !store.datasets().isEmpty())
                .findFirst();
        return removes || captured.isPresent()
                ? Optional.of("## Files as they were captured\n"
                        + (removes ? removal() : "")
                        + captured.map(this::again).orElse(""))
                : Optional.empty();
    }

    private String removal() {
        return """

                Files of datastores with a `rawRetention` go so long after the batch was recorded that has them; `%1$s` removes them
                about once a day, and says in its log how many. These stay: what is not ingested, of a batch that is blocked or not published yet,
                what was written again under the same name, and files that are bad, until somebody has looked at them and removes them. S3 brings
                back for three days what was removed. How far the removal got stands in the properties `datasurface.raw.<dataset>` of the table
                of batches: load epoch, the batch up to which files may be gone, and that up to which they are.

                What is gone cannot be ingested once more. A run that would have to, because a table was dropped or the hint `loadEpoch` of a program's datastore
                was raised, fails and says so. A datastore of DMS is loaded anew then, as above. For one of a program let the program deliver all rows again, and
                run the ingestion with the argument that the failure names:

                ```sh
                aws glue start-job-run --job-name %2$s --arguments '{"--ds-spec": "s3://%3$s/specs/ingest/shop.json", "--ds-release": "orders:17"}'
                ```
                """.formatted(
                        instance.glueJob(Purpose.MAINTAIN), instance.glueJob(Purpose.INGEST), instance.controlBucket());
    }

    private String again(Datastore store) {
        return """

                A table that was spoilt can be made again of the files of its load epoch, without the source, while all of them are there. Take it out of the
                catalog, and the next ingestion makes it, with the load and all changes; its history table stays, and gets nothing twice. Until then it is missing,
                and what is exported of it is built anew:

                ```sh
                TABLE=%2$s
                aws glue delete-table --database-name %1$s --name "$TABLE"
                ```
                """.formatted(
                        instance.database(),
                        instance.lake()
                                .table(
                                        store.name(),
                                        store.datasets().values().stream()
                                                .map(Dataset::name)
                                                .sorted()
                                                .findFirst()
                                                .orElseThrow()));
    }
}
