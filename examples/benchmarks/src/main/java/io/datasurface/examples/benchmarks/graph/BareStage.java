package io.datasurface.examples.benchmarks.graph;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** Puts the same nodes and edges, which are known already, into graphs of JGraphT, without names or anything else. */
final class BareStage implements Stage {
    /** The name of the stage. */
    static final String NAME = "jgrapht";

    /** What stays of the stage. */
    private record Bare(List<Graph<Integer, DefaultEdge>> graphs) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(Bare.class);
    }

    @Override
    public String run(Subject subject) {
        List<Graph<Integer, DefaultEdge>> made = new ArrayList<>();
        long edges = 0;
        for (IntentionGraph graph : subject.result(IntentionGraphs.class).graphs()) {
            Graph<Integer, DefaultEdge> bare = new DefaultDirectedGraph<>(DefaultEdge.class);
            for (int node = 0; node < graph.nodeCount(); node++) {
                bare.addVertex(node);
            }
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int i = 0; i < graph.successorCount(node); i++) {
                    bare.addEdge(node, graph.successor(node, i));
                }
            }
            edges += bare.edgeSet().size();
            made.add(bare);
        }
        subject.keep(Bare.class, new Bare(made));
        return GraphReport.text("%,d edges", edges);
    }
}
