package io.datasurface.graph.diff;

import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeRequirements;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The requirements of nodes. Safe for concurrent use. */
interface Needs {
    NodeRequirements of(int node);

    /** Requirements as a number: equal for equal ones of the same side. */
    long code(int node);

    /** Whether those of an export follow from its consumers and the triggers that it feeds. */
    boolean followFromConsumers();

    /** Those of a graph that was built from a source. Equal requirements are made once. */
    static Needs of(IntentionGraph graph, GraphColumns columns) {
        Map<Long, NodeRequirements> known = new ConcurrentHashMap<>();
        return new Needs() {
            @Override
            public NodeRequirements of(int node) {
                Long code = columns.needs(node);
                NodeRequirements made = known.get(code);
                return made != null ? made : known.computeIfAbsent(code, key -> graph.requirements(node));
            }

            @Override
            public long code(int node) {
                return columns.needs(node);
            }

            @Override
            public boolean followFromConsumers() {
                return true;
            }
        };
    }

    /** By place in a dictionary. */
    static Needs of(int[] places, NodeRequirements[] dictionary) {
        return new Needs() {
            @Override
            public NodeRequirements of(int node) {
                return dictionary[places[node]];
            }

            @Override
            public long code(int node) {
                return places[node];
            }

            @Override
            public boolean followFromConsumers() {
                return false;
            }
        };
    }
}
