package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The workspaces that depend on a node: its consumers, and through transformers theirs. What is read of an earlier batch carries nothing
 * further. What a transformer reaches is remembered.
 */
final class Downstream {
    private final GraphSnapshot side;
    private final Map<Integer, BitSet> ofTransformer = new HashMap<>();

    Downstream(GraphSnapshot side) {
        this.side = side;
    }

    Affected of(int node) {
        BitSet workspaces = reached(node);
        List<String> some = workspaces.stream()
                .limit(Affected.LIMIT)
                .mapToObj(workspace -> side.names().workspaces()[workspace])
                .toList();
        return workspaces.isEmpty() ? Affected.NOBODY : new Affected(workspaces.cardinality(), some);
    }

    private BitSet reached(int node) {
        BitSet workspaces = new BitSet();
        List<Integer> transformers = new ArrayList<>();
        if (holdsData(node)) {
            walk(node, workspaces, transformers);
        } else {
            int workspace = side.nodes().subject(node);
            workspaces.set(workspace);
            transformers.add(Sides.ofWorkspace(side, NodeKind.DATA_TRANSFORMER, workspace));
        }
        transformers.stream()
                .filter(transformer -> transformer >= 0)
                .forEach(transformer -> workspaces.or(reachedByTransformer(transformer)));
        return workspaces;
    }

    private boolean holdsData(int node) {
        return node < side.nodes().first(NodeKind.TRIGGER);
    }

    /** Depth first, without recursion: chains may be long. */
    private BitSet reachedByTransformer(int start) {
        Deque<Integer> path = new ArrayDeque<>();
        Map<Integer, List<Integer>> next = new HashMap<>();
        path.push(start);
        while (!path.isEmpty()) {
            int transformer = path.peek();
            if (!next.containsKey(transformer) && !ofTransformer.containsKey(transformer)) {
                BitSet workspaces = new BitSet();
                List<Integer> readers = new ArrayList<>();
                for (int i = 0; i < side.links().size(transformer); i++) {
                    walk(side.links().successor(transformer, i), workspaces, readers);
                }
                ofTransformer.put(transformer, workspaces);
                next.put(transformer, readers);
                readers.stream()
                        .filter(reader -> !ofTransformer.containsKey(reader))
                        .forEach(path::push);
            } else {
                path.pop();
                BitSet workspaces = known(transformer);
                next.getOrDefault(transformer, List.of()).forEach(reader -> workspaces.or(known(reader)));
            }
        }
        return known(start);
    }

    private BitSet known(int transformer) {
        return ofTransformer.computeIfAbsent(transformer, key -> new BitSet());
    }

    /** Walks from a node to the consumers of its data, and to the transformers that read it in the same batch. */
    private void walk(int start, BitSet workspaces, List<Integer> transformers) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int node = open.pop();
            if (seen.get(node)) {
                continue;
            }
            seen.set(node);
            if (!holdsData(node)) {
                int transformer = Sides.ofWorkspace(
                        side, NodeKind.DATA_TRANSFORMER, side.nodes().subject(node));
                if (transformer >= 0) {
                    transformers.add(transformer);
                }
                continue;
            }
            consumers(node, workspaces);
            for (int i = 0; i < side.links().size(node); i++) {
                if (!side.links().isPreviousBatch(node, i)) {
                    open.push(side.links().successor(node, i));
                }
            }
        }
    }

    private void consumers(int node, BitSet workspaces) {
        if (side.nodes().isExport(node)) {
            int export = node - side.nodes().first(NodeKind.EXPORT);
            for (int i = 0; i < side.nodes().consumers().size(export); i++) {
                workspaces.set(side.names().workspaceOf(side.nodes().consumers().get(export, i)));
            }
        }
    }
}
