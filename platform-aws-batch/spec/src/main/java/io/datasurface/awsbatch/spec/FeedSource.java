package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * The lake of another platform that ingests the same store: each run of the ingest job takes its newest batch. The source itself is not read.
 *
 * <p>The first run of an epoch reads all rows, later ones what differs between the snapshot of the last batch that was taken and that of the
 * newest; all rows again, of which what differs is ingested, where the lake no longer has that snapshot. Nothing is written there, no tag
 * either: how long a snapshot stays is what the other platform promises in its offer, and falling behind costs time and not data.
 *
 * <p>Of each {@link IngestTable} {@link IngestTable#sourceTable} is the Iceberg table there, and {@link IngestTable#sourceSchema} its database.
 *
 * @param location folder for what is read, such as {@code s3://control/tmp/feeds/crm}; each run makes a folder of its own below it
 * @param platform the platform instance that ingests the source
 * @param lake its lake; the catalog's name is another than that of the job's own lake
 * @param batchTable the Iceberg table there in which the batches of the store are recorded
 * @param loadEpoch number of the full load, from 1; raised to read all rows again
 */
public record FeedSource(String location, String platform, LakeSpec lake, String batchTable, long loadEpoch)
        implements IngestSource {
    /** Refuses bad names and epochs below 1. */
    public FeedSource {
        Checks.location("location", location);
        Checks.text("platform", platform);
        Objects.requireNonNull(lake, "lake");
        Checks.lakeName("batchTable", batchTable);
        Checks.atLeast("loadEpoch", loadEpoch, 1);
    }

    /** Refuses tables that cannot be taken from here into a lake. */
    void check(LakeSpec own, List<IngestTable> tables) {
        if (lake.catalog().equals(own.catalog())) {
            throw Checks.refused(
                    "catalog of the feed", lake.catalog(), "it is that of the lake itself; give it another name");
        }
        for (IngestTable table : tables) {
            if (!table.sourceSchema().equals(lake.database())) {
                throw Checks.refused(
                        "sourceSchema of " + table.dataset(),
                        table.sourceSchema(),
                        "the tables of the feed are in the database " + lake.database());
            }
            Checks.lakeName("sourceTable", table.sourceTable());
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.feed(this);
    }
}
