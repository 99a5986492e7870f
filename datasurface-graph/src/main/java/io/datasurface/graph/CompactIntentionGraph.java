package io.datasurface.graph;

import io.datasurface.graph.internal.SchedulingRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A graph as columns: about 30 bytes per node and its edges. Names come from the source when asked for. What an export has to satisfy is
 * put together from its consumers when asked for; the other nodes store it.
 */
final class CompactIntentionGraph implements IntentionGraph, SchedulingRows.Holder {
    private final SourceIndex index;
    private final GraphSource source;
    private final RequirementCodec codec;
    private final Reasons reasons;
    private final int platform;
    private final NodeColumns nodes;
    private final Rows successors;
    private final Predecessors predecessors;
    private final BitSet previousBatch;
    private final GraphNeeds needs;

    CompactIntentionGraph(
            SourceIndex index,
            RequirementCodec codec,
            Reasons reasons,
            int platform,
            NodeColumns nodes,
            Rows successors,
            Predecessors predecessors,
            BitSet previousBatch) {
        this.index = index;
        this.source = index.source();
        this.codec = codec;
        this.reasons = reasons;
        this.platform = platform;
        this.nodes = nodes;
        this.successors = successors;
        this.predecessors = predecessors;
        this.previousBatch = previousBatch;
        this.needs = new GraphNeeds(this, nodes, codec);
    }

    Predecessors predecessors() {
        return predecessors;
    }

    Rows successors() {
        return successors;
    }

    GraphNeeds needs() {
        return needs;
    }

    GraphSource source() {
        return source;
    }

    NodeColumns columns() {
        return nodes;
    }

    @Override
    public String platform() {
        return source.platformName(platform);
    }

    @Override
    public int nodeCount() {
        return nodes.count();
    }

    @Override
    public int edgeCount() {
        return successors.entries().length;
    }

    @Override
    public NodeKind kind(int node) {
        return nodes.kind(check(node));
    }

    @Override
    public String name(int node) {
        return switch (kind(node)) {
            case INGESTION_MULTI ->
                NodeNames.compose(NodeNames.INGEST, platform(), source.storeName(nodes.multi()[node]));
            case INGESTION_SINGLE -> {
                int dataset = nodes.single()[node - nodes.firstSingle()];
                yield NodeNames.compose(
                        NodeNames.INGEST,
                        platform(),
                        source.storeName(index.storeOf(dataset)),
                        source.datasetName(dataset));
            }
            case EXPORT -> {
                int export = node - nodes.firstExport();
                int dataset = nodes.exports().datasets()[export];
                yield NodeNames.compose(
                        NodeNames.EXPORT,
                        platform(),
                        source.containerIdentity(nodes.exports().container(export)),
                        source.storeName(index.storeOf(dataset)),
                        source.datasetName(dataset));
            }
            case TRIGGER ->
                NodeNames.compose(
                        NodeNames.TRIGGER,
                        platform(),
                        source.workspaceName(nodes.transformers()[node - nodes.firstTrigger()]));
            case DATA_TRANSFORMER ->
                NodeNames.compose(
                        NodeNames.DATA_TRANSFORMER,
                        platform(),
                        source.workspaceName(nodes.transformers()[node - nodes.firstTransformer()]));
        };
    }

    @Override
    public IntentionNode node(int node) {
        return switch (kind(node)) {
            case INGESTION_MULTI -> {
                int store = nodes.multi()[node];
                yield new IngestionMultiNode(
                        platform(), node, source.storeName(store), readsFrom(store), requirements(node));
            }
            case INGESTION_SINGLE -> {
                int dataset = nodes.single()[node - nodes.firstSingle()];
                int store = index.storeOf(dataset);
                yield new IngestionSingleNode(
                        platform(),
                        node,
                        source.storeName(store),
                        source.datasetName(dataset),
                        readsFrom(store),
                        requirements(node));
            }
            case EXPORT -> export(node);
            case TRIGGER ->
                new TriggerNode(
                        platform(),
                        node,
                        source.workspaceName(nodes.transformers()[node - nodes.firstTrigger()]),
                        requirements(node));
            case DATA_TRANSFORMER -> {
                int workspace = nodes.transformers()[node - nodes.firstTransformer()];
                yield new DataTransformerNode(
                        platform(),
                        node,
                        source.workspaceName(workspace),
                        source.storeName(source.outputStore(workspace)),
                        requirements(node));
            }
        };
    }

    private ExportNode export(int node) {
        ExportColumns exports = nodes.exports();
        int export = node - nodes.firstExport();
        int dataset = exports.datasets()[export];
        List<DatasetGroupKey> consumers = new ArrayList<>();
        for (int i = 0; i < exports.consumers().size(export); i++) {
            consumers.add(groupKey(exports.consumers().get(export, i)));
        }
        return new ExportNode(
                platform(),
                node,
                source.containerIdentity(exports.container(export)),
                source.storeName(index.storeOf(dataset)),
                source.datasetName(dataset),
                consumers,
                requirements(node));
    }

    private Optional<String> readsFrom(int store) {
        int primary = index.readsFrom(platform, store);
        return primary < 0 ? Optional.empty() : Optional.of(source.platformName(primary));
    }

    @Override
    public NodeRequirements requirements(int node) {
        return codec.decode(needs.of(check(node)));
    }

    @Override
    public List<Reason> reasons(int node) {
        check(node);
        List<Reason> all = new ArrayList<>();
        for (Requirement requirement : Requirement.values()) {
            int group = reasons.of(platform).group(node, requirement);
            if (group >= 0) {
                all.add(new Reason(
                        requirement,
                        groupKey(group),
                        requirement == Requirement.RETENTION ? source.retentionRegulator(group) : Optional.empty()));
            }
        }
        return all;
    }

    @Override
    public List<String> reasonPath(int node, Requirement requirement) {
        return ReasonPath.of(reasons, platform, check(node), requirement);
    }

    private DatasetGroupKey groupKey(int group) {
        return new DatasetGroupKey(source.workspaceName(index.workspaceOf(group)), source.groupName(group));
    }

    @Override
    public OptionalInt find(String name) {
        OptionalInt node = new NodeFinder(source, platform, nodes).find(name);
        return node.isPresent() && name(node.getAsInt()).equals(name) ? node : OptionalInt.empty();
    }

    @Override
    public int successorCount(int node) {
        return successors.size(check(node));
    }

    @Override
    public int successor(int node, int index) {
        return successors.get(check(node), Objects.checkIndex(index, successors.size(node)));
    }

    @Override
    public boolean isPreviousBatch(int node, int index) {
        return previousBatch.get(successors.position(check(node), Objects.checkIndex(index, successors.size(node))));
    }

    @Override
    public int predecessorCount(int node) {
        return predecessors.count(check(node));
    }

    @Override
    public int predecessor(int node, int index) {
        return predecessors.get(check(node), Objects.checkIndex(index, predecessors.count(node)));
    }

    @Override
    public Optional<GraphColumns> asColumns() {
        return Optional.of(new SourceColumns(index, platform, nodes, needs));
    }

    @Override
    public SchedulingRows schedulingRows() {
        Rows rows = successors.without(previousBatch);
        return new SchedulingRows(rows.starts(), rows.entries());
    }

    private int check(int node) {
        return Objects.checkIndex(node, nodes.count());
    }

    /** Returns the platform and the size of the graph. */
    @Override
    public String toString() {
        return "IntentionGraph[" + platform() + ": " + nodeCount() + " nodes, " + edgeCount() + " edges]";
    }
}
