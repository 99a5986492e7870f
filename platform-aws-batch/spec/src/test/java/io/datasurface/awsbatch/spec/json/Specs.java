package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.CopyFolder;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.ExportTarget;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeAccess;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.Quarantine;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.spec.ReconcileSide;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.RunMetrics;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TableTags;
import io.datasurface.awsbatch.spec.TargetSide;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformOutput;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random specs of every kind. */
final class Specs {
    private Specs() {}

    /** Names with everything that JSON and people put into them. */
    static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abzAZ09_- \"\\/$.'`{}<>äß漢ж")
                .withChars('\u2028', '\u00a0')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(name -> name.length() % 5 == 0 ? name + "\uD83D\uDE80" : name);
    }

    static Arbitrary<String> lakeNames() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("019_")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    static Arbitrary<String> locations() {
        return lakeNames().map(name -> "s3://bucket/" + name);
    }

    /** Types up to three deep. */
    static Arbitrary<SpecType> types() {
        return types(3);
    }

    private static Arbitrary<SpecType> types(int depth) {
        Arbitrary<OptionalInt> limits = Arbitraries.integers()
                .between(1, 4000)
                .map(OptionalInt::of)
                .injectNull(0.3)
                .map(limit -> limit == null ? OptionalInt.empty() : limit);
        Arbitrary<SpecType> flat = Arbitraries.oneOf(List.<Arbitrary<? extends SpecType>>of(
                Arbitraries.of(SpecType.Simple.values()),
                Arbitraries.of(8, 16, 32, 64).map(SpecType::integer),
                Arbitraries.integers()
                        .between(1, 38)
                        .flatMap(p -> Arbitraries.integers().between(0, p).map(s -> SpecType.decimal(p, s))),
                limits.map(SpecType.StringType::new),
                limits.map(SpecType.BinaryType::new)));
        if (depth == 1) {
            return flat;
        }
        Arbitrary<SpecType> inner = Arbitraries.lazy(() -> types(depth - 1));
        return Arbitraries.oneOf(List.<Arbitrary<? extends SpecType>>of(
                flat,
                inner.map(SpecType.ArrayType::new),
                Combinators.combine(flat, inner).as(SpecType.MapType::new),
                Combinators.combine(names(), inner)
                        .as(SpecType.Field::new)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .uniqueElements(field -> field.name().toLowerCase(Locale.ROOT))
                        .map(SpecType.StructType::new)));
    }

    static Arbitrary<TableSchema> schemas() {
        Arbitrary<String> columnNames =
                names().filter(name -> !name.startsWith("_ds_") && !name.equalsIgnoreCase("op"));
        return Combinators.combine(columnNames, types(), Arbitraries.of(true, false))
                .as((name, type, nullable) -> new ColumnSpec(name, type, nullable))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(column -> column.name().toLowerCase(Locale.ROOT))
                .map(columns -> new TableSchema(columns, keyOf(columns)));
    }

    private static List<String> keyOf(List<ColumnSpec> columns) {
        return columns.stream()
                .filter(column -> !column.nullable()
                        && (column.type() instanceof SpecType.IntegerType
                                || column.type() instanceof SpecType.StringType))
                .map(ColumnSpec::name)
                .limit(2)
                .toList();
    }

    static Arbitrary<LakeSpec> lakes() {
        LakeAccess access = new LakeAccess("123456789012", "eu-west-1", "arn:aws:iam::123456789012:role/lake-writer");
        return Combinators.combine(
                        lakeNames(), locations(), lakeNames(), locations().optional(), Arbitraries.of(true, false))
                .as((catalog, warehouse, database, tables, foreign) -> new LakeSpec(
                        catalog, warehouse, database, tables, foreign ? Optional.of(access) : Optional.empty()));
    }

    static Arbitrary<Duration> durations() {
        return Arbitraries.longs()
                .between(Duration.ofDays(3).toMillis(), Duration.ofDays(9000).toMillis())
                .map(Duration::ofMillis);
    }

    static Arbitrary<SortedMap<String, String>> maps() {
        return Arbitraries.maps(names(), Arbitraries.of("", "x", "a\nb", "ä"))
                .ofMaxSize(3)
                .map(TreeMap::new);
    }

    static Arbitrary<IngestSpec> ingests() {
        Arbitrary<IngestSource> sources = Arbitraries.oneOf(List.<Arbitrary<? extends IngestSource>>of(
                Combinators.combine(
                                locations(),
                                Arbitraries.longs().between(1, 999_999_999_999L),
                                Arbitraries.longs().between(0, 1000).optional())
                        .as((location, epoch, most) -> new DmsSource(
                                location,
                                FileFormat.PARQUET,
                                epoch,
                                location + "/done",
                                most.map(rows -> new Quarantine(location + "/bad", rows, rows / 2)),
                                most.filter(rows -> rows % 2 == 0)
                                        .map(rows -> new RunMetrics("eu-central-1", "ds/runs", "Retail", "high")))),
                batches().map(batches -> batches),
                databases(),
                drops(),
                feeds()));
        Arbitrary<StageLimits> limits = Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1), durations())
                .as(StageLimits::new);
        return Combinators.combine(
                        names(),
                        names(),
                        Arbitraries.of(Consistency.values()),
                        sources,
                        lakes(),
                        limits,
                        tables(),
                        QualitySpecs.rules())
                .as((platform, store, consistency, source, lake, limit, tables, rules) -> new IngestSpec(
                                platform,
                                store,
                                consistency,
                                source,
                                lake,
                                "the_batches__x",
                                limit,
                                ofSource(source, tables))
                        .judged(QualitySpecs.of(tables, rules)));
    }

    /** Tables as the source can have them. */
    private static List<IngestTable> ofSource(IngestSource source, List<IngestTable> tables) {
        boolean isFeed = source instanceof FeedSource;
        boolean hasDocuments =
                source instanceof DmsSource dms && dms.documents().isPresent();
        return tables.stream()
                .map(table -> new IngestTable(
                        table.dataset(),
                        isFeed ? "schema" : table.sourceSchema(),
                        isFeed ? table.table() : table.sourceTable(),
                        table.table(),
                        hasDocuments ? ofDocuments(table.schema()) : zoned(source, table.schema()),
                        table.partitionColumns(),
                        table.milestoning(),
                        table.historyRetention(),
                        table.format(),
                        tags(table)))
                .toList();
    }

    private static Optional<TableTags> tags(IngestTable table) {
        if (table.dataset().length() % 2 == 0 || table.schema().primaryKey().isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> one = new TreeMap<>(Map.of("class", "pub"));
        SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>();
        columns.put(StagingColumns.DOCUMENT_ID, one);
        boolean isThere = table.schema().columnNames().contains(StagingColumns.DOCUMENT_ID);
        return Optional.of(new TableTags(
                new TreeMap<>(Map.of("class", "pc1", "zone", "Retail")), one, isThere ? columns : new TreeMap<>()));
    }

    /** Tables of databases have wall clocks of many zones. */
    private static TableSchema zoned(IngestSource source, TableSchema schema) {
        boolean isOfTables = source instanceof DmsSource || source instanceof JdbcSource;
        List<String> zones = List.of("Europe/Berlin", "GMT+01:00", "America/St_Johns");
        List<ColumnSpec> columns = schema.columns().stream()
                .map(column -> isOfTables
                                && column.type() == SpecType.Simple.TIMESTAMPTZ
                                && column.name().length() % 2 == 0
                        ? column.in(zones.get(column.name().length() / 2 % zones.size()))
                        : column)
                .toList();
        return new TableSchema(columns, schema.primaryKey());
    }

    private static TableSchema ofDocuments(TableSchema schema) {
        List<ColumnSpec> columns =
                new ArrayList<>(List.of(ColumnSpec.required(StagingColumns.DOCUMENT_ID, SpecType.string())));
        columns.addAll(schema.columns());
        return new TableSchema(columns, List.of(StagingColumns.DOCUMENT_ID));
    }

    private static Arbitrary<FeedSource> feeds() {
        return Combinators.combine(
                        locations(),
                        names(),
                        lakes(),
                        lakeNames(),
                        Arbitraries.longs().between(1, 999_999_999_999L))
                .as((location, platform, lake, batches, epoch) -> new FeedSource(
                        location,
                        platform,
                        // Longer than the random name of the lake that takes it.
                        new LakeSpec(
                                "the_catalog_of_another_lake",
                                lake.warehouse(),
                                "schema",
                                lake.tables(),
                                lake.access()),
                        batches,
                        epoch));
    }

    /** Of the formats only those that hold all types, and of the contents those that need no key; {@code DropSourceTest} has the others. */
    private static Arbitrary<FileDropSource> drops() {
        Arbitrary<DropFormat> formats = Arbitraries.of(
                new DropFormat.Json(true, "ISO-8859-1"), new DropFormat.Json(false, "UTF-8"), new DropFormat.Parquet());
        Arbitrary<SortedMap<String, String>> files = Arbitraries.maps(
                        names(), names().map(name -> "in/" + name.replace('/', '|') + "*.x"))
                .ofMaxSize(3)
                .map(TreeMap::new);
        return Combinators.combine(
                        locations(),
                        formats,
                        Arbitraries.of(FileDropSource.Content.SNAPSHOT, FileDropSource.Content.APPEND),
                        files,
                        Arbitraries.longs().between(1, 999_999_999_999L),
                        Arbitraries.longs().between(0, 1000),
                        Arbitraries.of("_COMPLETE", "done").optional())
                .as((location, format, content, patterns, epoch, most, marker) -> new FileDropSource(
                        location,
                        format,
                        content,
                        patterns,
                        epoch,
                        location + "/work",
                        new Quarantine(location + "/bad", most, most / 2),
                        List.of(),
                        marker));
    }

    private static Arbitrary<JdbcSource> databases() {
        return Combinators.combine(
                        locations(),
                        Arbitraries.of(JdbcEngine.values()),
                        names(),
                        Arbitraries.integers().between(1, 65535),
                        names(),
                        maps(),
                        Arbitraries.longs().between(1, 999_999_999_999L))
                .as((location, engine, host, port, database, properties, epoch) -> new JdbcSource(
                        location,
                        engine,
                        host,
                        port,
                        database,
                        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x",
                        properties,
                        epoch,
                        Optional.empty()));
    }

    private static Arbitrary<BatchSource> batches() {
        return Combinators.combine(locations(), Arbitraries.of(BatchSource.Mode.values()))
                .as((location, mode) -> new BatchSource(location, FileFormat.PARQUET, mode));
    }

    private static Arbitrary<List<IngestTable>> tables() {
        return Combinators.combine(
                        names(),
                        schemas(),
                        Arbitraries.of(Milestoning.values()),
                        durations(),
                        Arbitraries.of(true, false))
                .as((dataset, schema, milestoning, kept, ever) -> new IngestTable(
                        dataset,
                        "schema",
                        "t" + dataset.replace("/", "|"),
                        "t" + Integer.toHexString(dataset.hashCode()),
                        schema,
                        schema.primaryKey(),
                        milestoning,
                        ever || milestoning == Milestoning.LIVE ? Optional.empty() : Optional.of(kept),
                        copied(schema) ? TableFormat.DELTA : TableFormat.ICEBERG))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(IngestTable::sourceTable)
                .uniqueElements(IngestTable::table);
    }

    private static boolean copied(TableSchema schema) {
        return schema.primaryKey().isEmpty() && schema.columnNames().stream().allMatch(TableFormat.DELTA::takes);
    }

    private static Arbitrary<JdbcTarget> targets() {
        return Combinators.combine(
                        Arbitraries.of(JdbcEngine.values()),
                        names(),
                        Arbitraries.integers().between(1, 65535),
                        names(),
                        names(),
                        maps(),
                        Arbitraries.of("arn:aws:iam::123456789012:role/x").optional())
                .as((engine, host, port, database, schema, properties, role) -> new JdbcTarget(
                        engine,
                        host,
                        port,
                        database,
                        schema,
                        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x",
                        properties,
                        engine == JdbcEngine.REDSHIFT
                                ? Optional.of(new CopyFolder("s3://bucket/tmp", "eu-west-1", role))
                                : Optional.empty()));
    }

    static Arbitrary<ExportSpec> exports() {
        Arbitrary<ExportTarget> targets = Arbitraries.oneOf(List.<Arbitrary<? extends ExportTarget>>of(
                Combinators.combine(names(), lakeNames(), names()).as(LakeTarget::new), targets()));
        return Combinators.combine(names(), names(), names(), targets, lakes(), names(), schemas(), names())
                .as((platform, container, chunk, target, lake, dataset, schema, view) -> {
                    DatasetRef ref = new DatasetRef(platform, dataset);
                    return new ExportSpec(
                            platform,
                            container,
                            chunk,
                            target,
                            lake,
                            List.of(new ExportTable(ref, "source", "Target", schema, Milestoning.LIVE_AND_FORENSIC)),
                            List.of(new ConsumerView(
                                    chunk,
                                    container,
                                    ref,
                                    view,
                                    schema.columnNames(),
                                    Milestoning.LIVE,
                                    List.of("role 1"))));
                });
    }

    static Arbitrary<TransformSpec> transforms() {
        Arbitrary<CodeSpec> codes = Combinators.combine(
                        Arbitraries.of(CodeKind.values()),
                        locations(),
                        names(),
                        names(),
                        names().list().ofMaxSize(3),
                        maps())
                .as(CodeSpec::new);
        Arbitrary<TransformOutput> outputs = Combinators.combine(names(), batches(), schemas())
                .as((store, landing, schema) ->
                        new TransformOutput(store, landing, List.of(new OutputDataset("d", "out_d", "x/d", schema))));
        Arbitrary<TransformTrigger> triggers = Arbitraries.oneOf(List.<Arbitrary<? extends TransformTrigger>>of(
                Arbitraries.just(new TransformTrigger.AllInputs()),
                Arbitraries.just(new TransformTrigger.Cron("0 3 * * ? *", "Europe/Berlin"))));
        return Combinators.combine(names(), names(), codes, lakes(), names(), outputs, triggers)
                .as((platform, workspace, code, lake, dataset, output, trigger) -> new TransformSpec(
                        platform,
                        workspace,
                        code,
                        lake,
                        List.of(new TransformInput(
                                new DatasetRef(workspace, dataset), "g", "in", "t", Milestoning.LIVE, false)),
                        output,
                        trigger));
    }

    static Arbitrary<MaintainSpec> maintains() {
        Arbitrary<Optional<RawRetention>> kept = Combinators.combine(
                        locations(),
                        durations(),
                        Arbitraries.of("_COMPLETE", "a b/ä").optional())
                .as(RawRetention::new)
                .optional();
        return Combinators.combine(
                        names(), names(), lakes(), Arbitraries.of(true, false), durations(), durations(), kept)
                .as((platform, store, lake, direct, a, b, raw) -> new MaintainSpec(
                        platform,
                        store,
                        lake,
                        List.of(
                                new MaintainTable(store, "t", direct, a, b, a, b, Optional.of(b)),
                                MaintainTable.daily("d", "u", true).withFormat(TableFormat.DELTA),
                                MaintainTable.daily(MaintainTable.BATCHES, "v", true)),
                        raw,
                        direct
                                ? List.of(new FormerTable(
                                        store, "w", "t", Duration.ofDays(1).plus(a)))
                                : List.of()));
    }

    static Arbitrary<ReconcileSpec> reconciles() {
        Arbitrary<SourceSide> sources = Combinators.combine(databases(), tables())
                .as((database, tables) -> new SourceSide(
                        database.engine(),
                        database.host(),
                        database.port(),
                        database.database(),
                        database.secretArn(),
                        database.properties(),
                        tables));
        Arbitrary<TargetSide> targets = Combinators.combine(targets(), exports())
                .as((database, export) -> new TargetSide(database, export.tables()));
        Arbitrary<ReconcileSide> sides =
                Arbitraries.oneOf(List.<Arbitrary<? extends ReconcileSide>>of(sources, targets));
        Arbitrary<Long> tolerances = Arbitraries.longs().between(0, 999_999_999_999L);
        return Combinators.combine(names(), names(), lakes(), locations(), tolerances, sides)
                .as(ReconcileSpec::new);
    }

    static Arbitrary<SpecDocument> documents() {
        return Arbitraries.oneOf(List.<Arbitrary<? extends SpecDocument>>of(
                ingests(), exports(), SnapshotSpecs.snapshots(), transforms(), maintains(), reconciles()));
    }
}
