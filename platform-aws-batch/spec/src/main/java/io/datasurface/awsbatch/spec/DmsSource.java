package io.datasurface.awsbatch.spec;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Files that a DMS task of the kind full-load-and-cdc writes to S3: {@code <location>/<schema>/<table>/LOAD00000001.parquet} for
 * the full load, {@code .../20260102-030405678.parquet} for changes. Their columns: {@link StagingColumns}.
 *
 * @param location staging folder of this store and epoch, such as {@code s3://staging/crm/e1}; a new epoch has a new folder, so
 *     that a reload never mixes with the files of the load before
 * @param format of the files
 * @param loadEpoch number of the full load, from 1; raised when the load is begun again from the source
 * @param loadMarker object whose existence says that the full load of this epoch is complete for all tables; the state machine
 *     writes it when DMS reports so. Without it the ingest job leaves the tables as they are
 * @param documents where documents go that cannot be ingested, if the source has documents: its files have
 *     {@link StagingColumns#DOCUMENT_ID} and {@link StagingColumns#DOCUMENT} where others have the source's columns, and each dataset has the
 *     key {@link StagingColumns#DOCUMENT_ID}; empty if the source has tables
 * @param metrics where it is counted that keys have changed at the source of which it is not known what they were; empty: nowhere, unless
 *     the store has rules and {@link QualitySpec#metrics} says where
 */
public record DmsSource(
        String location,
        FileFormat format,
        long loadEpoch,
        String loadMarker,
        Optional<Quarantine> documents,
        Optional<RunMetrics> metrics)
        implements IngestSource {
    /** How long a task gathers changes of a table before it writes a file: {@code CdcMaxBatchInterval} of the endpoint, a minute. */
    public static final Duration BATCH_INTERVAL = Duration.ofMinutes(1);

    /**
     * How old a file of changes is when all older changes of all tables are in files, too. A task may hold back a change that it has
     * handled, and S3 take some time to show it: twice the interval, and half a minute.
     */
    public static final Duration SETTLING = BATCH_INTERVAL.multipliedBy(2).plusSeconds(30);

    /** Refuses epochs below 1. */
    public DmsSource {
        Checks.location("location", location);
        Objects.requireNonNull(format, "format");
        Checks.atLeast("loadEpoch", loadEpoch, 1);
        Checks.location("loadMarker", loadMarker);
    }

    /** Of a source that has tables, with no numbers. */
    public DmsSource(String location, FileFormat format, long loadEpoch, String loadMarker) {
        this(location, format, loadEpoch, loadMarker, Optional.empty(), Optional.empty());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dms(this);
    }
}
