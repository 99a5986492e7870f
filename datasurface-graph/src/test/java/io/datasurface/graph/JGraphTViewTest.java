package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jgrapht.Graph;
import org.jgrapht.GraphTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An intention graph as JGraphT sees it. */
final class JGraphTViewTest {
    private static final IntentionGraph GRAPH = GraphJsonTest.graphs().find("P").orElseThrow();
    private static final int OUT = GRAPH.find("Ingest/P/Out").orElseThrow();
    private static final int OWN = GRAPH.find("Export/P/CT/Out/o").orElseThrow();
    private static final int TRIGGER = GRAPH.find("Trigger/P/T").orElseThrow();
    private static final IntentionEdge PREVIOUS = new IntentionEdge(OWN, TRIGGER, true);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void viewIsConsistent(boolean scheduling) {
        Graph<Integer, IntentionEdge> view = view(scheduling);
        assertThat(view.vertexSet()).hasSize(8).contains(0, 7).doesNotContain(8, -1);
        assertThat(List.copyOf(view.edgeSet())).hasSize(scheduling ? 6 : 7).isSorted();
        for (IntentionEdge edge : view.edgeSet()) {
            assertThat(view.containsEdge(edge)).isTrue();
            assertThat(view.getEdge(edge.from(), edge.to())).isEqualTo(edge);
            assertThat(view.getAllEdges(edge.from(), edge.to())).containsExactly(edge);
            assertThat(view.outgoingEdgesOf(edge.from())).contains(edge);
            assertThat(view.incomingEdgesOf(edge.to())).contains(edge);
            assertThat(view.edgesOf(edge.to())).contains(edge);
        }
        for (int node : view.vertexSet()) {
            assertThat(view.outDegreeOf(node))
                    .isEqualTo(view.outgoingEdgesOf(node).size());
            assertThat(view.inDegreeOf(node))
                    .isEqualTo(view.incomingEdgesOf(node).size());
            assertThat(view.degreeOf(node)).isEqualTo(view.edgesOf(node).size());
        }
        assertThat(GraphTests.isSimple(view)).isTrue();
        assertThat(view.getType().isModifiable()).isFalse();
        assertThat(view.getType().isAllowingCycles()).isEqualTo(!scheduling);
    }

    @Test
    void previousBatchEdgesAreLeftOutOfTheSchedulingView() {
        assertThat(view(false).edgeSet()).contains(PREVIOUS);
        assertThat(view(true).edgeSet()).doesNotContain(PREVIOUS);
        assertThat(view(true).containsEdge(PREVIOUS)).isFalse();
        assertThat(view(true).getEdge(OWN, TRIGGER)).isNull();
        assertThat(view(true).incomingEdgesOf(TRIGGER)).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(view(false).getEdge(TRIGGER, OUT)).isNull();
        assertThat(view(false).getAllEdges(TRIGGER, OUT)).isEmpty();
        assertThat(view(false).getEdge(OUT, 99)).isNull();
        assertThat(view(false).getAllEdges(99, OUT)).isNull();
        assertThat(view(false).containsEdge(new IntentionEdge(OWN, TRIGGER, false)))
                .isFalse();
        assertThat(view(false).containsEdge(new IntentionEdge(-1, TRIGGER, false)))
                .isFalse();
        assertThatThrownBy(() -> view(false).edgesOf(8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such vertex in graph: 8");
        assertThatThrownBy(() -> view(false).inDegreeOf(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view(true).outDegreeOf(8)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void viewIsReadOnly() {
        Graph<Integer, IntentionEdge> view = view(false);
        refused(() -> view.addVertex());
        refused(() -> view.addVertex(9));
        refused(() -> view.addEdge(TRIGGER, OUT));
        refused(() -> view.addEdge(TRIGGER, OUT, PREVIOUS));
        refused(() -> view.removeEdge(PREVIOUS));
        refused(() -> view.removeEdge(OWN, TRIGGER));
        refused(() -> view.removeVertex(OUT));
        refused(() -> view.setEdgeWeight(PREVIOUS, 2));
        refused(() -> view.vertexSet().remove(OUT));
        refused(() -> view.edgeSet().remove(PREVIOUS));
        refused(() -> view.removeAllVertices(Set.of(OUT)));
        refused(() -> view.removeAllEdges(List.of(PREVIOUS)));
        refused(() -> view.removeAllEdges(OWN, TRIGGER));
        refused(() -> view.edgeSet().iterator().remove());
        refused(() -> view.outgoingEdgesOf(OWN).clear());
    }

    private static void refused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Graph<Integer, IntentionEdge> view(boolean scheduling) {
        return scheduling ? IntentionGraphViews.schedulingAsJGraphT(GRAPH) : IntentionGraphViews.asJGraphT(GRAPH);
    }
}
