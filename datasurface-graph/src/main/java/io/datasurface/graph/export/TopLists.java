package io.datasurface.graph.export;

import io.datasurface.graph.ExportNode;
import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands out in graphs: the datasets that most groups use, the containers that most flows into, the longest chains of transformers. */
public final class TopLists {
    /**
     * The first of a list.
     *
     * @param entries the first entries, the greatest first, equal ones by name
     * @param more how many there are beyond these
     * @param <T> what the entries are
     */
    public record Top<T>(List<T> entries, int more) {
        /** Copies the entries. */
        public Top {
            entries = List.copyOf(entries);
        }
    }

    /**
     * How much a dataset is used.
     *
     * @param store name of the datastore
     * @param dataset name of the dataset
     * @param uses how many dataset groups use it; one that runs on several platforms counts on each
     * @param exports into how many containers it is exported, counted on each platform
     */
    public record DatasetUse(String store, String dataset, int uses, int exports) {}

    /**
     * How much flows into a container.
     *
     * @param container identity of the container
     * @param exports how many datasets are exported into it, counted on each platform
     * @param uses how many times dataset groups use these
     */
    public record ContainerUse(String container, int exports, int uses) {}

    /**
     * A chain of transformers, each of which reads what the one before it writes. Previous-batch edges do not count.
     *
     * @param platform name of the platform instance
     * @param workspaces the transformers' workspaces, from the one that reads sources only to the one that no other one reads
     */
    public record Chain(String platform, List<String> workspaces) {
        /** Copies the workspaces. */
        public Chain {
            workspaces = List.copyOf(workspaces);
        }
    }

    private TopLists() {}

    /**
     * The datasets that most dataset groups use.
     *
     * @param graphs the graphs
     * @param count how many entries are wanted
     * @return the datasets that are used at all, the most used first
     */
    public static Top<DatasetUse> mostUsedDatasets(IntentionGraphs graphs, int count) {
        return datasets(graphs)
                .top(
                        count,
                        true,
                        (dataset, exports, uses) -> new DatasetUse(dataset.store(), dataset.dataset(), uses, exports));
    }

    /**
     * The containers that most datasets are exported into.
     *
     * @param graphs the graphs
     * @param count how many entries are wanted
     * @return the containers that something is exported into, those with the most exports first
     */
    public static Top<ContainerUse> hottestContainers(IntentionGraphs graphs, int count) {
        return containers(graphs).top(count, false, ContainerUse::new);
    }

    /**
     * The longest chains of transformers: for each transformer that no other one reads the longest chain that leads to it.
     *
     * @param graphs the graphs; a chain that leads from one platform to another is cut there
     * @param count how many entries are wanted
     * @return the chains, the longest first
     */
    public static Top<Chain> longestChains(IntentionGraphs graphs, int count) {
        List<ChainEnds.End> ends = new ArrayList<>();
        for (IntentionGraph graph : graphs.graphs()) {
            ends.addAll(new ChainEnds(graph).find());
        }
        ends.sort(Comparator.comparing(ChainEnds.End::length, Comparator.reverseOrder())
                .thenComparing(end -> end.graph().platform())
                .thenComparing(ChainEnds.End::node));
        List<Chain> chains = ends.stream()
                .limit(count)
                .map(end -> new Chain(end.graph().platform(), end.workspaces()))
                .toList();
        return new Top<>(chains, ends.size() - chains.size());
    }

    private record DatasetName(String store, String dataset) {}

    private static ExportCounts<DatasetName> datasets(IntentionGraphs graphs) {
        Optional<GraphSource> source = ExportCounts.commonSource(graphs);
        if (source.isEmpty()) {
            return ExportCounts.byName(
                    graphs,
                    export -> new DatasetName(export.store(), export.dataset()),
                    Comparator.comparing(DatasetName::store).thenComparing(DatasetName::dataset));
        }
        GraphColumns any = graphs.graphs().get(0).asColumns().orElseThrow();
        return ExportCounts.byId(
                graphs,
                source.get().datasetCount(),
                GraphColumns::subject,
                id -> new DatasetName(
                        source.get().storeName(any.storeOf(id)), source.get().datasetName(id)));
    }

    private static ExportCounts<String> containers(IntentionGraphs graphs) {
        Optional<GraphSource> source = ExportCounts.commonSource(graphs);
        return source.isEmpty()
                ? ExportCounts.byName(graphs, ExportNode::container, Comparator.naturalOrder())
                : ExportCounts.byId(
                        graphs,
                        source.get().containerCount(),
                        GraphColumns::container,
                        source.get()::containerIdentity);
    }
}
