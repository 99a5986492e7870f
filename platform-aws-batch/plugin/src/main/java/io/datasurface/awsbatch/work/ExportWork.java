package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.access.Principals;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.CopyFolder;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.ExportTarget;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TargetLimits;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.Dataset;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The exports of one chunk into one container. */
public final class ExportWork {
    private static final AwsNames PLAIN = AwsNames.plain();
    /** The parameter that says with which role a Redshift reads what it copies. */
    public static final String COPY_ROLES = "redshift.copyRoles";

    /** Schema, in a consumer's database, that holds our tables and views. */
    private static final String SCHEMA = "datasurface";

    private static final Duration VIEWS = Duration.ofHours(1);

    private static final Comparator<ConsumerView> BY_CONSUMER = Comparator.comparing(ConsumerView::workspace)
            .thenComparing(ConsumerView::datasetGroup)
            .thenComparing(view -> view.dataset().store())
            .thenComparing(view -> view.dataset().dataset());

    private final Instance instance;
    private final PlatformModel model;
    private final String chunk;
    private final List<ExportNode> nodes;
    private final Principals principals;

    /**
     * Makes the work of a container.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     * @param chunk id of the chunk
     * @param nodes export nodes of the chunk into one container, sorted by name; at least one
     */
    public ExportWork(Instance instance, PlatformModel model, String chunk, List<ExportNode> nodes) {
        this.instance = instance;
        this.model = model;
        this.chunk = chunk;
        this.nodes = List.copyOf(nodes);
        this.principals = new Principals(instance);
    }

    /** Returns the governance zone of the consumers; the first by name if they are of several. */
    public String zone() {
        return nodes.stream()
                .flatMap(node -> node.consumers().stream())
                .map(consumer ->
                        Consumers.workspace(model, consumer.workspace()).zone().name())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns the identity of the container in the graph. */
    public String containerName() {
        return nodes.get(0).container();
    }

    /** Returns the container. */
    public DataContainer container() {
        return Consumers.container(model, nodes.get(0));
    }

    /** Returns whether consumers query the lake itself, through views; no data is exported then. */
    public static boolean isViews(DataContainer container) {
        return !(container instanceof HostPortSQLDatabase);
    }

    /**
     * Returns the time between two runs. Views show what their tables show at any time: a run only makes those that are new or have other columns,
     * and once an hour is often enough for that.
     *
     * @param container the container
     * @param cadence how often data would have to be exported
     */
    public static Duration pause(DataContainer container, Duration cadence) {
        return isViews(container) && cadence.compareTo(VIEWS) < 0 ? VIEWS : cadence;
    }

    /** Returns when DMS loads the container, if it does. */
    public Optional<CronTrigger> load() {
        return new OffPeakLoads(instance).of(container());
    }

    /** Returns what the consumers need of each export. */
    public List<NodeRequirements> requirements() {
        return nodes.stream().map(ExportNode::requirements).toList();
    }

    /**
     * Returns what the export job reads.
     *
     * @throws IllegalArgumentException if the model asks for something that cannot be exported
     */
    public ExportSpec spec() {
        ExportTarget target = target();
        List<ExportTable> tables = new ArrayList<>();
        List<ConsumerView> views = new ArrayList<>();
        for (ExportNode node : nodes) {
            DatasetRef ref = new DatasetRef(node.store(), node.dataset());
            TableSchema schema = TableSchemas.of(dataset(node));
            Milestoning milestoning = milestoning(node.requirements());
            if (container() instanceof HostPortSQLDatabase database) {
                TargetLimits.of(engine(database))
                        .flatMap(limits -> limits.problem(schema, milestoning != Milestoning.LIVE))
                        .ifPresent(problem -> {
                            throw new IllegalArgumentException(
                                    "Dataset " + ref.dataset() + " of datastore " + ref.store() + ": " + problem);
                        });
            }
            String source = instance.lake().table(node.store(), node.dataset());
            boolean copied = !(target instanceof LakeTarget);
            String table = copied ? PLAIN.name(AwsNameRule.SQL_IDENTIFIER, node.store(), node.dataset()) : source;
            tables.add(new ExportTable(ref, source, table, schema, milestoning));
            if (!(target instanceof SnapshotTarget)) {
                node.consumers().forEach(consumer -> views.add(view(consumer, ref, schema)));
            }
        }
        views.sort(BY_CONSUMER);
        return new ExportSpec(instance.name(), containerName(), chunk, target, StoreWork.lake(instance), tables, views);
    }

    private ConsumerView view(DatasetGroupKey consumer, DatasetRef dataset, TableSchema schema) {
        MilestoningStrategy strategy = Consumers.group(model, consumer)
                .retention()
                .map(ConsumerRetentionRequirements::milestoningStrategy)
                .orElse(MilestoningStrategy.LIVE_ONLY);
        return new ConsumerView(
                consumer.workspace(),
                consumer.group(),
                dataset,
                PLAIN.name(
                        AwsNameRule.SQL_IDENTIFIER,
                        consumer.workspace(),
                        consumer.group(),
                        dataset.store(),
                        dataset.dataset()),
                schema.columnNames(),
                Needs.milestoning(strategy),
                readers(consumer));
    }

    /** In the lake there are roles for them, which the foundation has. */
    private List<String> readers(DatasetGroupKey consumer) {
        return container() instanceof HostPortSQLDatabase database
                ? principals.inDatabase(
                        database,
                        Consumers.workspace(model, consumer.workspace()).workspace())
                : List.of();
    }

    private Dataset dataset(ExportNode node) {
        Map<String, Dataset> datasets =
                Consumers.datastore(model, node.store()).datastore().datasets();
        Dataset dataset = datasets.get(node.dataset());
        if (dataset == null) {
            throw new IllegalArgumentException("Datastore " + node.store() + " has no dataset " + node.dataset());
        }
        return dataset;
    }

    private ExportTarget target() {
        if (!(container() instanceof HostPortSQLDatabase database)) {
            return new LakeTarget(
                    instance.region(), instance.viewDatabase(containerName()), instance.workgroup(containerName()));
        }
        String secret = database.credential()
                .map(credential -> instance.arns().secret(instance.secrets().ofContainer(database, credential)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The container names no credential; name the secret with which the platform writes to it"));
        if (load().isPresent()) {
            String folder = new OffPeakLoads(instance).folder(database, containerName(), chunk);
            return new SnapshotTarget(Instance.location(instance.icebergBucket(), folder), schema(database));
        }
        return new JdbcTarget(
                engine(database),
                database.hostPortPair().hostName(),
                database.hostPortPair().port(),
                database.databaseName(),
                schema(database),
                secret,
                new TreeMap<>(),
                copy());
    }

    /** Redshift reads files itself, with a role of its own. */
    private Optional<CopyFolder> copy() {
        if (!(container() instanceof RedshiftDatabase redshift)) {
            return Optional.empty();
        }
        return Optional.of(new CopyFolder(
                Instance.location(
                        instance.controlBucket(), instance.folders().copies(redshift, containerName(), chunk)),
                instance.region(),
                Optional.ofNullable(instance.parameters().textMap(COPY_ROLES).get(redshift.name()))));
    }

    /** In Oracle a schema is a user, whose name is in capitals unless somebody takes pains. */
    private static String schema(HostPortSQLDatabase database) {
        if (database instanceof MySQLDatabase) {
            return database.databaseName();
        }
        return database instanceof OracleDatabase ? SCHEMA.toUpperCase(Locale.ROOT) : SCHEMA;
    }

    private static JdbcEngine engine(HostPortSQLDatabase database) {
        return JdbcEngines.target(database)
                .orElseThrow(() -> new IllegalArgumentException("The export job knows no database of the kind "
                        + database.getClass().getSimpleName() + "; use " + JdbcEngines.TARGETS));
    }

    private static Milestoning milestoning(NodeRequirements requirements) {
        if (!requirements.needsHistory()) {
            return Milestoning.LIVE;
        }
        return requirements.needsLive() ? Milestoning.LIVE_AND_FORENSIC : Milestoning.FORENSIC;
    }
}
