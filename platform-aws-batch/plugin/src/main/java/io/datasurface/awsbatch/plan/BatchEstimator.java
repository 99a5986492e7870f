package io.datasurface.awsbatch.plan;

import io.datasurface.awsbatch.datasync.DropPlace;
import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.dms.SourceEngine;
import io.datasurface.awsbatch.fargate.TaskSize;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.work.ReconcileWork;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.graph.chunk.GroupEstimate;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts what the chunk renderer makes. A datastore costs two endpoints, a task (or a serverless replication with a log group), a schedule (unless
 * somebody outside starts it) and two documents, whatever the number of its datasets; one that jobs read with SQL or take from another platform a schedule and two documents; one whose files are dropped a task of DataSync with
 * two locations, a rule that starts the ingestion, and two documents; one that a program pulls a task definition with a role, a schedule and two documents; a container costs a document and a schedule in each chunk that exports to it.
 * Without state machines what transformers write and what is dropped has a schedule instead of a rule, and each document of a work list has one; or there
 * is a Glue workflow, with as many triggers as jobs, in the place of each schedule but those of work lists.
 */
public final class BatchEstimator implements ResourceEstimator {
    /** Terraform resources and data sources of a root module. */
    public static final String RESOURCES = "terraform-resources";
    /** DMS tasks. */
    public static final String TASKS = "dms-tasks";
    /** DMS endpoints. */
    public static final String ENDPOINTS = "dms-endpoints";
    /** DMS replication instances. */
    public static final String INSTANCES = "dms-instances";
    /** EventBridge schedules. */
    public static final String SCHEDULES = "schedules";
    /** Tables in spec documents: keeps documents and job runs small. */
    public static final String TABLES = "tables";

    /** Gigabytes of the replication instances. */
    public static final String STORAGE = "dms-storage";
    /** Runs of jobs that are started in a day. */
    public static final String STARTS = "job-starts";
    /** Seconds that all runs of jobs of a day take. */
    public static final String RUN_SECONDS = "job-seconds";

    /** DataSync tasks. */
    public static final String TRANSFERS = "datasync-tasks";
    /** Rules of the event bus. */
    public static final String RULES = "event-rules";

    /** CloudFormation stacks. */
    public static final String STACKS = "cloudformation-stacks";

    /** Serverless replications of DMS. */
    public static final String SERVERLESS = "dms-serverless";
    /** Calls with which runs ask DMS how replication is, in a day. */
    public static final String DMS_CALLS = "dms-calls";

    /** Jobs of Glue workflows; counted where there are workflows, like the next two. */
    public static final String JOBS = "glue-jobs";
    /** Glue workflows. */
    public static final String WORKFLOWS = "glue-workflows";
    /** Glue triggers. */
    public static final String TRIGGERS = "glue-triggers";
    /** Programs in containers, each with a role. */
    public static final String PULLS = "container-programs";
    /** Seconds that all containers of a day run. */
    public static final String CONTAINER_SECONDS = "container-seconds";
    /** Seconds that all containers of a day run, each as often as it has thousandths of a processor. */
    public static final String CONTAINER_CPU = "container-cpu-milliseconds";

    private static final List<String> COUNTED = List.of(
            RESOURCES,
            TASKS,
            ENDPOINTS,
            INSTANCES,
            SCHEDULES,
            TABLES,
            STORAGE,
            STARTS,
            RUN_SECONDS,
            TRANSFERS,
            RULES,
            STACKS,
            SERVERLESS,
            DMS_CALLS,
            PULLS,
            CONTAINER_SECONDS,
            CONTAINER_CPU);
    private static final String STORE = "store:";
    private static final String CONTAINER = "container:";
    private static final String COMPARED = "compared:";
    private static final String LOADED = "loaded:";
    private static final String REPLICATION = "replication";
    private static final String NETWORK = "network";
    private static final String MAINTENANCE = "maintenance";
    private static final String RECONCILIATION = "reconciliation";
    private static final String MODULE = "module";

    private final Instance instance;
    private final EcosystemIndex ecosystem;
    /** Datastores that are taken from other platforms. */
    private final Set<String> fed;

    private final Optional<Reconciliation> reconciliation;
    private final Runs runs;
    private final Orchestration orchestration;
    private final OffPeakLoads loads;

    private final Placement placement;
    private final List<String> dimensions;
    private final long runSeconds;
    private final long storage;
    /** The look-up of the instance's own key, unless all cells are given one. */
    private final int keys;

    /**
     * Makes an estimator.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     */
    public BatchEstimator(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.ecosystem = model.ecosystem();
        this.reconciliation = Reconciliation.of(instance);
        this.runs = Runs.of(instance, model);
        this.fed = runs.fed();
        this.orchestration = Orchestration.of(instance);
        this.loads = new OffPeakLoads(instance);
        this.placement = new Placement(instance);
        this.dimensions = dimensions(placement, orchestration);
        this.runSeconds = instance.parameters().integer("glue.runSeconds");
        this.storage = instance.parameters().integer("dms.allocatedStorage");
        this.keys = instance.cells().all().stream().allMatch(cell -> cell.key().isPresent()) ? 0 : 1;
    }

    private static List<String> dimensions(Placement placement, Orchestration orchestration) {
        List<String> all = new ArrayList<>(COUNTED);
        if (orchestration.hasWorkflows()) {
            all.addAll(List.of(JOBS, WORKFLOWS, TRIGGERS));
        }
        if (placement.isNeeded()) {
            all.add(Placement.CLASSES);
            all.addAll(placement.classes());
        }
        return List.copyOf(all);
    }

    @Override
    public List<String> dimensions() {
        return dimensions;
    }

    @Override
    public NodeEstimate node(IntentionNode node) {
        return node.accept(new NodeVisitor());
    }

    @Override
    public GroupEstimate group(String key) {
        if (key.startsWith(STORE)) {
            return new GroupEstimate(store(key.substring(STORE.length())), true);
        }
        if (key.startsWith(MODULE)) {
            return new GroupEstimate(module(key.substring(MODULE.length())), false);
        }
        return switch (key) {
            case REPLICATION ->
                new GroupEstimate(cost(1, 0, 0, 1, 0, 0).storing(storage).done(), false);
            case NETWORK -> new GroupEstimate(cost(1, 0, 0, 0, 0, 0).done(), false);
            case MAINTENANCE, RECONCILIATION ->
                new GroupEstimate(
                        (orchestration.hasMachines() ? cost(2, 0, 0, 0, 1, 0) : cost(0, 0, 0, 0, 0, 0)).done(), false);
            default -> new GroupEstimate(container(key.substring(CONTAINER.length())), false);
        };
    }

    /** A container that is compared has another document and other runs. */
    private Cost container(String name) {
        if (name.startsWith(LOADED)) {
            // Two endpoints, a task and a document, and a schedule.
            long loadsADay = runs.ofContainer(name.substring(LOADED.length()));
            return cost(4, 1, 2, 0, 0, 0)
                    .starting(1)
                    .replicating(false, loadsADay * OffPeakLoads.CALLS)
                    .running(loadsADay)
                    .done();
        }
        boolean isCompared = name.startsWith(COMPARED);
        long runsADay = runs.ofContainer(isCompared ? name.substring(COMPARED.length()) : name);
        return isCompared
                ? cost(2, 0, 0, 0, 0, 0)
                        .starting(1)
                        .scheduling(alone())
                        .running(runsADay + comparisons())
                        .done()
                : cost(1, 0, 0, 0, 0, 0).starting(1).running(runsADay).done();
    }

    /** Schedules of a document that a list would hold if there were lists. */
    private int alone() {
        return orchestration.hasMachines() ? 0 : 1;
    }

    private long comparisons() {
        return reconciliation.map(Reconciliation::aDay).orElse(0L);
    }

    private boolean isCompared(String store) {
        return reconciliation.filter(Reconciliation::sources).isPresent()
                && !fed.contains(store)
                && ecosystem
                        .datastore(store)
                        .filter(entry -> ReconcileWork.canCompare(entry.datastore()))
                        .isPresent();
    }

    private boolean isCompared(ExportNode node) {
        return reconciliation.isPresent()
                && containers(node).anyMatch(container -> ReconcileWork.canCompare(instance, container));
    }

    private boolean isLoaded(ExportNode node) {
        return loads.areThere()
                && containers(node).anyMatch(container -> loads.of(container).isPresent());
    }

    private Stream<DataContainer> containers(ExportNode node) {
        return node.consumers().stream()
                .flatMap(consumer -> ecosystem.workspace(consumer.workspace()).stream())
                .flatMap(entry -> entry.workspace().dataContainer().stream());
    }

    /** What every chunk has; where there are several cells also one of the classes of which it can have nodes. */
    private Cost module(String at) {
        return cost(keys, 0, 0, 0, 0, 0).placed(at).done();
    }

    private String module(Optional<EcosystemIndex.DatastoreEntry> entry) {
        return placement.isNeeded() ? MODULE + entry.map(placement::of).orElse(placement.home()) : MODULE;
    }

    private Cost store(String name) {
        boolean isCompared = isCompared(name);
        long documents = isCompared ? 1 : 0;
        int alone = isCompared ? 2 * alone() : alone();
        long runsADay =
                runs.ofStore(name) + (isCompared ? comparisons() : 0) + 1; // Each store is maintained once a day.
        boolean pulled = ecosystem
                .datastore(name)
                .flatMap(entry -> StoreWork.pull(entry.datastore()))
                .isPresent();
        if (pulled || fed.contains(name)) {
            return cost(2 + documents, 0, 0, 0, 0, 0)
                    .starting(1)
                    .scheduling(alone)
                    .running(runsADay)
                    .done();
        }
        Optional<FileDropIngestion> drops =
                ecosystem.datastore(name).flatMap(entry -> StoreWork.drops(entry.datastore()));
        if (drops.isPresent()) {
            return dropped(drops.get()).scheduling(alone).running(runsADay).done();
        }
        Optional<ContainerImageCodeArtifact> program = program(name);
        if (program.isPresent()) {
            // A task definition, a role with its policy, a schedule and two documents.
            return cost(6, 0, 0, 0, 1, 0)
                    .pulling(
                            TaskSize.of(program.get()),
                            runs.ofStore(name) * instance.parameters().integer("pull.runSeconds"))
                    .running(runsADay)
                    .done();
        }
        Optional<Replication> replication = replication(name);
        if (replication.isEmpty()) {
            // What a transformer writes: what runs that starts the ingestion, or else it has a schedule.
            Amounts documentsOnly = cost(2, 0, 0, 0, 0, 0).scheduling(alone);
            return orchestration.followsEvents()
                    ? documentsOnly.running(1).done()
                    : documentsOnly.scheduling(1).running(runsADay).done();
        }
        boolean serverless = replication.get().capacity().isPresent();
        // Two endpoints, a schedule and two documents.
        return cost(5 + documents + replication.get().resources(), serverless ? 0 : 1, 2, 0, 1, 0)
                .scheduling(alone)
                .replicating(serverless, runs.ofStore(name))
                .stacked(isFromDocumentDb(name) ? 1 : 0)
                .running(runsADay)
                .done();
    }

    /** Two documents, two locations of which one may be given, a task; and a rule with its target, for a workflow if there are such, or a schedule. */
    private Amounts dropped(FileDropIngestion drops) {
        int given = DropPlace.isGiven(instance, drops) ? 1 : 0;
        int stacks = DropPlace.isInStack(instance, drops) ? 1 : 0;
        if (!orchestration.followsEvents()) {
            return cost(5 - given, 0, 0, 0, 0, 0)
                    .transferring(0)
                    .stacked(stacks)
                    .scheduling(1);
        }
        Amounts byEvent = cost(7 - given, 0, 0, 0, 0, 0).transferring(1).stacked(stacks);
        return orchestration.hasWorkflows() ? byEvent.starting(1) : byEvent;
    }

    /** The program that pulls a datastore, if there is one. What is no program in a container lint refuses. */
    private Optional<ContainerImageCodeArtifact> program(String store) {
        return ecosystem
                .datastore(store)
                .flatMap(entry -> StoreWork.program(entry.datastore()))
                .map(CustomPullIngestion::code)
                .filter(ContainerImageCodeArtifact.class::isInstance)
                .map(ContainerImageCodeArtifact.class::cast);
    }

    /** How DMS replicates a datastore, if it does. */
    private Optional<Replication> replication(String store) {
        return capture(store).isEmpty()
                ? Optional.empty()
                : ecosystem.datastore(store).map(entry -> Replication.of(instance, entry));
    }

    /** A stack takes the place of one endpoint. */
    private boolean isFromDocumentDb(String store) {
        return capture(store)
                .flatMap(CDCCaptureIngestion::dataContainer)
                .flatMap(SourceEngine::of)
                .filter(SourceEngine.DOCUMENTDB::equals)
                .isPresent();
    }

    private Optional<CDCCaptureIngestion> capture(String store) {
        Optional<CaptureMetadata> capture = fed.contains(store)
                ? Optional.empty()
                : ecosystem.datastore(store).flatMap(entry -> entry.datastore().capture());
        return capture.filter(CDCCaptureIngestion.class::isInstance).map(CDCCaptureIngestion.class::cast);
    }

    private Amounts cost(long resources, long tasks, long endpoints, long instances, long schedules, long tables) {
        return new Amounts(
                dimensions, orchestration, runSeconds, resources, tasks, endpoints, instances, schedules, tables);
    }

    private final class NodeVisitor implements IntentionNode.Visitor<NodeEstimate> {
        @Override
        public NodeEstimate ingestionMulti(IngestionMultiNode node) {
            int tables = ecosystem
                    .datastore(node.store())
                    .map(entry -> entry.datastore().datasets().size())
                    .orElse(0);
            return ingestion(node.store(), tables);
        }

        @Override
        public NodeEstimate ingestionSingle(IngestionSingleNode node) {
            return ingestion(node.store(), 1);
        }

        private NodeEstimate ingestion(String store, int tables) {
            // What is in a lake already goes from there to the lake.
            String module = module(fed.contains(store) ? Optional.empty() : ecosystem.datastore(store));
            List<String> groups = new ArrayList<>(List.of(module, MAINTENANCE));
            replication(store).ifPresent(replication -> {
                groups.add(NETWORK);
                if (replication.capacity().isEmpty()) {
                    groups.add(REPLICATION);
                }
            });
            groups.add(STORE + store);
            if (isCompared(store)) {
                groups.add(RECONCILIATION);
            }
            return new NodeEstimate(cost(0, 0, 0, 0, 0, tables).done(), groups);
        }

        @Override
        public NodeEstimate export(ExportNode node) {
            boolean isCompared = isCompared(node);
            boolean isLoaded = isLoaded(node);
            String kind = isLoaded ? LOADED : isCompared ? COMPARED : "";
            List<String> groups =
                    new ArrayList<>(List.of(module(Optional.empty()), CONTAINER + kind + node.container()));
            if (isLoaded) {
                groups.addAll(List.of(REPLICATION, NETWORK));
            }
            if (isCompared) {
                groups.add(RECONCILIATION);
            }
            return new NodeEstimate(cost(0, 0, 0, 0, 0, 1).done(), groups);
        }

        @Override
        public NodeEstimate trigger(TriggerNode node) {
            return new NodeEstimate(
                    cost(0, 0, 0, 0, 0, 0)
                            .starting(2)
                            .running(runs.ofTrigger(node.workspace()))
                            .done(),
                    List.of(module(Optional.empty())));
        }

        @Override
        public NodeEstimate dataTransformer(DataTransformerNode node) {
            return new NodeEstimate(cost(2, 0, 0, 0, 0, 0).done(), List.of(module(Optional.empty())));
        }
    }
}
