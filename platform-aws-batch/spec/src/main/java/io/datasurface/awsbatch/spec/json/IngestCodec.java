package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.RunMetrics;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TableTags;
import io.datasurface.awsbatch.spec.Watermark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

final class IngestCodec {
    private static final String DMS = "dms";
    private static final String BATCHES = "batches";
    private static final String JDBC = "jdbc";
    private static final String DROPS = "drops";
    private static final String FEED = "feed";

    private IngestCodec() {}

    static void write(Out out, IngestSpec spec) {
        out.text("platform", spec.platform());
        out.text("store", spec.store());
        out.text("consistency", spec.consistency().name());
        out.object("source", fields -> writeSource(fields, spec.source()));
        CommonCodec.writeLake(out, spec.lake());
        out.text("batchTable", spec.batchTable());
        out.object("limits", fields -> {
            fields.number("maxFiles", spec.limits().maxFiles());
            fields.text("maxDuration", spec.limits().maxDuration().toString());
        });
        out.objects("tables", spec.tables(), IngestCodec::writeTable);
        spec.quality().ifPresent(quality -> out.object("quality", fields -> QualityCodec.write(fields, quality)));
    }

    static Value<IngestSpec> read(Fields fields) {
        Value<String> platform = fields.text("platform");
        Value<String> store = fields.text("store");
        Value<Consistency> consistency = fields.oneOf("consistency", Consistency.class);
        Value<IngestSource> source = fields.object("source", IngestCodec::readSource);
        Value<LakeSpec> lake = CommonCodec.readLake(fields);
        Value<String> batchTable = fields.text("batchTable");
        Value<StageLimits> limits = fields.object("limits", IngestCodec::readLimits);
        Value<List<IngestTable>> tables = fields.objects("tables", IngestCodec::readTable);
        Value<Optional<QualitySpec>> quality = fields.optionalObject("quality", QualityCodec::read);
        return fields.build(() -> new IngestSpec(
                platform.get(),
                store.get(),
                consistency.get(),
                source.get(),
                lake.get(),
                batchTable.get(),
                limits.get(),
                tables.get(),
                quality.get()));
    }

    private static void writeSource(Out out, IngestSource source) {
        source.accept(new IngestSource.Visitor<Out>() {
            @Override
            public Out dms(DmsSource dms) {
                out.text("kind", DMS);
                out.text("location", dms.location());
                out.text("format", dms.format().name());
                out.number("loadEpoch", dms.loadEpoch());
                out.text("loadMarker", dms.loadMarker());
                dms.documents()
                        .ifPresent(documents ->
                                out.object("documents", fields -> DropCodec.writeQuarantine(fields, documents)));
                dms.metrics()
                        .ifPresent(
                                metrics -> out.object("metrics", fields -> QualityCodec.writeMetrics(fields, metrics)));
                return out;
            }

            @Override
            public Out batches(BatchSource batches) {
                out.text("kind", BATCHES);
                CommonCodec.writeBatches(out, batches);
                return out;
            }

            @Override
            public Out jdbc(JdbcSource jdbc) {
                out.text("kind", JDBC);
                writeJdbc(out, jdbc);
                return out;
            }

            @Override
            public Out drops(FileDropSource drops) {
                out.text("kind", DROPS);
                DropCodec.write(out, drops);
                return out;
            }

            @Override
            public Out feed(FeedSource feed) {
                out.text("kind", FEED);
                writeFeed(out, feed);
                return out;
            }
        });
    }

    private static Value<IngestSource> readSource(Fields fields) {
        Value<String> kind = fields.kind(DMS, BATCHES, JDBC, DROPS, FEED);
        if (kind.isFailed()) {
            return Value.failed();
        }
        if (kind.get().equals(BATCHES)) {
            Value<BatchSource> batches = CommonCodec.readBatches(fields);
            return batches.isFailed() ? Value.failed() : Value.of(batches.get());
        }
        if (kind.get().equals(JDBC)) {
            return readJdbc(fields);
        }
        if (kind.get().equals(DROPS)) {
            return DropCodec.read(fields);
        }
        if (kind.get().equals(FEED)) {
            return readFeed(fields);
        }
        Value<String> location = fields.text("location");
        Value<FileFormat> format = fields.oneOf("format", FileFormat.class);
        Value<Long> loadEpoch = fields.number("loadEpoch");
        Value<String> loadMarker = fields.text("loadMarker");
        Value<Optional<Quarantine>> documents = fields.optionalObject("documents", DropCodec::readQuarantine);
        Value<Optional<RunMetrics>> metrics = fields.optionalObject("metrics", QualityCodec::readMetrics);
        return fields.build(() -> new DmsSource(
                location.get(), format.get(), loadEpoch.get(), loadMarker.get(), documents.get(), metrics.get()));
    }

    private static void writeJdbc(Out out, JdbcSource jdbc) {
        out.text("location", jdbc.location());
        out.text("engine", jdbc.engine().name());
        out.text("host", jdbc.host());
        out.number("port", jdbc.port());
        out.text("database", jdbc.database());
        out.text("secretArn", jdbc.secretArn());
        out.textMap("properties", jdbc.properties());
        out.number("loadEpoch", jdbc.loadEpoch());
        jdbc.watermark()
                .ifPresent(watermark -> out.object("watermark", fields -> {
                    fields.text("column", watermark.column());
                    fields.text("overlap", watermark.overlap().toString());
                }));
    }

    private static Value<IngestSource> readJdbc(Fields fields) {
        Value<String> location = fields.text("location");
        Value<JdbcEngine> engine = fields.oneOf("engine", JdbcEngine.class);
        Value<String> host = fields.text("host");
        Value<Integer> port = fields.integer("port");
        Value<String> database = fields.text("database");
        Value<String> secretArn = fields.text("secretArn");
        Value<SortedMap<String, String>> properties = fields.textMap("properties");
        Value<Long> loadEpoch = fields.number("loadEpoch");
        Value<Optional<Watermark>> watermark = fields.optionalObject("watermark", IngestCodec::readWatermark);
        return fields.build(() -> new JdbcSource(
                location.get(),
                engine.get(),
                host.get(),
                port.get(),
                database.get(),
                secretArn.get(),
                properties.get(),
                loadEpoch.get(),
                watermark.get()));
    }

    private static void writeFeed(Out out, FeedSource feed) {
        out.text("location", feed.location());
        out.text("platform", feed.platform());
        CommonCodec.writeLake(out, feed.lake());
        out.text("batchTable", feed.batchTable());
        out.number("loadEpoch", feed.loadEpoch());
    }

    private static Value<IngestSource> readFeed(Fields fields) {
        Value<String> location = fields.text("location");
        Value<String> platform = fields.text("platform");
        Value<LakeSpec> lake = CommonCodec.readLake(fields);
        Value<String> batchTable = fields.text("batchTable");
        Value<Long> loadEpoch = fields.number("loadEpoch");
        return fields.build(
                () -> new FeedSource(location.get(), platform.get(), lake.get(), batchTable.get(), loadEpoch.get()));
    }

    private static Value<Watermark> readWatermark(Fields fields) {
        Value<String> column = fields.text("column");
        Value<Duration> overlap = fields.duration("overlap");
        return fields.build(() -> new Watermark(column.get(), overlap.get()));
    }

    private static Value<StageLimits> readLimits(Fields fields) {
        Value<Integer> maxFiles = fields.integer("maxFiles");
        Value<Duration> maxDuration = fields.duration("maxDuration");
        return fields.build(() -> new StageLimits(maxFiles.get(), maxDuration.get()));
    }

    static void writeTable(Out out, IngestTable table) {
        out.text("dataset", table.dataset());
        out.text("sourceSchema", table.sourceSchema());
        out.text("sourceTable", table.sourceTable());
        out.text("table", table.table());
        CommonCodec.writeSchema(out, table.schema());
        out.texts("partitionColumns", table.partitionColumns());
        out.text("milestoning", table.milestoning().name());
        table.historyRetention().ifPresent(kept -> out.text("historyRetention", kept.toString()));
        CommonCodec.writeFormat(out, table.format());
        table.tags().ifPresent(tags -> out.object("tags", fields -> writeTags(fields, tags)));
    }

    /** Columns by their tags, as most have those of few. */
    private static void writeTags(Out out, TableTags tags) {
        Map<SortedMap<String, String>, List<String>> byTags = new LinkedHashMap<>();
        tags.columns()
                .forEach((column, own) ->
                        byTags.computeIfAbsent(own, none -> new ArrayList<>()).add(column));
        out.textMap("table", tags.table());
        out.textMap("added", tags.added());
        out.objects("columns", List.copyOf(byTags.entrySet()), (fields, group) -> {
            fields.textMap("tags", group.getKey());
            fields.texts("columns", group.getValue());
        });
    }

    private static Value<TableTags> readTags(Fields fields) {
        Value<SortedMap<String, String>> table = fields.textMap("table");
        Value<SortedMap<String, String>> added = fields.textMap("added");
        Value<List<Map.Entry<SortedMap<String, String>, List<String>>>> groups =
                fields.objects("columns", IngestCodec::readColumnTags);
        return fields.build(() -> {
            SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>();
            groups.get().forEach(group -> group.getValue().forEach(column -> columns.put(column, group.getKey())));
            return new TableTags(table.get(), added.get(), columns);
        });
    }

    private static Value<Map.Entry<SortedMap<String, String>, List<String>>> readColumnTags(Fields fields) {
        Value<SortedMap<String, String>> tags = fields.textMap("tags");
        Value<List<String>> columns = fields.texts("columns");
        return fields.build(() -> Map.entry(tags.get(), columns.get()));
    }

    static Value<IngestTable> readTable(Fields fields) {
        Value<String> dataset = fields.text("dataset");
        Value<String> sourceSchema = fields.text("sourceSchema");
        Value<String> sourceTable = fields.text("sourceTable");
        Value<String> table = fields.text("table");
        Value<TableSchema> schema = CommonCodec.readSchema(fields);
        Value<List<String>> partitionColumns = fields.texts("partitionColumns");
        Value<Milestoning> milestoning = fields.oneOf("milestoning", Milestoning.class);
        Value<Optional<Duration>> historyRetention = fields.optionalDuration("historyRetention");
        Value<TableFormat> format = CommonCodec.readFormat(fields);
        Value<Optional<TableTags>> tags = fields.optionalObject("tags", IngestCodec::readTags);
        return fields.build(() -> new IngestTable(
                dataset.get(),
                sourceSchema.get(),
                sourceTable.get(),
                table.get(),
                schema.get(),
                partitionColumns.get(),
                milestoning.get(),
                historyRetention.get(),
                format.get(),
                tags.get()));
    }
}
