package io.datasurface.graph.diff;

import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.EcosystemIndex;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Takes snapshots of the graphs of one model. Graphs that were built from one source share names and objects. */
final class Snapshots {
    private final EcosystemIndex model;
    private final IdentityHashMap<GraphSource, ModelContents> bySource = new IdentityHashMap<>();

    Snapshots(EcosystemIndex model) {
        this.model = model;
    }

    GraphSnapshot of(IntentionGraph graph) {
        Optional<GraphColumns> columns = graph.asColumns();
        if (columns.isPresent()) {
            ColumnsImport tables = new ColumnsImport(graph, columns.get());
            ModelContents contents = bySource.computeIfAbsent(
                    columns.get().source(),
                    source -> new ModelContents(model, tables.names(), tables.usersOfContainers()));
            return of(graph, contents, tables.nodes(), Links.of(graph), Needs.of(graph, columns.get()));
        }
        ViewsImport tables = new ViewsImport(graph, model);
        ModelContents contents = new ModelContents(model, tables.names(), tables.usersOfContainers());
        return of(graph, contents, tables.nodes(), tables.links(), tables.needs());
    }

    private GraphSnapshot of(IntentionGraph graph, ModelContents contents, NodeTables nodes, Links links, Needs needs) {
        return new GraphSnapshot(
                graph.platform(),
                contents.names(),
                nodes,
                links,
                needs,
                contents,
                Hints.of(model, graph.platform()),
                Settings.of(model, graph.platform()),
                Optional.empty());
    }
}
