package io.datasurface.examples.host.json;

import io.datasurface.graph.chunk.NodeMove;
import io.datasurface.graph.chunk.RebalanceStep;
import io.datasurface.graph.chunk.Rebalancing;
import java.io.Writer;
import java.util.SortedMap;

/** What would move, as JSON. */
public final class RebalanceReport {
    private RebalanceReport() {}

    /**
     * Writes {@code {"platforms": {"P": {"moves": n, "steps": [{"why", "saves", "moves": [{"node", "from", "to"}]}]}}}}.
     *
     * @param found the re-balances by platform
     * @param out takes the document
     */
    public static void write(SortedMap<String, Rebalancing> found, Writer out) {
        Reports.write(out, json -> {
            json.writeObjectPropertyStart("platforms");
            found.forEach((name, rebalancing) -> {
                json.writeObjectPropertyStart(name);
                json.writeNumberProperty("moves", rebalancing.moves());
                json.writeArrayPropertyStart("steps");
                for (RebalanceStep step : rebalancing.steps()) {
                    json.writeStartObject();
                    json.writeStringProperty("why", step.why().label());
                    json.writeNumberProperty("saves", step.saves());
                    json.writeArrayPropertyStart("moves");
                    for (NodeMove move : step.moves()) {
                        json.writeStartObject();
                        json.writeStringProperty("node", move.node());
                        json.writeStringProperty("from", move.from());
                        json.writeStringProperty("to", move.to());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndObject();
        });
    }
}
