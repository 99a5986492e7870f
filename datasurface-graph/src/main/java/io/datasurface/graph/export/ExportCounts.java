package io.datasurface.graph.export;

import io.datasurface.graph.ExportNode;
import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Counts exports and their users, by dataset or by container. Graphs of one source are counted by its ids, so that names are made only of
 * what is shown.
 *
 * @param <T> what is counted
 */
final class ExportCounts<T> {
    /** What an export is of, as an id of the source. */
    interface IdOf {
        int of(GraphColumns columns, int export);
    }

    private final int[] exports;
    private final int[] uses;
    private final IntFunction<T> things;

    private ExportCounts(int[] exports, int[] uses, IntFunction<T> things) {
        this.exports = exports;
        this.uses = uses;
        this.things = things;
    }

    /** Counts by the ids of a source. */
    static <T> ExportCounts<T> byId(IntentionGraphs graphs, int count, IdOf ids, IntFunction<T> things) {
        ExportCounts<T> counts = new ExportCounts<>(new int[count], new int[count], things);
        for (IntentionGraph graph : graphs.graphs()) {
            GraphColumns columns = graph.asColumns().orElseThrow();
            for (int node = 0; node < graph.nodeCount(); node++) {
                if (graph.kind(node) == NodeKind.EXPORT) {
                    int id = ids.of(columns, node);
                    counts.exports[id]++;
                    counts.uses[id] += columns.consumerCount(node);
                }
            }
        }
        return counts;
    }

    /** Counts by what views say. */
    static <T> ExportCounts<T> byName(IntentionGraphs graphs, Function<ExportNode, T> things, Comparator<T> order) {
        SortedMap<T, int[]> counted = new TreeMap<>(order);
        for (IntentionGraph graph : graphs.graphs()) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                if (graph.kind(node) == NodeKind.EXPORT && graph.node(node) instanceof ExportNode export) {
                    int[] both = counted.computeIfAbsent(things.apply(export), thing -> new int[2]);
                    both[0]++;
                    both[1] += export.consumers().size();
                }
            }
        }
        List<T> all = new ArrayList<>(counted.keySet());
        return new ExportCounts<>(
                counted.values().stream().mapToInt(both -> both[0]).toArray(),
                counted.values().stream().mapToInt(both -> both[1]).toArray(),
                all::get);
    }

    /** The source of all graphs, if they have one in common. */
    static Optional<GraphSource> commonSource(IntentionGraphs graphs) {
        List<GraphSource> sources = graphs.graphs().stream()
                .flatMap(graph -> graph.asColumns().stream())
                .map(GraphColumns::source)
                .toList();
        boolean common = sources.size() == graphs.graphs().size()
                && sources.stream().distinct().count() == 1;
        return common ? Optional.of(sources.get(0)) : Optional.empty();
    }

    /** What a thing is shown as. */
    interface Shown<T, S> {
        S of(T thing, int exports, int uses);
    }

    /** The first by uses, then exports, or the other way round; then by id, which is by name. */
    <S> TopLists.Top<S> top(int count, boolean byUses, Shown<T, S> shown) {
        int[] first = byUses ? uses : exports;
        int[] second = byUses ? exports : uses;
        Comparator<Integer> order = Comparator.<Integer>comparingInt(id -> -first[id])
                .thenComparingInt(id -> -second[id])
                .thenComparingInt(id -> id);
        PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed());
        int all = 0;
        for (int id = 0; id < exports.length; id++) {
            if (exports[id] > 0) {
                all++;
                best.add(id);
                if (best.size() > count) {
                    best.remove();
                }
            }
        }
        List<S> entries = best.stream()
                .sorted(order)
                .map(id -> shown.of(things.apply(id), exports[id], uses[id]))
                .toList();
        return new TopLists.Top<>(entries, all - entries.size());
    }
}
