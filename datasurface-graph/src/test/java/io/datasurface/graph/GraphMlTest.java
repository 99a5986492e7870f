package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.export.GraphMl;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.Test;

/** Graphs as GraphML: valid by its schema, and read back by JGraphT. */
final class GraphMlTest {
    /** What JGraphT makes of a document. */
    private static final class Imported {
        private final Graph<String, DefaultEdge> graph = new DirectedMultigraph<>(DefaultEdge.class);
        private final Map<String, Map<String, String>> nodes = new HashMap<>();
        private final Map<DefaultEdge, String> kinds = new HashMap<>();

        /** The importer checks the document against the schema of GraphML. */
        Imported(String text) {
            GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
            importer.setVertexFactory(id -> id);
            importer.addVertexAttributeConsumer(
                    (key, value) -> nodes.computeIfAbsent(key.getFirst(), id -> new HashMap<>())
                            .put(key.getSecond(), value.getValue()));
            importer.addEdgeAttributeConsumer((key, value) -> {
                if (key.getSecond().equals("kind")) {
                    kinds.put(key.getFirst(), value.getValue());
                }
            });
            importer.importGraph(graph, new StringReader(text));
        }

        Set<String> names() {
            return nodes.values().stream().map(node -> node.get("name")).collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> edges() {
            return graph.edgeSet().stream()
                    .map(edge -> name(graph.getEdgeSource(edge)) + " -> " + name(graph.getEdgeTarget(edge)) + " "
                            + kinds.get(edge))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private String name(String id) {
            return nodes.getOrDefault(id, Map.of()).getOrDefault("name", "");
        }

        Map<String, String> node(String name) {
            return nodes.values().stream()
                    .filter(node -> name.equals(node.get("name")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Property(tries = 60)
    void jGraphTReadsTheSameGraph(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) throws IOException {
        IntentionGraphs graphs = RandomSketch.of(seed, size).build().graphs();
        Imported imported = new Imported(text(graphs));
        Set<String> names = new TreeSet<>();
        Set<String> edges = new TreeSet<>();
        for (IntentionGraph graph : graphs.graphs()) {
            names.addAll(GraphLines.names(graph));
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int i = 0; i < graph.successorCount(node); i++) {
                    edges.add(graph.name(node) + " -> " + graph.name(graph.successor(node, i))
                            + (graph.isPreviousBatch(node, i) ? " previous-batch" : " feeds"));
                }
            }
        }
        graphs.reads()
                .forEach(read ->
                        edges.add(read.from().name() + " -> " + read.to().name() + " reads"));
        assertThat(imported.names()).isEqualTo(names);
        assertThat(imported.edges()).isEqualTo(edges);
    }

    @Test
    void nodesSayWhatTheyAreAbout() throws IOException {
        Imported imported = new Imported(text(GraphJsonTest.graphs()));
        assertThat(imported.node("Export/P/C/Out/o"))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ID", "n3"),
                        Map.entry("name", "Export/P/C/Out/o"),
                        Map.entry("kind", "Export"),
                        Map.entry("platform", "P"),
                        Map.entry("container", "C"),
                        Map.entry("store", "Out"),
                        Map.entry("dataset", "o"),
                        Map.entry("consumers", "W/G"),
                        Map.entry("priority", "HIGH"),
                        Map.entry("latency", "MINUTES"),
                        Map.entry("freshness", "PT1H30M"),
                        Map.entry("retention", "PT43800H"),
                        Map.entry("milestoning", "FORENSIC"),
                        Map.entry("productionStatus", "PRODUCTION")));
        assertThat(imported.node("DataTransformer/P/T"))
                .containsEntry("workspace", "T")
                .containsEntry("store", "Out");
        assertThat(imported.edges()).contains("Ingest/Q/Src/a -> Ingest/P/Src/a reads");
    }

    @Test
    void hostileNamesAreHarmless() throws IOException {
        String hostile = "<&>\"']]>\u0000\r\t\u00e9\ud83d\ude00\ud800";
        Sketch sketch = new Sketch().platforms("P").multi(hostile, "a");
        sketch.workspace("W").in("C").group("G", hostile + ".a").on("P");
        Imported imported = new Imported(text(sketch.build().graphs()));
        assertThat(imported.node("Ingest/P/<&>\"']]>\ufffd\ufffd\t\u00e9\ud83d\ude00\ufffd"))
                .containsEntry("kind", "IngestionMulti");
    }

    @Test
    void failureOfTheWriterIsReported() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        assertThatThrownBy(() -> GraphMl.write(GraphJsonTest.graphs(), full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");
    }

    private static String text(IntentionGraphs graphs) throws IOException {
        StringWriter out = new StringWriter();
        GraphMl.write(graphs, out);
        return out.toString();
    }
}
