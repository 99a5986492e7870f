package io.datasurface.graph.chunk;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A graph without any sense, with costs, groups and limits, that can be changed step by step. An edge leads from a lower to a higher place,
 * so the graph is acyclic; a few previous-batch edges lead back.
 */
final class RandomModel {
    private final Random random;
    private final int dimensions;
    private final int groupCount;
    private final boolean indivisible;
    private final TreeMap<String, Node> nodes = new TreeMap<>();
    private final Map<String, GroupEstimate> groups = new HashMap<>();
    private int created;
    ChunkLimits limits;

    /** A node with the names of the nodes that it feeds. */
    private record Node(
            NodeKind kind, double place, NodeEstimate estimate, List<String> feeds, List<String> feedsLate) {}

    RandomModel(long seed, int size, boolean indivisible) {
        this.random = new Random(seed);
        this.dimensions = 1 + random.nextInt(3);
        this.groupCount = 1 + random.nextInt(size / 2 + 1);
        this.indivisible = indivisible;
        for (int i = 0; i < size; i++) {
            addNode();
        }
        for (int i = 0; i < size * 3 / 2; i++) {
            addEdge();
        }
        this.limits = randomLimits();
    }

    ChunkLimits randomLimits() {
        Map<String, Long> hard = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            if (random.nextInt(5) > 0) {
                hard.put("d" + d, 2L + random.nextInt(40));
            }
        }
        int cellCount = 1 + random.nextInt(4);
        for (int cell = 0; cell < cellCount; cell++) {
            Map<String, Long> capacity = new HashMap<>();
            for (int d = 0; d < dimensions; d++) {
                if (random.nextInt(3) == 0) {
                    capacity.put("d" + d, (long) random.nextInt(200));
                }
            }
            cells.add(new Cell("cell" + cell, capacity));
        }
        return new ChunkLimits(hard, 0.3 + 0.7 * random.nextDouble(), cells);
    }

    private Cost randomCost(int most) {
        long[] amounts = new long[dimensions];
        for (int d = 0; d < dimensions; d++) {
            amounts[d] = random.nextInt(most);
        }
        if (random.nextInt(60) == 0) {
            amounts[random.nextInt(dimensions)] += 30;
        }
        return Cost.of(amounts);
    }

    void addNode() {
        int number = created++;
        String store = "s" + random.nextInt(30);
        NodeKind kind = NodeKind.values()[random.nextInt(5)];
        String name = switch (kind) {
            case INGESTION_MULTI -> "Ingest/P/m" + number;
            case INGESTION_SINGLE -> "Ingest/P/" + store + "/n" + number;
            case EXPORT -> "Export/P/c" + random.nextInt(5) + "/" + store + "/n" + number;
            case TRIGGER -> "Trigger/P/w" + number;
            case DATA_TRANSFORMER -> "DataTransformer/P/w" + number;
        };
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String key = "g" + random.nextInt(groupCount);
            boolean whole = indivisible && random.nextInt(4) == 0;
            groups.computeIfAbsent(key, absent -> new GroupEstimate(randomCost(3), whole, random.nextInt(4)));
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        NodeEstimate estimate = new NodeEstimate(randomCost(4), keys);
        nodes.put(name, new Node(kind, random.nextDouble(), estimate, new ArrayList<>(), new ArrayList<>()));
    }

    private String anyNode() {
        List<String> names = List.copyOf(nodes.keySet());
        return names.get(random.nextInt(names.size()));
    }

    void addEdge() {
        String one = anyNode();
        String other = anyNode();
        if (!one.equals(other)) {
            boolean forwards = node(one).place() < node(other).place();
            String from = forwards ? one : other;
            String to = forwards ? other : one;
            if (random.nextInt(20) == 0) {
                node(to).feedsLate().add(from);
            } else {
                node(from).feeds().add(to);
            }
        }
    }

    private Node node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    void change() {
        switch (random.nextInt(6)) {
            case 0, 1 -> addNode();
            case 2 -> {
                if (nodes.size() > 1) {
                    String gone = anyNode();
                    nodes.remove(gone);
                    nodes.values().forEach(node -> node.feeds().removeIf(gone::equals));
                    nodes.values().forEach(node -> node.feedsLate().removeIf(gone::equals));
                }
            }
            case 3 -> {
                String grown = anyNode();
                Node was = node(grown);
                NodeEstimate now =
                        new NodeEstimate(randomCost(6), was.estimate().groups());
                nodes.put(grown, new Node(was.kind(), was.place(), now, was.feeds(), was.feedsLate()));
            }
            default -> addEdge();
        }
    }

    /** Some names of nodes; the same one may be drawn twice. */
    Set<String> someNodes(int count) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            names.add(anyNode());
        }
        return names;
    }

    int size() {
        return nodes.size();
    }

    TestGraph graph() {
        return graph(List.copyOf(nodes.keySet()));
    }

    TestGraph shuffledGraph(long seed) {
        List<String> names = new ArrayList<>(nodes.keySet());
        Collections.shuffle(names, new Random(seed));
        return graph(names);
    }

    private TestGraph graph(List<String> names) {
        TestGraph.Builder builder = TestGraph.builder();
        names.forEach(name -> builder.node(name, node(name).kind()));
        names.forEach(name -> {
            node(name).feeds().forEach(to -> builder.edge(name, to));
            node(name).feedsLate().forEach(to -> builder.lateEdge(name, to));
        });
        return builder.build();
    }

    TestCosts costs() {
        List<String> names = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            names.add("d" + d);
        }
        return new TestCosts(names, view -> node(view.name()).estimate(), groups);
    }
}
