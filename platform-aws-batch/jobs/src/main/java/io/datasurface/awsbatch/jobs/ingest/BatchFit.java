package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.BatchManifest;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.spec.IngestTable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Whether a batch that a transformer has left can be one of its datasets as they are now; the model may have changed since it was made. */
public final class BatchFit {
    private final SparkSession spark;
    private final Landing landing;

    /** Of the batches in a landing area. */
    public BatchFit(SparkSession spark, Landing landing) {
        this.spark = spark;
        this.landing = landing;
    }

    /**
     * Why a batch can't be taken.
     *
     * @param batch a complete batch
     * @param datasets whose columns, and whose folders in the batch, count
     * @return a part of a sentence for people; empty if it can be taken
     * @throws JobException if a file of it is not as it was
     */
    public Optional<String> misfit(BatchName batch, List<IngestTable> datasets) {
        BatchManifest manifest = landing.manifest(batch);
        for (IngestTable dataset : datasets) {
            if (manifest.output(dataset.dataset()).isEmpty()) {
                return Optional.of("it has no dataset " + dataset.dataset());
            }
            Delivery delivery = Delivery.batch(landing, batch, dataset);
            List<String> problems = StagedRows.problems(
                    spark, dataset, delivery.kind(), delivery.load().files());
            if (!problems.isEmpty()) {
                return Optional.of("its files of dataset " + dataset.dataset()
                        + " do not have the columns of the dataset, such as " + problems.get(0));
            }
        }
        return Optional.empty();
    }
}
