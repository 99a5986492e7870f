package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The Iceberg table in which a store's batches are recorded: one row for each dataset that a batch has changed, all rows of a batch in one
 * commit. Whoever reads the batch table once, and then each table at the snapshot that its newest row names, sees exactly one batch of a
 * multi-dataset store, at any time.
 */
public final class BatchTable {
    private static final String BATCH = "batch";
    private static final String RECORDED_AT = "recorded_at";
    private static final String DATASET = "dataset";
    private static final String EPOCH = "load_epoch";
    private static final String SEQUENCE = "sequence";
    private static final String FILES = "files";
    /** Property of the table, with the name of a dataset behind it: a {@link RawMark}. */
    private static final String RAW = "datasurface.raw.";

    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, BATCH, Types.LongType.get(), "number of the batch, from 1"),
            NestedField.required(2, RECORDED_AT, Types.TimestampType.withZone(), "for people; order is by batch"),
            NestedField.required(3, DATASET, Types.StringType.get()),
            NestedField.required(4, "table", Types.StringType.get()),
            NestedField.required(5, "snapshot", Types.LongType.get(), "the table at this snapshot is the batch"),
            NestedField.optional(6, "history_snapshot", Types.LongType.get(), "the same of the history table"),
            NestedField.required(7, EPOCH, Types.LongType.get()),
            NestedField.required(8, "load_manifest", Types.StringType.get(), "hash of the files of the load"),
            NestedField.optional(9, SEQUENCE, Types.StringType.get(), "the last change that the batch may have"),
            NestedField.required(
                    10,
                    FILES,
                    Types.ListType.ofRequired(
                            11,
                            Types.StructType.of(
                                    NestedField.required(12, "name", Types.StringType.get()),
                                    NestedField.required(13, "path", Types.StringType.get()),
                                    NestedField.required(14, "size", Types.LongType.get()),
                                    NestedField.required(15, "version", Types.StringType.get()),
                                    NestedField.required(16, "written", Types.TimestampType.withZone()))),
                    "what was taken from the staging folder"),
            NestedField.optional(17, "feed_batch", Types.LongType.get(), "the batch of another platform's lake"),
            NestedField.optional(18, "feed_snapshot", Types.LongType.get(), "the table there at this snapshot is it"));

    private static final Comparator<Record> IN_ORDER = Comparator.<Record>comparingLong(row -> number(row, EPOCH))
            .thenComparing(row -> optional(row, SEQUENCE, String.class).orElse(""));

    /** Others record batches at the same time. */
    private static final int TRIES = 5;

    /** So many columns has a table from before feeds could be taken. */
    private static final int WITHOUT_FEEDS = 10;

    private final Table table;
    private final FewRows rows;

    private BatchTable(Table table) {
        this.table = table;
        this.rows = new FewRows(table);
    }

    /** The batch table of a store; it is made if it is not there. */
    public static BatchTable openOrCreate(LakeTables tables, IngestSpec spec) {
        Table table = tables.openOrCreate(
                spec.batchTable(),
                SCHEMA,
                PartitionSpec.unpartitioned(),
                Map.of("format-version", "2", "datasurface.store", spec.store()));
        if (isLike(table, new Schema(SCHEMA.columns().subList(0, WITHOUT_FEEDS)))) {
            table.updateSchema().unionByNameWith(SCHEMA).commit();
        }
        if (!isLike(table, SCHEMA)) {
            throw new JobException("Table " + table.name() + " is no batch table; give the store another name for it");
        }
        return new BatchTable(table);
    }

    /** Whether a table has these columns; catalogs give them numbers of their own. */
    private static boolean isLike(Table table, Schema schema) {
        return SparkSchemaUtil.convert(table.schema())
                .catalogString()
                .equals(SparkSchemaUtil.convert(schema).catalogString());
    }

    /** The batch table of this name; empty if there is none yet. */
    public static Optional<BatchTable> find(LakeTables tables, String name) {
        return tables.find(name).map(BatchTable::of);
    }

    /** A table that is a batch table. */
    public static BatchTable of(LakeTable table) {
        return new BatchTable(table.table());
    }

    /** All that is recorded now. */
    public Batches read() {
        table.refresh();
        List<Record> all = recorded();
        Map<String, Instant> recordedAt = new HashMap<>();
        all.forEach(row -> recordedAt.merge(
                text(row, DATASET), time(row, RECORDED_AT), (one, other) -> one.isBefore(other) ? other : one));
        return new Batches(snapshot(), all.stream().map(BatchTable::record).toList(), recordedAt);
    }

    private Optional<Long> snapshot() {
        return Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    }

    private List<Record> recorded() {
        return snapshot().map(rows::read).orElse(List.of());
    }

    /**
     * The snapshots of tables, those of histories too, that readers of batches may need: of the newest batch of each dataset, of those that
     * were recorded since a time, and of the one that was the newest at that time.
     */
    public Map<String, Set<Long>> needed(Instant since) {
        table.refresh();
        List<Record> all = recorded();
        Map<String, Long> newest = newest(all);
        Map<String, Long> then = newest(all.stream()
                .filter(row -> time(row, RECORDED_AT).isBefore(since))
                .toList());
        Map<String, Set<Long>> snapshots = new HashMap<>();
        for (Record row : all) {
            Long batch = number(row, BATCH);
            String dataset = text(row, DATASET);
            if (!time(row, RECORDED_AT).isBefore(since)
                    || batch.equals(newest.get(dataset))
                    || batch.equals(then.get(dataset))) {
                String live = text(row, "table");
                snapshots.computeIfAbsent(live, name -> new HashSet<>()).add(number(row, "snapshot"));
                optional(row, "history_snapshot", Long.class)
                        .ifPresent(history -> snapshots
                                .computeIfAbsent(LakeTables.history(live), name -> new HashSet<>())
                                .add(history));
            }
        }
        return snapshots;
    }

    private static Map<String, Long> newest(List<Record> rows) {
        Map<String, Long> newest = new HashMap<>();
        rows.forEach(row -> newest.merge(text(row, DATASET), number(row, BATCH), Math::max));
        return newest;
    }

    /**
     * Removes, in one commit, what nobody asks for any more: of each dataset the oldest records, up to one that still counts. That is one which is
     * not older than a time, one of whose files is there, the newest, and the one with the last change.
     *
     * @param isThere whether there is a file
     */
    public void purge(Instant before, Predicate<String> isThere) {
        table.refresh();
        Map<String, List<Record>> datasets = recorded().stream()
                .sorted(Comparator.comparing(row -> number(row, BATCH)))
                .collect(Collectors.groupingBy(row -> text(row, DATASET), TreeMap::new, Collectors.toList()));
        Expression old = Expressions.alwaysFalse();
        Map<String, RawMark> gone = new TreeMap<>();
        for (Map.Entry<String, List<Record>> each : datasets.entrySet()) {
            List<Record> all = each.getValue();
            RawMark mark = mark(each.getKey());
            Record newest = all.get(all.size() - 1);
            Record last = all.stream().max(IN_ORDER).orElseThrow();
            long upTo = 0;
            for (Record row : all) {
                boolean counts = row == newest
                        || isAlike(row, last)
                        || !time(row, RECORDED_AT).isBefore(before)
                        || record(row).files().stream().anyMatch(file -> isThere.test(file.path()));
                if (counts) {
                    break;
                }
                upTo = number(row, BATCH);
                mark = mark.upTo(record(row));
            }
            if (upTo > 0) {
                gone.put(each.getKey(), mark.done());
                old = Expressions.or(
                        old,
                        Expressions.and(
                                Expressions.equal(DATASET, each.getKey()), Expressions.lessThanOrEqual(BATCH, upTo)));
            }
        }
        mark(gone);
        rows.replace(old, List.of());
    }

    /**
     * What is recorded of each dataset, the oldest first, up to the first record that is not older than a time.
     *
     * @param before the time
     */
    public Map<String, List<BatchRecord>> recordedBefore(Instant before) {
        table.refresh();
        Map<String, List<BatchRecord>> old = new TreeMap<>();
        recorded().stream()
                .sorted(Comparator.comparing(row -> number(row, BATCH)))
                .collect(Collectors.groupingBy(row -> text(row, DATASET)))
                .forEach((dataset, all) -> old.put(
                        dataset,
                        all.stream()
                                .takeWhile(row -> time(row, RECORDED_AT).isBefore(before))
                                .map(BatchTable::record)
                                .toList()));
        return old;
    }

    /** Which files may be gone from the staging area, by dataset, as it is known now; nothing of those that are not there. */
    public Map<String, RawMark> rawMarks() {
        table.refresh();
        Map<String, RawMark> marks = new TreeMap<>();
        table.properties().keySet().stream()
                .filter(key -> key.startsWith(RAW))
                .map(key -> key.substring(RAW.length()))
                .forEach(dataset -> marks.put(dataset, mark(dataset)));
        return marks;
    }

    private RawMark mark(String dataset) {
        return Optional.ofNullable(table.properties().get(RAW + dataset))
                .map(RawMark::parse)
                .orElse(RawMark.NONE);
    }

    /**
     * Writes down, in one commit, which files of datasets may be gone from now on. What another run has written down meanwhile stays true.
     *
     * @throws CommitFailedException if others have changed the table meanwhile, again and again
     */
    public void mark(Map<String, RawMark> marks) {
        TableOperations operations = ((HasTableOperations) table).operations();
        for (int tries = 1; !marks.isEmpty(); tries++) {
            table.refresh();
            TableMetadata before = operations.current();
            Map<String, String> properties = new TreeMap<>();
            marks.forEach((dataset, mark) ->
                    properties.put(RAW + dataset, mark(dataset).and(mark).toString()));
            try {
                operations.commit(
                        before,
                        TableMetadata.buildFrom(before)
                                .setProperties(properties)
                                .build());
                table.refresh();
                return;
            } catch (CommitFailedException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static boolean isAlike(Record row, Record last) {
        Optional<String> sequence = optional(last, SEQUENCE, String.class);
        return sequence.isPresent()
                && number(row, EPOCH) == number(last, EPOCH)
                && optional(row, SEQUENCE, String.class).equals(sequence);
    }

    /**
     * Records a batch in one commit.
     *
     * @param batch its datasets, at least one
     * @param group all datasets that are published together
     * @param known what was recorded when the batch was made
     * @throws JobException if another run has recorded a batch of that number meanwhile
     */
    public void record(List<BatchRecord> batch, List<String> group, Batches known, Instant now) {
        long number = batch.get(0).batch();
        Expression such = Expressions.and(Expressions.equal(BATCH, number), Expressions.in(DATASET, group));
        try {
            rows.add(batch.stream().map(record -> toRow(record, now)).toList(), such, known.snapshot());
        } catch (ValidationException e) {
            throw new JobException(
                    "Batch " + number + " was recorded by another run at the same time; run the job again", e);
        }
    }

    private Record toRow(BatchRecord record, Instant now) {
        Record row = rows.row();
        row.setField(BATCH, record.batch());
        row.setField(RECORDED_AT, now.atOffset(ZoneOffset.UTC));
        row.setField(DATASET, record.dataset());
        row.setField("table", record.table());
        row.setField("snapshot", record.snapshot());
        row.setField("history_snapshot", record.historySnapshot().orElse(null));
        row.setField(EPOCH, record.epoch());
        row.setField("load_manifest", record.loadManifest());
        row.setField(SEQUENCE, record.sequence().orElse(null));
        row.setField(FILES, record.files().stream().map(this::toRow).toList());
        row.setField("feed_batch", record.feed().map(FeedMark::batch).orElse(null));
        row.setField("feed_snapshot", record.feed().map(FeedMark::snapshot).orElse(null));
        return row;
    }

    private Record toRow(StagingFile file) {
        Record row = GenericRecord.create(
                table.schema().findType(FILES).asListType().elementType().asStructType());
        row.setField("name", file.name());
        row.setField("path", file.path());
        row.setField("size", file.size());
        row.setField("version", file.version());
        row.setField("written", file.written().atOffset(ZoneOffset.UTC));
        return row;
    }

    private static BatchRecord record(Record row) {
        List<StagingFile> files = new ArrayList<>();
        for (Object file : (List<?>) row.getField(FILES)) {
            files.add(file((Record) file));
        }
        return new BatchRecord(
                number(row, BATCH),
                text(row, DATASET),
                text(row, "table"),
                number(row, "snapshot"),
                optional(row, "history_snapshot", Long.class),
                number(row, EPOCH),
                text(row, "load_manifest"),
                optional(row, SEQUENCE, String.class),
                files,
                feed(row));
    }

    /** A table that another platform keeps may be from before feeds could be taken. */
    private static Optional<FeedMark> feed(Record row) {
        return optional(row, "feed_snapshot", Long.class)
                .map(snapshot -> new FeedMark(number(row, "feed_batch"), snapshot));
    }

    private static StagingFile file(Record file) {
        return new StagingFile(
                text(file, "name"),
                text(file, "path"),
                number(file, "size"),
                text(file, "version"),
                time(file, "written"));
    }

    private static long number(Record row, String column) {
        return (Long) row.getField(column);
    }

    private static String text(Record row, String column) {
        return (String) row.getField(column);
    }

    private static Instant time(Record row, String column) {
        return ((OffsetDateTime) row.getField(column)).toInstant();
    }

    private static <T> Optional<T> optional(Record row, String column, Class<T> type) {
        return Optional.ofNullable(row.getField(column)).map(type::cast);
    }
}
