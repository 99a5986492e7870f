package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which requirements reach which node, rule by rule. */
final class NeedsRulesTest {
    private static final ConsumerRetentionRequirements SLOW_HISTORY = needs(
            MilestoningStrategy.FORENSIC, DataLatency.DAYS, Optional.of(Duration.ofHours(9)), Duration.ofDays(1825));
    private static final ConsumerRetentionRequirements FAST_LIVE = needs(
            MilestoningStrategy.LIVE_ONLY, DataLatency.MINUTES, Optional.of(Duration.ofMinutes(7)), Duration.ofDays(3));

    @Test
    void strongestNeedOfAllConsumersCounts() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a", "b");
        sketch.workspace("Slow")
                .in("C1")
                .priority(WorkspacePriority.HIGH)
                .group("G", SLOW_HISTORY, "S.a")
                .on("P");
        sketch.workspace("Fast")
                .in("C2")
                .priority(WorkspacePriority.LOW)
                .production()
                .group("G", FAST_LIVE, "S.b")
                .on("P");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(of(graph, "Ingest/P/S"))
                .isEqualTo(new NodeRequirements(
                        Optional.of(WorkspacePriority.HIGH),
                        Optional.of(DataLatency.MINUTES),
                        Optional.of(Duration.ofMinutes(7)),
                        Set.of(MilestoningStrategy.FORENSIC, MilestoningStrategy.LIVE_ONLY),
                        Optional.of(Duration.ofDays(1825)),
                        ProductionStatus.PRODUCTION));
        assertThat(of(graph, "Export/P/C1/S/a"))
                .isEqualTo(new NodeRequirements(
                        Optional.of(WorkspacePriority.HIGH),
                        Optional.of(DataLatency.DAYS),
                        Optional.of(Duration.ofHours(9)),
                        Set.of(MilestoningStrategy.FORENSIC),
                        Optional.of(Duration.ofDays(1825)),
                        ProductionStatus.NOT_PRODUCTION));
    }

    @Test
    void groupsThatShareAnExportRaiseItTogether() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a");
        sketch.workspace("Slow")
                .in("C")
                .group("G", SLOW_HISTORY, "S.a")
                .on("P")
                .group("H", FAST_LIVE, "S.a")
                .on("P");
        NodeRequirements export = of(sketch.build().graph("P"), "Export/P/C/S/a");
        assertThat(export.latency()).contains(DataLatency.MINUTES);
        assertThat(export.retention()).contains(Duration.ofDays(1825));
        assertThat(export.milestoning()).hasSize(2);
    }

    @Test
    void historyStopsAtATransformer() {
        IntentionGraph graph = throughTransformer(SLOW_HISTORY);
        assertThat(of(graph, "Ingest/P/Out").milestoning()).containsExactly(MilestoningStrategy.FORENSIC);
        for (String node : new String[] {"DataTransformer/P/T", "Trigger/P/T"}) {
            NodeRequirements needs = of(graph, node);
            assertThat(needs.milestoning()).isEmpty();
            assertThat(needs.retention()).isEmpty();
        }
        NodeRequirements source = of(graph, "Ingest/P/Src");
        assertThat(source.milestoning()).containsExactly(MilestoningStrategy.LIVE_ONLY);
        assertThat(source.retention()).isEmpty();
    }

    @Test
    void theRestTravelsThroughATransformer() {
        IntentionGraph graph = throughTransformer(SLOW_HISTORY);
        for (String node :
                new String[] {"Ingest/P/Out", "DataTransformer/P/T", "Trigger/P/T", "Export/P/CT/Src/a", "Ingest/P/Src"
                }) {
            NodeRequirements needs = of(graph, node);
            assertThat(needs.priority()).as(node).contains(WorkspacePriority.CRITICAL);
            assertThat(needs.latency()).as(node).contains(DataLatency.DAYS);
            assertThat(needs.freshness()).as(node).contains(Duration.ofHours(9));
            assertThat(needs.productionStatus()).as(node).isEqualTo(ProductionStatus.PRODUCTION);
        }
    }

    @Test
    void ownPriorityOfATransformerCountsForItsInputsOnly() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").output("Out", "T", "o");
        sketch.workspace("T")
                .in("CT")
                .writes("Out")
                .priority(WorkspacePriority.HIGH)
                .group("G", "Src.a");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.LOW)
                .group("G", "Out.o")
                .on("P");
        assertThat(GraphLines.nodes(sketch.build().graph("P")))
                .containsExactly(
                        "Ingest/P/Out LOW",
                        "Ingest/P/Src HIGH",
                        "Export/P/C/Out/o LOW",
                        "Export/P/CT/Src/a HIGH",
                        "Trigger/P/T LOW",
                        "DataTransformer/P/T LOW");
    }

    @Test
    void previousBatchEdgesCarryNothing() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").output("Out", "T", "o", "p");
        sketch.workspace("T")
                .in("CT")
                .writes("Out")
                .priority(WorkspacePriority.LOW)
                .group("G", "Src.a", "Out.p");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .group("G", "Out.o")
                .on("P");
        assertThat(GraphLines.nodes(sketch.build().graph("P")))
                .contains("Export/P/CT/Out/p LOW", "Export/P/CT/Src/a HIGH", "Ingest/P/Src HIGH");
    }

    @Test
    void readersRaiseThePrimaryThroughItsTransformers() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Src", "a")
                .output("Out", "T", "o")
                .primary("Out", "P")
                .primary("Src", "Q");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .group("G", SLOW_HISTORY, "Out.o")
                .on("Q");
        Sketch.Built built = sketch.build();
        assertThat(GraphLines.nodes(built.graph("P")))
                .contains("Ingest/P/Out HIGH", "DataTransformer/P/T HIGH", "Ingest/P/Src HIGH <- Q");
        assertThat(GraphLines.nodes(built.graph("Q"))).contains("Ingest/Q/Src HIGH", "Ingest/Q/Out HIGH <- P");
        assertThat(of(built.graph("P"), "Ingest/P/Out").retention()).contains(Duration.ofDays(1825));
    }

    @Test
    void ownStandingCountsWhereNothingConsumesTheOutput() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a", "b").output("Out", "T", "o");
        sketch.workspace("T")
                .in("CT")
                .writes("Out")
                .priority(WorkspacePriority.MEDIUM)
                .production()
                .group("G", SLOW_HISTORY, "Src.a")
                .on("P")
                .group("H", FAST_LIVE, "Src.b");
        IntentionGraph graph = sketch.build().graph("P");
        for (String node : new String[] {"Trigger/P/T", "DataTransformer/P/T", "Ingest/P/Out"}) {
            assertThat(of(graph, node))
                    .as(node)
                    .isEqualTo(new NodeRequirements(
                            Optional.of(WorkspacePriority.MEDIUM),
                            Optional.of(DataLatency.MINUTES),
                            Optional.of(Duration.ofMinutes(7)),
                            Set.of(),
                            Optional.empty(),
                            ProductionStatus.PRODUCTION));
            assertThat(graph.reasons(graph.find(node).orElseThrow()))
                    .as(node)
                    .hasToString("[priority: T/G, latency: T/H, freshness: T/H, production: T/G]");
        }
        assertThat(graph.reasonPath(graph.find("Ingest/P/Src").orElseThrow(), Requirement.LATENCY))
                .containsExactly("Ingest/P/Src", "Export/P/CT/Src/b");
    }

    @Test
    void ownStandingOfAllWhoWriteAStore() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").single("Out", "o", "p");
        sketch.workspace("A")
                .in("CA")
                .writes("Out")
                .priority(WorkspacePriority.LOW)
                .group("G", FAST_LIVE, "Src.a")
                .on("P");
        sketch.workspace("B")
                .in("CB")
                .writes("Out")
                .priority(WorkspacePriority.HIGH)
                .group("G", "Src.a");
        IntentionGraph graph = sketch.build().graph("P");
        for (String node : new String[] {"Trigger/P/A", "DataTransformer/P/B", "Ingest/P/Out/o", "Ingest/P/Out/p"}) {
            assertThat(of(graph, node).priority()).as(node).contains(WorkspacePriority.HIGH);
            assertThat(of(graph, node).latency()).as(node).contains(DataLatency.MINUTES);
        }
    }

    @Test
    void nothingIsAskedOfANodeThatNothingConsumes() {
        IntentionGraph graph = new Sketch()
                .platforms("P")
                .single("S", "a", "b")
                .workspace("W")
                .in("C")
                .group("G", "S.a")
                .on("P")
                .and()
                .build()
                .graph("P");
        assertThat(of(graph, "Ingest/P/S/b")).isEqualTo(NodeRequirements.NONE);
        assertThat(of(graph, "Ingest/P/S/a"))
                .isEqualTo(new NodeRequirements(
                        Optional.of(WorkspacePriority.UNKNOWN),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(MilestoningStrategy.LIVE_ONLY),
                        Optional.empty(),
                        ProductionStatus.NOT_PRODUCTION));
    }

    private static IntentionGraph throughTransformer(ConsumerRetentionRequirements needs) {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").output("Out", "T", "o");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.CRITICAL)
                .production()
                .group("G", needs, "Out.o")
                .on("P");
        return sketch.build().graph("P");
    }

    private static NodeRequirements of(IntentionGraph graph, String name) {
        return graph.requirements(graph.find(name).orElseThrow());
    }

    private static ConsumerRetentionRequirements needs(
            MilestoningStrategy strategy, DataLatency latency, Optional<Duration> freshness, Duration retention) {
        return new ConsumerRetentionRequirements(
                strategy, latency, freshness, Optional.of(retention), Optional.empty());
    }
}
