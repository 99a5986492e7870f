package io.datasurface.awsbatch.plan;

import io.datasurface.awsbatch.instance.Instance;
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
import java.util.List;
import java.util.Optional;

/**
 * Counts what the chunk renderer makes. A datastore costs two endpoints, a task, a schedule (unless somebody outside starts it) and two documents,
 * whatever the number of its datasets; a container costs a document and a schedule in each chunk that exports to it.
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

    private static final List<String> DIMENSIONS = List.of(RESOURCES, TASKS, ENDPOINTS, INSTANCES, SCHEDULES, TABLES);
    private static final String STORE = "store:";
    private static final String CONTAINER = "container:";
    private static final String REPLICATION = "replication";
    private static final String MAINTENANCE = "maintenance";
    private static final String MODULE = "module";

    private final EcosystemIndex ecosystem;
    /** The look-up of the instance's own key. */
    private final int keys;

    /**
     * Makes an estimator.
     *
     * @param instance the platform instance
     * @param ecosystem the model
     */
    public BatchEstimator(Instance instance, EcosystemIndex ecosystem) {
        this.ecosystem = ecosystem;
        this.keys = instance.givenKey().isPresent() ? 0 : 1;
    }

    @Override
    public List<String> dimensions() {
        return DIMENSIONS;
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
        return switch (key) {
            case REPLICATION -> new GroupEstimate(cost(2, 0, 0, 1, 0, 0), false);
            case MAINTENANCE -> new GroupEstimate(cost(2, 0, 0, 0, 1, 0), false);
            case MODULE -> new GroupEstimate(cost(keys, 0, 0, 0, 0, 0), false);
            default -> new GroupEstimate(cost(2, 0, 0, 0, 1, 0), false); // a container
        };
    }

    private Cost store(String name) {
        Optional<CDCCaptureIngestion> capture = capture(name);
        if (capture.isEmpty()) {
            return cost(2, 0, 0, 0, 0, 0);
        }
        return cost(6, 1, 2, 0, 1, 0);
    }

    private Optional<CDCCaptureIngestion> capture(String store) {
        Optional<CaptureMetadata> capture =
                ecosystem.datastore(store).flatMap(entry -> entry.datastore().capture());
        return capture.filter(CDCCaptureIngestion.class::isInstance).map(CDCCaptureIngestion.class::cast);
    }

    private static Cost cost(long resources, long tasks, long endpoints, long instances, long schedules, long tables) {
        return Cost.of(resources, tasks, endpoints, instances, schedules, tables);
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
            List<String> groups = capture(store).isPresent()
                    ? List.of(MODULE, MAINTENANCE, REPLICATION, STORE + store)
                    : List.of(MODULE, MAINTENANCE, STORE + store);
            return new NodeEstimate(cost(0, 0, 0, 0, 0, tables), groups);
        }

        @Override
        public NodeEstimate export(ExportNode node) {
            return new NodeEstimate(cost(0, 0, 0, 0, 0, 1), List.of(MODULE, CONTAINER + node.container()));
        }

        @Override
        public NodeEstimate trigger(TriggerNode node) {
            return new NodeEstimate(cost(1, 0, 0, 0, 1, 0), List.of(MODULE));
        }

        @Override
        public NodeEstimate dataTransformer(DataTransformerNode node) {
            return new NodeEstimate(cost(2, 0, 0, 0, 0, 0), List.of(MODULE));
        }
    }
}
