package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who asks for what, and how it comes to a node. */
final class ReasonsTest {
    @Property(tries = 1000)
    void reasonIsTheFirstWhoAsksForThat(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Sketch sketch = RandomSketch.of(seed, size);
        Oracle oracle = new Oracle(sketch.ecosystem());
        for (IntentionGraph graph : sketch.build().graphs().graphs()) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                assertThat(graph.reasons(node)).as(graph.name(node)).isEqualTo(oracle.reasons(graph.name(node)));
            }
        }
    }

    @Property(tries = 500)
    void pathLeadsToWhoAsks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Sketch sketch = RandomSketch.of(seed, size);
        Oracle oracle = new Oracle(sketch.ecosystem());
        IntentionGraphs graphs = sketch.build().graphs();
        Map<String, IntentionNode> nodes = graphs.graphs().stream()
                .flatMap(graph -> graph.nodes().stream())
                .collect(Collectors.toMap(IntentionNode::name, node -> node));
        for (IntentionGraph graph : graphs.graphs()) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                Map<Requirement, Reason> reasons =
                        graph.reasons(node).stream().collect(Collectors.toMap(Reason::requirement, reason -> reason));
                for (Requirement requirement : Requirement.values()) {
                    List<String> path = graph.reasonPath(node, requirement);
                    if (!reasons.containsKey(requirement)) {
                        assertThat(path).isEmpty();
                        continue;
                    }
                    assertThat(path).startsWith(graph.name(node));
                    for (int i = 1; i < path.size(); i++) {
                        assertThat(oracle.works(path.get(i - 1), path.get(i))).isTrue();
                    }
                    DatasetGroupKey asking = reasons.get(requirement).askedBy();
                    IntentionNode last = nodes.get(path.get(path.size() - 1));
                    if (last instanceof ExportNode export) {
                        assertThat(export.consumers()).contains(asking);
                    } else {
                        assertThat(oracle.writersOf(last.name())).contains(asking.workspace());
                    }
                }
            }
        }
    }

    @Test
    void regulatorIsTheReasonIfItsTimeIsLonger() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a").regulator("Sec", Duration.ofDays(2555));
        sketch.workspace("Long").in("C1").group("G", kept(3000), "S.a").on("P");
        sketch.workspace("Short").in("C2").group("G", kept(10), "S.a").on("P");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(retention(graph, "Export/P/C1/S/a")).contains(Duration.ofDays(3000));
        assertThat(reason(graph, "Export/P/C1/S/a")).hasToString("retention: Long/G");
        assertThat(retention(graph, "Export/P/C2/S/a")).contains(Duration.ofDays(2555));
        assertThat(reason(graph, "Export/P/C2/S/a")).hasToString("retention: Short/G for Sec");
    }

    @Test
    void unknownRegulatorAsksForNothing() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a");
        sketch.workspace("W").in("C").group("G", kept(10), "S.a").on("P");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(retention(graph, "Ingest/P/S")).contains(Duration.ofDays(10));
        assertThat(reason(graph, "Ingest/P/S")).hasToString("retention: W/G");
    }

    @Test
    void pathGoesThroughTransformersAndPlatforms() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Src", "a", "b")
                .output("Out", "T", "o")
                .primary("Out", "P");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.b", "Src.a");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .group("G", "Out.o")
                .on("Q");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(graph.reasonPath(graph.find("Ingest/P/Src").orElseThrow(), Requirement.PRIORITY))
                .containsExactly(
                        "Ingest/P/Src",
                        "Export/P/CT/Src/a",
                        "Trigger/P/T",
                        "DataTransformer/P/T",
                        "Ingest/P/Out",
                        "Ingest/Q/Out",
                        "Export/Q/C/Out/o");
        assertThat(graph.reasonPath(graph.find("Ingest/P/Src").orElseThrow(), Requirement.LIVE_ONLY))
                .containsExactly("Ingest/P/Src", "Export/P/CT/Src/a");
    }

    @Test
    void nodesOutsideTheGraphAreRefused() {
        IntentionGraph graph = new Sketch().platforms("P").build().graph("P");
        assertThatThrownBy(() -> graph.reasons(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.reasonPath(0, Requirement.PRIORITY))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static ConsumerRetentionRequirements kept(int days) {
        return ConsumerRetentionRequirements.builder()
                .milestoningStrategy(MilestoningStrategy.FORENSIC)
                .minRetentionTime(Duration.ofDays(days))
                .regulator("Sec")
                .build();
    }

    private static Optional<Duration> retention(IntentionGraph graph, String node) {
        return graph.requirements(graph.find(node).orElseThrow()).retention();
    }

    private static Reason reason(IntentionGraph graph, String node) {
        return graph.reasons(graph.find(node).orElseThrow()).stream()
                .filter(reason -> reason.requirement() == Requirement.RETENTION)
                .findFirst()
                .orElseThrow();
    }
}
