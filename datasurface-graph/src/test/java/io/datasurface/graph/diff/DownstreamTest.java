package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionEdge;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphViews;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.diff.GraphDiffPropertyTest.Version;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Who depends on a node. */
class DownstreamTest {
    @Property(tries = 300)
    void itIsWhoConsumesWhatCanBeReached(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Version version = Version.of(RichEcosystem.of(seed, size));
        for (IntentionGraph graph : version.graphs().values()) {
            Downstream downstream = new Downstream(GraphSnapshot.of(graph, version.index()));
            for (int node = graph.nodeCount() - 1; node >= 0; node--) {
                TreeSet<String> expected = reached(graph, node);
                assertThat(downstream.of(node))
                        .as(graph.name(node))
                        .isEqualTo(new Affected(
                                expected.size(),
                                expected.stream().limit(Affected.LIMIT).toList()));
            }
        }
    }

    private static TreeSet<String> reached(IntentionGraph graph, int start) {
        Graph<Integer, IntentionEdge> view = IntentionGraphViews.schedulingAsJGraphT(graph);
        TreeSet<String> workspaces = new TreeSet<>();
        new BreadthFirstIterator<>(view, start).forEachRemaining(node -> {
            if (graph.node(node) instanceof ExportNode export) {
                export.consumers().forEach(consumer -> workspaces.add(consumer.workspace()));
            }
        });
        if (graph.node(start) instanceof TriggerNode trigger) {
            workspaces.add(trigger.workspace());
        }
        if (graph.node(start) instanceof DataTransformerNode transformer) {
            workspaces.add(transformer.workspace());
        }
        return workspaces;
    }
}
