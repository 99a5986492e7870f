package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.EcosystemIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The ids of the source say the same as the views. */
final class GraphColumnsTest {
    @Property(tries = 300)
    void columnsSayWhatViewsSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            GraphColumns columns = graph.asColumns().orElseThrow();
            Map<Long, NodeRequirements> needs = new HashMap<>();
            for (IntentionNode node : graph.nodes()) {
                assertThat(node.accept(new Named(columns))).isEqualTo(node);
                assertThat(needs.computeIfAbsent(columns.needs(node.id()), code -> node.requirements()))
                        .isEqualTo(node.requirements());
            }
            assertThat(needs.values()).doesNotHaveDuplicates();
        }
    }

    @Test
    void questionsThatDoNotFitAreRefused() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a");
        sketch.workspace("W").in("C").group("G", "S.a").on("P");
        GraphSource source = EcosystemGraphSource.of(EcosystemIndex.of(sketch.ecosystem()));
        GraphColumns columns = sketch.build().graph("P").asColumns().orElseThrow();
        assertThat(columns.source().storeCount()).isEqualTo(source.storeCount());
        assertThatThrownBy(() -> columns.readsFrom(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node 1 is of kind Export; ask this of an ingestion");
        assertThatThrownBy(() -> columns.container(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node 0 is of kind IngestionMulti; ask this of an export");
        assertThatThrownBy(() -> columns.consumer(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> columns.subject(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Makes the view of a node from the columns. */
    private record Named(GraphColumns columns) implements IntentionNode.Visitor<IntentionNode> {
        @Override
        public IntentionNode ingestionMulti(IngestionMultiNode node) {
            int store = columns.subject(node.id());
            return new IngestionMultiNode(
                    node.platform(),
                    node.id(),
                    columns.source().storeName(store),
                    readsFrom(node.id()),
                    node.requirements());
        }

        @Override
        public IntentionNode ingestionSingle(IngestionSingleNode node) {
            int dataset = columns.subject(node.id());
            return new IngestionSingleNode(
                    node.platform(),
                    node.id(),
                    store(dataset),
                    columns.source().datasetName(dataset),
                    readsFrom(node.id()),
                    node.requirements());
        }

        @Override
        public IntentionNode export(ExportNode node) {
            GraphSource source = columns.source();
            int dataset = columns.subject(node.id());
            List<DatasetGroupKey> consumers = new ArrayList<>();
            for (int i = 0; i < columns.consumerCount(node.id()); i++) {
                int group = columns.consumer(node.id(), i);
                consumers.add(
                        new DatasetGroupKey(source.workspaceName(columns.workspaceOf(group)), source.groupName(group)));
            }
            return new ExportNode(
                    node.platform(),
                    node.id(),
                    source.containerIdentity(columns.container(node.id())),
                    store(dataset),
                    source.datasetName(dataset),
                    consumers,
                    node.requirements());
        }

        @Override
        public IntentionNode trigger(TriggerNode node) {
            return new TriggerNode(
                    node.platform(),
                    node.id(),
                    columns.source().workspaceName(columns.subject(node.id())),
                    node.requirements());
        }

        @Override
        public IntentionNode dataTransformer(DataTransformerNode node) {
            GraphSource source = columns.source();
            int workspace = columns.subject(node.id());
            return new DataTransformerNode(
                    node.platform(),
                    node.id(),
                    source.workspaceName(workspace),
                    source.storeName(source.outputStore(workspace)),
                    node.requirements());
        }

        private String store(int dataset) {
            return columns.source().storeName(columns.storeOf(dataset));
        }

        private Optional<String> readsFrom(int node) {
            int platform = columns.readsFrom(node);
            return platform < 0
                    ? Optional.empty()
                    : Optional.of(columns.source().platformName(platform));
        }
    }
}
