package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.SortedMap;

/** The contents of a snapshot's nodes, each made when it is asked for. What has no order is summed up. */
final class NodeContents extends AbstractList<NodeContent> implements RandomAccess {
    private final GraphSnapshot side;
    private final NameTables names;
    private final NodeTables nodes;
    private final Inputs inputs;

    NodeContents(GraphSnapshot side) {
        this.side = side;
        this.names = side.names();
        this.nodes = side.nodes();
        this.inputs = new Inputs(side);
    }

    @Override
    public int size() {
        return nodes.count();
    }

    @Override
    public NodeContent get(int node) {
        Map<Facet, Long> facets = new EnumMap<>(Facet.class);
        NodeKind kind = nodes.kind(node);
        int subject = nodes.subject(node);
        switch (kind) {
            case INGESTION_MULTI, INGESTION_SINGLE -> ingestion(node, kind, facets);
            case EXPORT -> export(node, facets);
            case TRIGGER -> {
                workspace(subject, FacetReasons.OF_TRIGGER, facets);
                add(facets, Facet.INPUTS, inputs.ofTrigger(node));
            }
            case DATA_TRANSFORMER -> transformer(node, facets);
        }
        add(facets, Facet.REQUIREMENTS, ContentHash.of(side.needs().of(node)));
        facets.values().removeIf(hash -> hash == Hash64.NOTHING);
        long hash = Hash64.NOTHING;
        for (Map.Entry<Facet, Long> facet : facets.entrySet()) {
            hash += Hash64.of(facet.getKey().code(), facet.getValue());
        }
        return new NodeContent(kind, side.name(node), hash, facets);
    }

    private void ingestion(int node, NodeKind kind, Map<Facet, Long> facets) {
        int subject = nodes.subject(node);
        boolean whole = kind == NodeKind.INGESTION_MULTI;
        int store = whole ? subject : names.storeOf(subject);
        Set<Facet> looked = EnumSet.allOf(Facet.class);
        if (!nodes.readsFrom()[node].isEmpty()) {
            looked.removeAll(FacetReasons.OF_SOURCE);
            add(facets, Facet.READS_FROM, Hash64.of(nodes.readsFrom()[node]));
        }
        object(Layout.STORE, store, looked, "", facets);
        if (whole) {
            datasets(store, looked, facets);
        } else {
            object(Layout.DATASET, subject, looked, names.datasets()[subject], facets);
        }
        String name = names.stores()[store];
        hints(whole ? side.hints().ofStore(name) : side.hints().ofDataset(name, names.datasets()[subject]), facets);
        exports(node, whole, facets);
    }

    private void datasets(int store, Set<Facet> looked, Map<Facet, Long> facets) {
        for (int dataset = names.firstDataset()[store]; dataset < names.firstDataset()[store + 1]; dataset++) {
            object(Layout.DATASET, dataset, looked, names.datasets()[dataset], facets);
            add(facets, Facet.COLUMNS, Hash64.of("dataset", Hash64.of(names.datasets()[dataset])));
        }
    }

    /** The facets of an object under its name among others. */
    private void object(Layout layout, int id, Set<Facet> looked, String name, Map<Facet, Long> facets) {
        long[] hashes = side.contents().of(layout, id);
        for (int i = 0; i < hashes.length; i++) {
            Facet facet = layout.facets().get(i);
            if (looked.contains(facet)) {
                add(facets, facet, Hash64.part(layout + " " + name, hashes[i]));
            }
        }
    }

    private void exports(int node, boolean whole, Map<Facet, Long> facets) {
        Map<Integer, Optional<Duration>> retention = new HashMap<>();
        Map<Integer, Boolean> live = new HashMap<>();
        BitSet history = new BitSet();
        for (int i = 0; i < side.links().size(node); i++) {
            int export = side.links().successor(node, i);
            if (nodes.isExport(export)) {
                add(facets, Facet.EXPORTS, Hash64.of(side.name(export)));
                NodeRequirements needs = side.needs().of(export);
                int dataset = nodes.subject(export);
                retention.merge(dataset, needs.retention(), NodeContents::longest);
                live.merge(dataset, needs.needsLive(), Boolean::logicalOr);
                history.set(dataset, history.get(dataset) || needs.needsHistory());
            }
        }
        if (whole) {
            live.forEach((dataset, isLive) -> add(
                    facets,
                    Facet.EXPORTS,
                    Hash64.of(
                            names.datasets()[dataset],
                            (isLive ? 1 : 0)
                                    + (history.get(dataset) ? 2 : 0)
                                    + ContentHash.of(retention.getOrDefault(dataset, Optional.empty())))));
        }
    }

    private static Optional<Duration> longest(Optional<Duration> one, Optional<Duration> other) {
        return one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) > 0) ? other : one;
    }

    private void export(int node, Map<Facet, Long> facets) {
        int export = node - nodes.first(NodeKind.EXPORT);
        object(Layout.DATASET, nodes.subject(node), FacetReasons.OF_EXPORTED_DATASET, "", facets);
        object(Layout.CONTAINER, nodes.container(node), EnumSet.allOf(Facet.class), "", facets);
        BitSet workspaces = new BitSet();
        for (int i = 0; i < nodes.consumers().size(export); i++) {
            int group = nodes.consumers().get(export, i);
            add(
                    facets,
                    Facet.CONSUMERS,
                    Hash64.of(names.consumer(group), side.contents().of(Layout.GROUP, group)[0]));
            workspaces.set(names.workspaceOf(group));
        }
        workspaces.stream().forEach(workspace -> {
            Map<Facet, Long> ofWorkspace = new EnumMap<>(Facet.class);
            object(Layout.WORKSPACE, workspace, FacetReasons.OF_CONSUMER, names.workspaces()[workspace], ofWorkspace);
            ofWorkspace.forEach((facet, hash) -> add(facets, facet == Facet.STATUS ? Facet.CONSUMERS : facet, hash));
        });
    }

    private void workspace(int workspace, Set<Facet> looked, Map<Facet, Long> facets) {
        object(Layout.WORKSPACE, workspace, looked, "", facets);
        hints(side.hints().ofWorkspace(names.workspaces()[workspace]), facets);
    }

    private void transformer(int node, Map<Facet, Long> facets) {
        int workspace = nodes.subject(node);
        workspace(workspace, FacetReasons.OF_TRANSFORMER, facets);
        add(facets, Facet.INPUTS, inputs.ofTransformer(workspace));
        int output = nodes.outputs()[node - nodes.first(NodeKind.DATA_TRANSFORMER)];
        add(facets, Facet.OUTPUT, Hash64.of(names.stores()[output]));
        datasets(output, FacetReasons.OF_WRITTEN_DATASET, facets);
    }

    private static void hints(SortedMap<String, String> hints, Map<Facet, Long> facets) {
        hints.forEach((key, value) -> add(facets, Facet.HINTS, Hash64.of(key, Hash64.of(value))));
    }

    private static void add(Map<Facet, Long> facets, Facet facet, long hash) {
        facets.merge(facet, hash, Long::sum);
    }

    /** What triggers wait for and transformers read. */
    private static final class Inputs {
        private final long[] ofTriggers;
        private final long[] ofWorkspaces;
        private final int firstTrigger;

        Inputs(GraphSnapshot side) {
            NodeTables nodes = side.nodes();
            firstTrigger = nodes.first(NodeKind.TRIGGER);
            ofTriggers = new long[nodes.triggers().length];
            ofWorkspaces = new long[side.names().workspaces().length];
            BitSet transformed = new BitSet();
            Arrays.stream(nodes.transformers()).forEach(transformed::set);
            int behind = firstTrigger + ofTriggers.length;
            for (int node = 0; node < nodes.count(); node++) {
                for (int i = 0; i < side.links().size(node); i++) {
                    int to = side.links().successor(node, i);
                    if (to >= firstTrigger && to < behind) {
                        ofTriggers[to - firstTrigger] +=
                                Hash64.of(side.name(node), side.links().isPreviousBatch(node, i) ? 1 : 0);
                    }
                }
            }
            for (int export = 0; export < nodes.exports().length; export++) {
                for (int i = 0; i < nodes.consumers().size(export); i++) {
                    int group = nodes.consumers().get(export, i);
                    int workspace = side.names().workspaceOf(group);
                    if (transformed.get(workspace)) {
                        String name = side.name(nodes.first(NodeKind.EXPORT) + export);
                        ofWorkspaces[workspace] += Hash64.of(
                                Hash64.of(name, Hash64.of(side.names().groups()[group])),
                                side.contents().of(Layout.GROUP, group)[0]);
                    }
                }
            }
        }

        long ofTrigger(int node) {
            return ofTriggers[node - firstTrigger];
        }

        long ofTransformer(int workspace) {
            return ofWorkspaces[workspace];
        }
    }
}
