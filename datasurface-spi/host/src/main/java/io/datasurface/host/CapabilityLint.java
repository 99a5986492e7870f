package io.datasurface.host;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformCapabilities;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Compares what a graph asks for with what its platform can do. A store, workspace or group is looked at once, however many nodes it has.
 */
final class CapabilityLint implements IntentionNode.Visitor<Boolean> {
    private final Demands demands;
    private final InstalledPlatform plugin;
    private final String platform;
    private final SortedMap<String, PlatformCapabilities> all;
    private final ProblemCollector problems;
    private final Set<Object> seen = new HashSet<>();

    private CapabilityLint(
            Demands demands,
            InstalledPlatform plugin,
            String platform,
            SortedMap<String, PlatformCapabilities> all,
            ProblemCollector problems) {
        this.demands = demands;
        this.plugin = plugin;
        this.platform = platform;
        this.all = all;
        this.problems = problems;
    }

    /**
     * Reports everything that the platform cannot do.
     *
     * @param ecosystem the model
     * @param graph graph of the instance
     * @param plugin its plugin
     * @param all what each instance of the model can do whose plugin is installed
     * @param problems takes the problems
     */
    static void check(
            EcosystemIndex ecosystem,
            IntentionGraph graph,
            InstalledPlatform plugin,
            SortedMap<String, PlatformCapabilities> all,
            ProblemCollector problems) {
        CapabilityLint lint = new CapabilityLint(new Demands(ecosystem), plugin, graph.platform(), all, problems);
        Optional<GraphColumns> columns = graph.asColumns();
        if (columns.isEmpty()) {
            graph.nodes().forEach(node -> node.accept(lint));
            return;
        }
        Subjects judged = new Subjects(graph, columns.get());
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (judged.add(node)) {
                graph.node(node).accept(lint);
            }
        }
    }

    /** What the nodes of a graph are about that has been judged: most nodes are about the same, and need not be made for that. */
    private static final class Subjects {
        private final IntentionGraph graph;
        private final GraphColumns columns;
        private final BitSet stores = new BitSet();
        private final BitSet groups = new BitSet();

        Subjects(IntentionGraph graph, GraphColumns columns) {
            this.graph = graph;
            this.columns = columns;
        }

        /** Whether a node is about something that none of those before was about. */
        boolean add(int node) {
            return switch (graph.kind(node)) {
                case INGESTION_MULTI -> columns.readsFrom(node) < 0 && addTo(stores, columns.subject(node));
                case INGESTION_SINGLE ->
                    columns.readsFrom(node) < 0 && addTo(stores, columns.storeOf(columns.subject(node)));
                case EXPORT -> addGroups(node);
                case TRIGGER -> false;
                case DATA_TRANSFORMER -> true;
            };
        }

        private boolean addGroups(int export) {
            boolean isNew = false;
            for (int i = 0; i < columns.consumerCount(export); i++) {
                isNew |= addTo(groups, columns.consumer(export, i));
            }
            return isNew;
        }

        private static boolean addTo(BitSet known, int id) {
            boolean isNew = !known.get(id);
            known.set(id);
            return isNew;
        }
    }

    @Override
    public Boolean ingestionMulti(IngestionMultiNode node) {
        return node.readsFrom().isPresent() || store(node.store());
    }

    @Override
    public Boolean ingestionSingle(IngestionSingleNode node) {
        return node.readsFrom().isPresent() || store(node.store());
    }

    private boolean store(String store) {
        return check(List.of("store", store), () -> demands.ofStore(store));
    }

    @Override
    public Boolean export(ExportNode node) {
        boolean supported = true;
        for (DatasetGroupKey consumer : node.consumers()) {
            supported &=
                    check(List.of("workspace", consumer.workspace()), () -> demands.ofWorkspace(consumer.workspace()));
            supported &= check(consumer, () -> demands.ofGroup(consumer.workspace(), consumer.group()));
        }
        return supported;
    }

    @Override
    public Boolean trigger(TriggerNode node) {
        return true;
    }

    @Override
    public Boolean dataTransformer(DataTransformerNode node) {
        return check(List.of("transformer", node.workspace()), () -> demands.ofTransformer(node.workspace()));
    }

    private boolean check(Object about, Supplier<List<Demand>> asked) {
        if (!seen.add(about)) {
            return true;
        }
        boolean supported = true;
        for (Demand demand : asked.get()) {
            if (!demand.met().test(plugin.capabilities())) {
                report(demand);
                supported = false;
            }
        }
        return supported;
    }

    private void report(Demand demand) {
        List<String> others = all.entrySet().stream()
                .filter(other -> demand.met().test(other.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        problems.error(
                demand.code(),
                demand.path(),
                "Platform \"%s\" (%s) cannot %s; it can do %s. %s",
                platform,
                plugin.type(),
                demand.words(),
                can(demand),
                others.isEmpty()
                        ? "No platform of the model can: change what is asked for, or add a platform that can"
                        : "Platforms that can: " + String.join(", ", others)
                                + ". Assign the consumers to one of them, or change what is asked for");
    }

    private Object can(Demand demand) {
        Object can = demand.can().apply(plugin.capabilities());
        return can instanceof Collection<?> all && all.isEmpty() ? "nothing of this kind" : can;
    }
}
