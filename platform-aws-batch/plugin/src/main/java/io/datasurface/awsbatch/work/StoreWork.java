package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.feed.TakenFeed;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.spec.RunMetrics;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.Watermark;
import io.datasurface.awsbatch.watch.Watch;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The ingestion of one datastore: its nodes are always in one chunk. */
public final class StoreWork {
    private static final StageLimits LIMITS = new StageLimits(2000, Duration.ofMinutes(30));

    private final Instance instance;
    private final EcosystemIndex.DatastoreEntry entry;
    private final Datastore store;
    private final List<IntentionNode> nodes;
    private final Map<String, Needs> needs = new HashMap<>();
    private final Set<String> taken;
    private final boolean foreign;
    private final Optional<FeedTake> take;
    private final Optional<FeedOffer> offer;
    private final QualityWork quality;

    /** Each is asked for by several documents. */
    private final Map<String, IngestTable> tables = new ConcurrentHashMap<>();

    /**
     * Makes the work of a datastore.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     * @param store name of the datastore
     * @param nodes its ingestion nodes, sorted by name
     */
    public StoreWork(Instance instance, PlatformModel model, String store, List<IntentionNode> nodes) {
        this.instance = instance;
        this.entry = Consumers.datastore(model, store);
        this.store = entry.datastore();
        this.nodes = List.copyOf(nodes);
        this.taken = LakeFeeds.taken(instance, model, store);
        this.foreign = nodes.stream().anyMatch(node -> LakeFeeds.readsFrom(node).isPresent());
        this.take = foreign ? LakeFeeds.take(instance, model, store) : Optional.empty();
        this.offer = take.flatMap(model.feeds()::offer);
        this.quality = new QualityWork(instance, model);
        nodes.forEach(node -> needs.putAll(Needs.of(model, node)));
    }

    /**
     * Returns the lake of another platform from which the datastore is taken, if it is.
     *
     * @throws IllegalArgumentException if the other platform's offer does not say how to read it
     */
    public Optional<TakenFeed> feed() {
        return offer.map(TakenFeed::of);
    }

    /** Returns the pause between two runs of the ingest job; a feed need not be asked more often than it is refreshed. */
    public Duration pause() {
        Duration pause = Cadence.of(requirements(), instance.parameters().duration("ingest.interval"));
        return offer.map(FeedOffer::cadence)
                .filter(cadence -> cadence.compareTo(pause) > 0)
                .map(Cadence::whole)
                .orElse(pause);
    }

    /** Returns the datastore with its owners. */
    public EcosystemIndex.DatastoreEntry entry() {
        return entry;
    }

    /** Returns the datastore. */
    public Datastore store() {
        return store;
    }

    /** Returns the nodes that ingest the datastore. */
    public List<IntentionNode> nodes() {
        return nodes;
    }

    /** Returns the capture by DMS, if the datastore has one. */
    public Optional<CDCCaptureIngestion> capture() {
        Optional<CaptureMetadata> capture = foreign ? Optional.empty() : store.capture();
        return capture.filter(CDCCaptureIngestion.class::isInstance).map(CDCCaptureIngestion.class::cast);
    }

    /** Returns the capture with SQL by the ingest job itself, if the datastore has one. */
    public Optional<SQLIngestion> pull() {
        return foreign ? Optional.empty() : pull(store);
    }

    /**
     * Returns the capture of a datastore with SQL by the ingest job itself, if it has one.
     *
     * @param store the datastore
     */
    public static Optional<SQLIngestion> pull(Datastore store) {
        return store.capture()
                .filter(capture -> capture instanceof SQLSnapshotIngestion
                        || capture instanceof SQLWatermarkSnapshotDeltaIngestion)
                .map(SQLIngestion.class::cast);
    }

    /** Returns the capture of files that somebody drops, if the datastore has one. */
    public Optional<FileDropIngestion> drops() {
        return foreign ? Optional.empty() : drops(store);
    }

    /**
     * Returns the capture of files of a datastore that somebody drops, if it has one.
     *
     * @param store the datastore
     */
    public static Optional<FileDropIngestion> drops(Datastore store) {
        return store.capture().filter(FileDropIngestion.class::isInstance).map(FileDropIngestion.class::cast);
    }

    /** Returns the capture by a program that pulls, if the datastore has one. */
    public Optional<CustomPullIngestion> program() {
        return foreign ? Optional.empty() : program(store);
    }

    /**
     * Returns the capture of a datastore by a program that pulls, if it has one.
     *
     * @param store the datastore
     */
    public static Optional<CustomPullIngestion> program(Datastore store) {
        return store.capture().filter(CustomPullIngestion.class::isInstance).map(CustomPullIngestion.class::cast);
    }

    /** Returns the capture from a source database, one way or the other, unless a transformer or another platform writes the datastore. */
    public Optional<SQLIngestion> database() {
        return capture().<SQLIngestion>map(capture -> capture).or(this::pull);
    }

    /** Returns the tightest of the requirements of the nodes that ingest the datastore. */
    public List<NodeRequirements> requirements() {
        return nodes.stream().map(IntentionNode::requirements).toList();
    }

    /** Returns the datasets that are ingested, sorted by name. */
    public List<Dataset> datasets() {
        boolean all = nodes.stream().anyMatch(IngestionMultiNode.class::isInstance);
        Set<String> names = nodes.stream()
                .filter(IngestionSingleNode.class::isInstance)
                .map(IngestionSingleNode.class::cast)
                .map(IngestionSingleNode::dataset)
                .collect(Collectors.toSet());
        return store.datasets().values().stream()
                .filter(dataset -> all || names.contains(dataset.name()))
                // Of a feed only what the plan lets flow in it: the other platform lets nobody read more.
                .filter(dataset -> take.isEmpty() || take.get().datasets().contains(dataset.name()))
                .sorted(Comparator.comparing(Dataset::name))
                .toList();
    }

    /** Returns the datasets that are wanted and that the feed which is taken does not have, sorted by name. */
    public List<String> notInTheFeed() {
        Set<String> wanted = new TreeSet<>(needs.keySet());
        nodes.stream()
                .filter(IngestionSingleNode.class::isInstance)
                .forEach(node -> wanted.add(((IngestionSingleNode) node).dataset()));
        take.ifPresent(taken -> taken.datasets().forEach(wanted::remove));
        return take.isEmpty() ? List.of() : List.copyOf(wanted);
    }

    /** Returns the number of the full load: raised by the hint {@code loadEpoch} of the datastore to load it anew. */
    public long epoch() {
        return instance.context().platform().provider().hints().stream()
                .filter(hint -> hint.storeName().equals(Optional.of(store.name())))
                .flatMap(hint -> Optional.ofNullable(hint.values().get("loadEpoch")).stream())
                .mapToLong(StoreWork::parseEpoch)
                .max()
                .orElse(1);
    }

    private static long parseEpoch(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The hint loadEpoch is \"" + text + "\"; use a whole number from 1, one more than before", e);
        }
    }

    /**
     * Returns the key, in the staging bucket, whose object says that the full load of these tables is complete; with another table comes
     * another key, so that the load of the table is waited for.
     */
    public String loadMarkerKey() {
        String tables = datasets().stream()
                .map(dataset -> sourceTable(dataset.name()))
                .sorted()
                .collect(Collectors.joining("\n"));
        String hash = Sha256.of(tables.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        return instance.folders().staging(store.name(), epoch()) + "/" + Folders.LOAD_MARKER + "-" + hash;
    }

    /** Returns the folder, in the staging bucket, that a transformer writes the datastore to. */
    static String landing(Instance instance, String store) {
        return instance.folders().landing(store);
    }

    /**
     * Returns what the ingest job reads.
     *
     * @throws IllegalArgumentException if the model asks for something that the lake cannot hold
     */
    public IngestSpec ingestSpec() {
        boolean multi = nodes.stream().anyMatch(IngestionMultiNode.class::isInstance);
        return new IngestSpec(
                instance.name(),
                store.name(),
                multi ? Consistency.MULTI : Consistency.SINGLE,
                source(),
                lake(instance).in(instance.tables(store.name())),
                batchTable(),
                LIMITS,
                datasets().stream().map(this::table).toList(),
                quality.of(this));
    }

    /** Returns what the maintain job reads. */
    public MaintainSpec maintainSpec() {
        List<MaintainTable> tables = new ArrayList<>();
        for (Dataset dataset : datasets()) {
            Needs needed = Needs.orNone(needs, dataset.name());
            String table = instance.lake().table(store.name(), dataset.name());
            // Who reads the lake from another platform holds a snapshot as a query does.
            boolean read = needed.directlyQueried() || taken.contains(dataset.name());
            IngestTable ingested = table(dataset);
            Duration interval = UpkeepIntervals.of(instance, entry, dataset.name());
            tables.add(MaintainTable.daily(dataset.name(), table, read)
                    .every(interval)
                    .withFormat(ingested.format()));
            ingested.historyTable()
                    .map(history ->
                            MaintainTable.daily(dataset.name(), history, read).every(interval))
                    .map(history -> ingested.historyRetention()
                            .map(history::withHistoryRetention)
                            .orElse(history))
                    .ifPresent(tables::add);
        }
        tables.add(MaintainTable.daily(MaintainTable.BATCHES, batchTable(), true));
        quality.of(this).ifPresent(rules -> {
            tables.add(MaintainTable.daily(MaintainTable.QUALITY, rules.resultTable(), true));
            tables.add(MaintainTable.daily(MaintainTable.QUARANTINE, rules.quarantineTable(), true));
        });
        MaintainSpec spec =
                new MaintainSpec(instance.name(), store.name(), lake(instance), tables).removing(formerTables());
        return raw().map(spec::keeping).orElse(spec);
    }

    /** What past states are in stays as long as those of now; for ever if they are kept for ever. */
    private List<FormerTable> formerTables() {
        Duration kept = instance.parameters().duration("tables.formerKept");
        List<FormerTable> former = new ArrayList<>();
        for (Dataset dataset : datasets()) {
            IngestTable now = table(dataset);
            for (String before : instance.lake().former(store.name(), dataset.name())) {
                former.add(new FormerTable(dataset.name(), before, now.table(), kept));
                now.historyTable()
                        .filter(history -> now.historyRetention().isPresent())
                        .map(history -> new FormerTable(
                                dataset.name(),
                                IngestTable.historyOf(before),
                                history,
                                longest(kept, now.historyRetention().orElseThrow())))
                        .ifPresent(former::add);
            }
        }
        return former;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Returns how long files are kept as they were captured, if they are removed then. */
    public Optional<RawRetention> raw() {
        return foreign ? Optional.empty() : RawFiles.retention(instance, entry);
    }

    /** Returns the table in which the ingest job records its batches; readers that find a batch there still need its snapshots. */
    private String batchTable() {
        return LakeFeeds.batchTable(instance, store.name());
    }

    /** Where the ingest job sends numbers, told apart by the zone and the class of the data. */
    RunMetrics metrics() {
        return new RunMetrics(
                instance.region(),
                Watch.namespace(instance),
                Watch.dimension(entry.zone().name()),
                Watch.dimension(Watch.priority(requirements())));
    }

    static LakeSpec lake(Instance instance) {
        return LakeSpec.of(Instance.CATALOG, instance.warehouse(), instance.database());
    }

    private IngestSource source() {
        if (foreign) {
            return fed(
                    feed().orElseThrow(
                                    () -> new IllegalArgumentException(
                                            "Datastore " + store.name()
                                                    + " is read from another platform, and no feed of it is planned; let a federation plan the feeds")));
        }
        if (pull().isPresent()) {
            return pulled(pull().get());
        }
        if (drops().isPresent()) {
            return new FileSources(instance, this).dropped(drops().get());
        }
        if (program().isPresent()) {
            return new FileSources(instance, this).pulled(program().get());
        }
        if (capture().isEmpty()) {
            return new BatchSource(
                    Instance.location(instance.stagingBucket(), landing(instance, store.name())),
                    FileFormat.PARQUET,
                    BatchSource.Mode.SNAPSHOT);
        }
        return new DmsSource(
                Instance.location(instance.stagingBucket(), instance.folders().staging(store.name(), epoch())),
                FileFormat.PARQUET,
                epoch(),
                Instance.location(instance.stagingBucket(), loadMarkerKey()),
                DocumentSources.of(store).map(mongo -> new FileSources(instance, this).quarantine()),
                Optional.of(metrics()));
    }

    private FeedSource fed(TakenFeed feed) {
        return new FeedSource(
                Instance.location(instance.controlBucket(), instance.folders().feeds(store.name())),
                feed.platform(),
                feed.lake(),
                feed.batchTable(),
                epoch());
    }

    /** What is read is needed for one run only, so it goes to where files are removed after days. */
    private JdbcSource pulled(SQLIngestion capture) {
        SourceDatabase database = SourceDatabase.of(instance, store.name(), capture);
        return new JdbcSource(
                Instance.location(instance.controlBucket(), instance.folders().pulls(store.name())),
                database.engine(),
                database.host(),
                database.port(),
                database.name(),
                database.secretArn(),
                database.properties(),
                epoch(),
                watermark(capture)
                        .map(column ->
                                new Watermark(column, instance.parameters().duration("pull.watermarkOverlap"))));
    }

    /**
     * Returns the column by whose growth changes are found; empty if each run reads all rows.
     *
     * @param capture a capture with SQL
     */
    public static Optional<String> watermark(SQLIngestion capture) {
        return capture instanceof SQLWatermarkSnapshotDeltaIngestion watermarked
                ? Optional.of(watermarked.watermarkColumn())
                : Optional.empty();
    }

    private IngestTable table(Dataset dataset) {
        return tables.computeIfAbsent(dataset.name(), name -> newTable(dataset));
    }

    private IngestTable newTable(Dataset dataset) {
        boolean isOfTables = pull().isPresent()
                || (capture().isPresent() && DocumentSources.of(store).isEmpty());
        TableSchema schema = isOfTables ? TableSchemas.ofSource(dataset) : TableSchemas.of(dataset);
        Needs needed = Needs.orNone(needs, dataset.name());
        IngestTable.Builder table = IngestTable.builder(dataset.name())
                .source(sourceSchema(), sourceTable(dataset.name()))
                .table(instance.lake().table(store.name(), dataset.name()))
                .columns(schema.columns())
                .primaryKey(schema.primaryKey())
                .partitionColumns(TableSchemas.partitions(dataset))
                .milestoning(needed.milestoning())
                .format(TableFormats.of(instance, entry, dataset.name()));
        if (needed.milestoning() != Milestoning.LIVE) {
            needed.retention().ifPresent(table::historyRetention);
        }
        LakeTags.of(instance, entry, dataset).ifPresent(table::tags);
        return table.build();
    }

    /** Returns the schema of the source database, which is also a staging folder; of a feed the database there. */
    public String sourceSchema() {
        if (foreign) {
            return feed().map(feed -> feed.lake().database()).orElse(instance.database());
        }
        return database().map(SourceSchemas::of).orElse(instance.folders().landingSchema());
    }

    /** Returns the table of the source database, which is also a staging folder; of a feed the table there. */
    public String sourceTable(String dataset) {
        if (foreign) {
            return feed().map(feed -> feed.table(dataset))
                    .orElseGet(() -> instance.lake().table(store.name(), dataset));
        }
        return database().map(capture -> capture.table(dataset)).orElse(dataset);
    }
}
