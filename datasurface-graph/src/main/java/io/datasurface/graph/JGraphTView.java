package io.datasurface.graph;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/** A read-only graph of JGraphT over an intention graph. */
final class JGraphTView extends AbstractGraph<Integer, IntentionEdge> {
    private final IntentionGraph graph;
    private final boolean withPreviousBatch;
    private final Set<Integer> vertices;
    private final Set<IntentionEdge> edges = new EdgeSet();

    JGraphTView(IntentionGraph graph, boolean withPreviousBatch) {
        this.graph = graph;
        this.withPreviousBatch = withPreviousBatch;
        this.vertices = ContiguousSet.create(Range.closedOpen(0, graph.nodeCount()), DiscreteDomain.integers());
    }

    @Override
    public GraphType getType() {
        return new DefaultGraphType.Builder(true, false)
                .weighted(false)
                .modifiable(false)
                .allowMultipleEdges(false)
                .allowSelfLoops(false)
                .allowCycles(withPreviousBatch)
                .build();
    }

    @Override
    public Set<Integer> vertexSet() {
        return vertices;
    }

    @Override
    public Set<IntentionEdge> edgeSet() {
        return edges;
    }

    @Override
    public boolean containsVertex(Integer vertex) {
        return vertices.contains(vertex);
    }

    @Override
    public boolean containsEdge(IntentionEdge edge) {
        return edge.equals(getEdge(edge.from(), edge.to()));
    }

    @Override
    public @Nullable IntentionEdge getEdge(Integer from, Integer to) {
        if (!containsVertex(from) || !containsVertex(to)) {
            return null;
        }
        int index = Edges.find(graph, from, to);
        return index < 0 || isLeftOut(from, index) ? null : edge(from, index);
    }

    @Override
    public @Nullable Set<IntentionEdge> getAllEdges(Integer from, Integer to) {
        if (!containsVertex(from) || !containsVertex(to)) {
            return null;
        }
        IntentionEdge edge = getEdge(from, to);
        return edge == null ? Set.of() : Set.of(edge);
    }

    @Override
    public Set<IntentionEdge> outgoingEdgesOf(Integer vertex) {
        return collect(outgoing(vertex));
    }

    @Override
    public Set<IntentionEdge> incomingEdgesOf(Integer vertex) {
        return collect(incoming(vertex));
    }

    @Override
    public Set<IntentionEdge> edgesOf(Integer vertex) {
        return collect(Stream.concat(incoming(vertex), outgoing(vertex)));
    }

    @Override
    public int outDegreeOf(Integer vertex) {
        check(vertex);
        return withPreviousBatch
                ? graph.successorCount(vertex)
                : Math.toIntExact(outgoing(vertex).count());
    }

    @Override
    public int inDegreeOf(Integer vertex) {
        check(vertex);
        return withPreviousBatch
                ? graph.predecessorCount(vertex)
                : Math.toIntExact(incoming(vertex).count());
    }

    @Override
    public int degreeOf(Integer vertex) {
        return Math.addExact(inDegreeOf(vertex), outDegreeOf(vertex));
    }

    @Override
    public Integer getEdgeSource(IntentionEdge edge) {
        return edge.from();
    }

    @Override
    public Integer getEdgeTarget(IntentionEdge edge) {
        return edge.to();
    }

    @Override
    public double getEdgeWeight(IntentionEdge edge) {
        return Graph.DEFAULT_EDGE_WEIGHT;
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<IntentionEdge> getEdgeSupplier() {
        return null;
    }

    @Override
    public IntentionEdge addEdge(Integer from, Integer to) {
        throw readOnly();
    }

    @Override
    public boolean addEdge(Integer from, Integer to, IntentionEdge edge) {
        throw readOnly();
    }

    @Override
    public Integer addVertex() {
        throw readOnly();
    }

    @Override
    public boolean addVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public IntentionEdge removeEdge(Integer from, Integer to) {
        throw readOnly();
    }

    @Override
    public boolean removeEdge(IntentionEdge edge) {
        throw readOnly();
    }

    @Override
    public boolean removeVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public void setEdgeWeight(IntentionEdge edge, double weight) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a view of an intention graph is read-only");
    }

    private Stream<IntentionEdge> outgoing(int vertex) {
        check(vertex);
        return IntStream.range(0, graph.successorCount(vertex))
                .filter(index -> !isLeftOut(vertex, index))
                .mapToObj(index -> edge(vertex, index));
    }

    private Stream<IntentionEdge> incoming(int vertex) {
        check(vertex);
        return IntStream.range(0, graph.predecessorCount(vertex))
                .map(index -> graph.predecessor(vertex, index))
                .filter(from -> withPreviousBatch || !Edges.isPreviousBatch(graph, from, vertex))
                .mapToObj(from -> edge(from, Edges.find(graph, from, vertex)));
    }

    /** As JGraphT asks for it. */
    private void check(int vertex) {
        if (vertex < 0 || vertex >= graph.nodeCount()) {
            throw new IllegalArgumentException("no such vertex in graph: " + vertex);
        }
    }

    private IntentionEdge edge(int from, int index) {
        return new IntentionEdge(from, graph.successor(from, index), graph.isPreviousBatch(from, index));
    }

    private boolean isLeftOut(int from, int index) {
        return !withPreviousBatch && graph.isPreviousBatch(from, index);
    }

    private static Set<IntentionEdge> collect(Stream<IntentionEdge> edges) {
        return edges.collect(ImmutableSet.toImmutableSet());
    }

    /** All edges, in ascending order, made when asked for. */
    private final class EdgeSet extends AbstractSet<IntentionEdge> {
        @Override
        public Iterator<IntentionEdge> iterator() {
            return IntStream.range(0, graph.nodeCount())
                    .boxed()
                    .flatMap(JGraphTView.this::outgoing)
                    .iterator();
        }

        @Override
        public int size() {
            return withPreviousBatch
                    ? graph.edgeCount()
                    : Math.toIntExact(IntStream.range(0, graph.nodeCount())
                            .mapToLong(node -> outgoing(node).count())
                            .sum());
        }

        @Override
        public boolean contains(Object edge) {
            return edge instanceof IntentionEdge ours && containsEdge(ours);
        }
    }
}
