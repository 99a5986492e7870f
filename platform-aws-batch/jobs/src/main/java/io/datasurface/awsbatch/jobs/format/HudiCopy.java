package io.datasurface.awsbatch.jobs.format;

import static org.apache.hudi.common.table.HoodieTableConfig.HOODIE_PROPERTIES_FILE;

import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.hadoop.fs.Path;
import org.apache.hudi.AvroConversionUtils;
import org.apache.hudi.client.HoodieWriteResult;
import org.apache.hudi.client.SparkRDDWriteClient;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.client.common.HoodieSparkEngineContext;
import org.apache.hudi.common.engine.EngineType;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.model.HoodieTimelineTimeZone;
import org.apache.hudi.common.model.OverwriteWithLatestAvroPayload;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieInstantTimeGenerator;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A table of Hudi, copy on write, in one folder. The batch is in the extra metadata of the commit of the rows.
 *
 * <p>Hudi lets one writer at a time write a table, and does not see to it that there is one; so whoever writes holds the lock of the table, and looks
 * whether he still does before he commits. What a run has left that was killed, the next one takes back.
 */
final class HudiCopy implements TableCopy {
    /** What {@link #batch} is asked of: a table of the lake that has had the name before has another id. */
    private static final String TABLE = "datasurface.table";

    private static final String BATCH = "datasurface.batch";
    /** Above what is kept for readers, so that the history of a table that is quiet does not vanish. */
    private static final int MORE_INSTANTS = 2;

    private final SparkSession spark;
    private final String location;
    private final String of;
    private final WriteLocks locks;

    /**
     * A table, which may not be there yet.
     *
     * @param location its folder
     * @param of what tells the table of the lake from others, also from one that had its name before
     * @param locks of the lake's tables
     */
    HudiCopy(SparkSession spark, String location, String of, WriteLocks locks) {
        this.spark = spark;
        this.location = location;
        this.of = of;
        this.locks = locks;
        // Hudi takes the zone of instants from the table only in the process that makes it; in others they would be
        // local, and might go backwards.
        HoodieInstantTimeGenerator.setCommitTimeZone(HoodieTimelineTimeZone.UTC);
    }

    @Override
    public OptionalLong batch() {
        return last().map(HoodieCommitMetadata::getExtraMetadata)
                .filter(marks -> of.equals(marks.get(TABLE)))
                .map(marks -> OptionalLong.of(Long.parseLong(marks.get(BATCH))))
                .orElse(OptionalLong.empty());
    }

    @Override
    public boolean takes(StructType columns) {
        String schema = last().orElseThrow().getExtraMetadata().get(HoodieCommitMetadata.SCHEMA_KEY);
        return TableCopy.hasAll(
                HudiRows.taken(columns),
                AvroConversionUtils.convertAvroSchemaToStructType(new Schema.Parser().parse(schema)));
    }

    /** What is recorded of the newest commit. */
    private Optional<HoodieCommitMetadata> last() {
        Optional<HoodieTableMetaClient> table = table();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        HoodieTimeline commits = commits(table.get());
        Option<HoodieInstant> last = commits.lastInstant();
        if (!last.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(commits.readCommitMetadata(last.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is asked for by its file of properties, for which Hudi itself would look for five seconds. */
    private Optional<HoodieTableMetaClient> table() {
        Path properties = new Path(location, HoodieTableMetaClient.METAFOLDER_NAME + "/" + HOODIE_PROPERTIES_FILE);
        try {
            if (!properties
                    .getFileSystem(spark.sparkContext().hadoopConfiguration())
                    .exists(properties)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(HoodieTableMetaClient.builder()
                .setConf(storage())
                .setBasePath(location)
                .build());
    }

    private static HoodieTimeline commits(HoodieTableMetaClient table) {
        return table.getCommitsTimeline().filterCompletedInstants();
    }

    private StorageConfiguration<?> storage() {
        return HadoopFSUtils.getStorageConf(spark.sparkContext().hadoopConfiguration());
    }

    @Override
    public void replace(long batch, List<String> key, Dataset<Row> rows) {
        HudiRows records = HudiRows.all(key, rows);
        alone(lease -> {
            if (isBehind(batch)) {
                Write write = (client, instant) -> client.insertOverwriteTable(records.rdd(), instant);
                commit(batch, lease, make(key), WriteOperationType.INSERT_OVERWRITE_TABLE, records.schema(), write);
            }
        });
    }

    @Override
    public void merge(long from, long batch, List<String> key, Dataset<Row> changes, String gone) {
        HudiRows records = HudiRows.changes(key, changes, gone);
        alone(lease -> {
            if (isBehind(batch)) {
                if (batch().orElseThrow() != from) {
                    throw new ConcurrentModificationException(location + " has no longer batch " + from);
                }
                Write write = (client, instant) -> new HoodieWriteResult(client.upsert(records.rdd(), instant));
                commit(batch, lease, table().orElseThrow(), WriteOperationType.UPSERT, records.schema(), write);
            }
        });
    }

    private boolean isBehind(long batch) {
        OptionalLong has = batch();
        return has.isEmpty() || has.getAsLong() < batch;
    }

    /** Writes the files of a commit. */
    @FunctionalInterface
    private interface Write {
        HoodieWriteResult by(SparkRDDWriteClient<OverwriteWithLatestAvroPayload> client, String instant);
    }

    private void commit(
            long batch,
            Lease lease,
            HoodieTableMetaClient table,
            WriteOperationType operation,
            Schema schema,
            Write write) {
        Map<String, String> settings = new HashMap<>(Map.of("hoodie.avro.schema", schema.toString()));
        try (SparkRDDWriteClient<OverwriteWithLatestAvroPayload> client = client(settings)) {
            String action = operation == WriteOperationType.UPSERT
                    ? HoodieTimeline.COMMIT_ACTION
                    : HoodieTimeline.REPLACE_COMMIT_ACTION;
            client.setOperationType(operation);
            String instant = client.startCommit(action, table);
            HoodieWriteResult result = write.by(client, instant);
            List<WriteStatus> files = result.getWriteStatuses().collect();
            files.stream().filter(WriteStatus::hasErrors).findFirst().ifPresent(file -> {
                throw new JobException("Hudi could not write rows of " + location + ": " + file.getErrors());
            });
            if (!lease.isHeld()) {
                throw new ConcurrentModificationException("The lock of " + location + " is lost");
            }
            client.commitStats(
                    instant,
                    files.stream().map(WriteStatus::getStat).toList(),
                    Option.of(Map.of(TABLE, of, BATCH, Long.toString(batch))),
                    action,
                    result.getPartitionToReplaceFileIds(),
                    Option.empty());
        }
    }

    private HoodieTableMetaClient make(List<String> key) {
        Optional<HoodieTableMetaClient> there = table();
        if (there.isPresent()) {
            return there.get();
        }
        HoodieTableMetaClient.TableBuilder builder = HoodieTableMetaClient.newTableBuilder()
                .setTableType(HoodieTableType.COPY_ON_WRITE)
                .setTableVersion(HoodieTableVersion.SIX)
                .setTableName(name())
                .setPayloadClass(OverwriteWithLatestAvroPayload.class)
                .setCommitTimezone(HoodieTimelineTimeZone.UTC);
        if (!key.isEmpty()) {
            builder.setRecordKeyFields(String.join(",", key));
        }
        try {
            return builder.initTable(storage(), location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SparkRDDWriteClient<OverwriteWithLatestAvroPayload> client(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        // What Athena reads. Later versions of tables are for readers of Hudi 1.0.
        settings.put("hoodie.write.table.version", "6");
        settings.put("hoodie.write.auto.upgrade", "false");
        settings.put("hoodie.auto.commit", "false");
        // Upkeep does that, and knows for how long.
        settings.put("hoodie.clean.automatic", "false");
        settings.put("hoodie.archive.automatic", "false");
        // An index of files pays with thousands of folders; here is one.
        settings.put("hoodie.metadata.enable", "false");
        // A server in the driver for what tasks can list themselves.
        settings.put("hoodie.embed.timeline.server", "false");
        settings.put("hoodie.write.markers.type", "DIRECT");
        settings.put("hoodie.datasource.write.payload.class", OverwriteWithLatestAvroPayload.class.getName());
        HoodieWriteConfig config = HoodieWriteConfig.newBuilder()
                .withEngineType(EngineType.SPARK)
                .withPath(location)
                .forTable(name())
                .withProps(settings)
                .build();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        // Of lists as Hudi writes them if it is not told otherwise, no element may be null.
        context.hadoopConfiguration().set(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false");
        return new SparkRDDWriteClient<>(new HoodieSparkEngineContext(context, spark.sqlContext()), config);
    }

    private String name() {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private void alone(Consumer<Lease> work) {
        try (Lease lease = locks.take(name())
                .orElseThrow(() -> new ConcurrentModificationException(location + " is written by another run"))) {
            work.accept(lease);
        }
    }

    @Override
    public void clean(Duration kept) {
        clean(Instant.now().minus(kept));
    }

    /**
     * Counts the commits that are kept itself: Hudi, asked to clean by hours, would take the hour from the zone of the machine, which is not that of
     * the table.
     *
     * @param since what readers may have begun with since then stays
     */
    void clean(Instant since) {
        alone(lease -> {
            String begin = HoodieInstantTimeGenerator.getInstantFromTemporalAccessor(
                    LocalDateTime.ofInstant(since, ZoneOffset.UTC));
            int recent = commits(table().orElseThrow()).findInstantsAfter(begin).countInstants();
            Map<String, String> settings = new HashMap<>();
            if (recent == 0) {
                settings.put("hoodie.clean.policy", "KEEP_LATEST_FILE_VERSIONS");
                settings.put("hoodie.clean.fileversions.retained", "1");
            } else {
                // And the versions before them, which were the newest when the first of them came.
                settings.put("hoodie.clean.policy", "KEEP_LATEST_COMMITS");
                settings.put("hoodie.clean.commits.retained", Integer.toString(recent));
            }
            // Else it would wait for the next commit, however old the files have become since it looked.
            settings.put("hoodie.clean.trigger.max.commits", "0");
            settings.put("hoodie.keep.min.commits", Integer.toString(recent + MORE_INSTANTS));
            settings.put("hoodie.keep.max.commits", Integer.toString(recent + MORE_INSTANTS + 1));
            try (SparkRDDWriteClient<OverwriteWithLatestAvroPayload> client = client(settings)) {
                client.clean();
                client.archive();
            }
        });
    }
}
