package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes of several classes, of which a chunk can hold one: cells of a platform, for example. The plan is not cut into crumbs by that. */
class ExclusiveClassesTest {
    private static final long CAP = 200;

    @Test
    void chunksOfEachClassAreAsFullAsOthers() {
        IntentionGraph graph = EcosystemShape.of(1, 400).build();
        Map<String, GroupEstimate> groups = new HashMap<>();
        for (int area = 0; area < 4; area++) {
            groups.put("area" + area, new GroupEstimate(Cost.of(1, 1), false));
        }
        TestCosts costs = new TestCosts(
                List.of("resources", "areas"),
                node -> new NodeEstimate(Cost.of(1, 0), List.of("area" + area(node))),
                groups);
        ChunkLimits limits =
                new ChunkLimits(Map.of("resources", CAP, "areas", 1L), 0.8, List.of(new Cell("home", Map.of())));

        ChunkingResult result = Chunker.plan(graph, costs, limits, Optional.empty());

        for (Chunk chunk : result.plan().chunks()) {
            assertThat(chunk.nodes().stream()
                            .map(name -> area(graph.node(graph.find(name).orElseThrow())))
                            .distinct())
                    .as(chunk.id())
                    .hasSize(1);
        }
        assertThat(result.problems()).isEmpty();
        assertThat((double) graph.nodeCount() / result.plan().chunks().size())
                .as("nodes per chunk")
                .isGreaterThan(0.6 * CAP);
    }

    /** What is ingested is in one of three areas, all else in one of its own. */
    private static int area(IntentionNode node) {
        return node.accept(new IntentionNode.Visitor<Integer>() {
            @Override
            public Integer ingestionMulti(IngestionMultiNode ingestion) {
                return 1 + Math.floorMod(ingestion.store().hashCode(), 3);
            }

            @Override
            public Integer ingestionSingle(IngestionSingleNode ingestion) {
                return 1 + Math.floorMod(ingestion.store().hashCode(), 3);
            }

            @Override
            public Integer export(ExportNode export) {
                return 0;
            }

            @Override
            public Integer trigger(TriggerNode trigger) {
                return 0;
            }

            @Override
            public Integer dataTransformer(DataTransformerNode transformer) {
                return 0;
            }
        });
    }
}
