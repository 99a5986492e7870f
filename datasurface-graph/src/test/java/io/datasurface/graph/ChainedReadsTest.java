package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.lint.ProblemCollector;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Platforms that read a store from another one that reads it itself. */
final class ChainedReadsTest {
    private static Sketch model() {
        return new Sketch()
                .platforms("P", "Q", "R")
                .multi("S", "a")
                .primary("S", "P")
                .workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .group("G", "S.a")
                .on("R")
                .and();
    }

    /** The source of the model, in which platforms read store 0 as the map says. */
    private static IntentionGraphs built(Map<Integer, Integer> feeding) {
        GraphSource source = EcosystemGraphSource.of(EcosystemIndex.of(model().ecosystem()));
        GraphSource chained = (GraphSource) Proxy.newProxyInstance(
                GraphSource.class.getClassLoader(),
                new Class<?>[] {GraphSource.class},
                (proxy, method, arguments) -> method.getName().equals("feedingPlatform")
                        ? feeding.getOrDefault((Integer) arguments[0], -1)
                        : method.invoke(source, arguments));
        return IntentionGraphBuilder.build(chained, new ProblemCollector(SourceMap.NONE));
    }

    @Test
    void whatTheLastOneNeedsComesToThePrimaryThroughAllBetween() {
        IntentionGraphs graphs = built(Map.of(2, 1, 1, 0));

        assertThat(GraphLines.nodes(graphs.graphs().get(0))).containsExactly("Ingest/P/S HIGH");
        assertThat(GraphLines.nodes(graphs.graphs().get(1))).containsExactly("Ingest/Q/S HIGH <- P");
        assertThat(GraphLines.nodes(graphs.graphs().get(2)))
                .containsExactly("Ingest/R/S HIGH <- Q", "Export/R/C/S/a HIGH");
        assertThat(graphs.reads()).hasSize(2);
        assertThat(graphs.graphs().get(0).reasons(0)).isNotEmpty();
    }

    @Test
    void theOrderOfTheNamesDoesNotMatterToIt() {
        Sketch upside = new Sketch()
                .platforms("A", "B", "C")
                .multi("S", "a")
                .primary("S", "C")
                .workspace("W")
                .in("X")
                .priority(WorkspacePriority.HIGH)
                .group("G", "S.a")
                .on("A")
                .and();
        GraphSource source = EcosystemGraphSource.of(EcosystemIndex.of(upside.ecosystem()));
        GraphSource chained = (GraphSource) Proxy.newProxyInstance(
                GraphSource.class.getClassLoader(),
                new Class<?>[] {GraphSource.class},
                (proxy, method, arguments) -> method.getName().equals("feedingPlatform")
                        ? ((Integer) arguments[0] == 0 ? 1 : 2)
                        : method.invoke(source, arguments));

        List<IntentionGraph> graphs = IntentionGraphBuilder.build(chained, new ProblemCollector(SourceMap.NONE))
                .graphs();

        assertThat(GraphLines.nodes(graphs.get(2))).containsExactly("Ingest/C/S HIGH");
        assertThat(GraphLines.nodes(graphs.get(1))).containsExactly("Ingest/B/S HIGH <- C");
    }

    @Test
    void whoStandsInHasToSatisfyAllWhoNeedTheStoreAnywhere() {
        GraphSource source = EcosystemGraphSource.of(EcosystemIndex.of(model().ecosystem()));
        GraphSource standing = (GraphSource) Proxy.newProxyInstance(
                GraphSource.class.getClassLoader(),
                new Class<?>[] {GraphSource.class},
                (proxy, method, arguments) -> method.getName().equals("standby")
                        ? ((Integer) arguments[0] == 1 ? new int[] {0} : new int[0])
                        : method.invoke(source, arguments));

        IntentionGraph graph = IntentionGraphBuilder.build(standing, new ProblemCollector(SourceMap.NONE))
                .graphs()
                .get(1);

        assertThat(GraphLines.nodes(graph)).containsExactly("Ingest/Q/S HIGH <- P");
        assertThat(graph.reasons(0)).isNotEmpty();
    }

    @Test
    void platformsThatReadFromEachOtherAreRefused() {
        assertThatThrownBy(() -> built(Map.of(2, 1, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("platforms read store \"S\" from each other")
                .hasMessageContaining("let the chain of each reader end at a primary platform");
    }
}
